/** Plans in the language of another tool, and what that tool cannot say as AWS has it. */
export interface Exported {
  readonly text: string;
  /** Sentences without a full stop, one a difference. */
  readonly warnings: readonly string[];
}
