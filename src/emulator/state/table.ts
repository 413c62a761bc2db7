/** One undoable step: what stood under the key before. */
export interface Step {
  readonly table: Table<unknown>;
  readonly key: string;
  readonly before: unknown;
}

/**
 * A collection of plain, JSON-like values by key. Values are replaced, never changed in place: that is what makes
 * undoing, stale reads and cheap saving possible.
 */
export class Table<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #record: (step: Step) => void;
  #sorted: readonly T[] | undefined;

  constructor(record: (step: Step) => void) {
    this.#record = record;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  set(key: string, value: T): void {
    this.#record({ table: this as Table<unknown>, key, before: this.get(key) });
    this.restore(key, value);
  }

  delete(key: string): void {
    if (!this.#entries.has(key)) return;
    this.#record({ table: this as Table<unknown>, key, before: this.get(key) });
    this.restore(key, undefined);
  }

  /** Sets or deletes without recording a step. */
  restore(key: string, value: T | undefined): void {
    if (value === undefined) this.#entries.delete(key);
    else this.#entries.set(key, { value });
    this.#sorted = undefined;
  }

  dropOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.delete(oldest);
  }

  dropWhere(isGone: (value: T) => boolean): void {
    for (const [key, { value }] of this.#entries) if (isGone(value)) this.delete(key);
  }

  /** All values in the order of their keys. */
  values(): readonly T[] {
    this.#sorted ??= this.keys().map((key) => this.#entries.get(key)?.value as T);
    return this.#sorted;
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()].sort();
  }

  /** The table as JSON text. The text of a value is made once. */
  toText(): string {
    const parts: string[] = [];
    for (const [key, entry] of this.#entries) {
      entry.text ??= `${JSON.stringify(key)}:${JSON.stringify(entry.value)}`;
      parts.push(entry.text);
    }
    return `{${parts.join(",")}}`;
  }
}

interface Entry<T> {
  readonly value: T;
  text?: string;
}
