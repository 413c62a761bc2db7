/** How a text report marks its words; the entries choose between colours and none. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly notice: (text: string) => string;
  readonly good: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const asIs = (text: string): string => text;

/** No colours: for pipes, files and logs. */
export const plainPalette: Palette = {
  error: asIs,
  warning: asIs,
  notice: asIs,
  good: asIs,
  dim: asIs,
  bold: asIs,
};
