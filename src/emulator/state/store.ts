import { type Step, Table } from "./table.js";

/** Whose data a table holds. */
export interface Scope {
  readonly account: string;
  readonly region: string;
}

/** A kind of table: `name` is `SERVICE/THINGS`; an account has one, or one in each Region. */
export interface TableKind<T> {
  readonly name: string;
  readonly per: "account" | "region" | "emulator";
  /** Only carries the type. */
  readonly row?: T;
}

/** Declares a kind of table. */
export function tableOf<T>(name: string, per: TableKind<T>["per"]): TableKind<T> {
  return { name, per };
}

/** Everything that the embedded AWS remembers. */
export class Store {
  readonly #tables = new Map<string, Table<unknown>>();
  readonly #lastWrites = new Map<string, readonly Step[]>();
  #steps: Step[] | undefined;

  table<T>(kind: TableKind<T>, scope: Scope): Table<T> {
    const name = tableName(kind, scope);
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = new Table((step) => this.#steps?.push(step));
      this.#tables.set(name, table);
    }
    // A table is only ever reached through the kind that named it.
    return table as Table<T>;
  }

  /** The accounts that have a table of this kind with something in it. */
  accountsWith(kind: TableKind<unknown>): readonly string[] {
    const found = new Set<string>();
    for (const [name, table] of this.#tables) {
      const [service, things, account = ""] = name.split("/");
      if (`${service}/${things}` === kind.name && table.size > 0) found.add(account);
    }
    return [...found].sort();
  }

  /** The accounts and Regions that have a table of this kind with something in it. */
  scopesWith(kind: TableKind<unknown>): readonly Scope[] {
    return [...this.#tables]
      .filter(([name, table]) => name.startsWith(`${kind.name}/`) && table.size > 0)
      .map(([name]) => {
        const [, , account = "", region = ""] = name.split("/");
        return { account, region };
      });
  }

  /** The rows of all tables of a kind, whoever's they are. */
  everywhere<T>(kind: TableKind<T>): readonly T[] {
    const names = [...this.#tables.keys()].filter((name) => name === kind.name || name.startsWith(`${kind.name}/`));
    return names.sort().flatMap((name) => (this.#tables.get(name) as Table<T>).values());
  }

  /** Deletes everything that these services keep for an account. */
  clear(account: string, services: readonly string[]): void {
    for (const [name, table] of this.#tables) {
      const [service = "", , owner] = name.split("/");
      if (services.includes(service) && owner === account) table.dropWhere(() => true);
    }
  }

  /** Runs a call; what it wrote is taken back when it throws. Returns whether it wrote anything. */
  transaction<R>(owner: string, run: () => R): { readonly result: R; readonly hasWritten: boolean } {
    const steps: Step[] = [];
    this.#steps = steps;
    try {
      const result = run();
      if (steps.length > 0) this.#lastWrites.set(owner, steps);
      return { result, hasWritten: steps.length > 0 };
    } catch (error) {
      undo(steps);
      throw error;
    } finally {
      this.#steps = undefined;
    }
  }

  /** Runs a read as if the owner's last writing call had not happened yet; changes nothing. */
  beforeLastWrite<R>(owner: string, run: () => R): R {
    const redo = undo(this.#lastWrites.get(owner) ?? []);
    const steps: Step[] = [];
    this.#steps = steps;
    try {
      return run();
    } finally {
      undo(steps);
      undo(redo);
      this.#steps = undefined;
    }
  }

  toText(): string {
    const parts = [...this.#tables]
      .filter(([, table]) => table.size > 0)
      .map(([name, table]) => `${JSON.stringify(name)}:${table.toText()}`);
    return `{${parts.join(",\n")}}`;
  }

  load(tables: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void {
    for (const [name, rows] of Object.entries(tables)) {
      const table = new Table<unknown>((step) => this.#steps?.push(step));
      for (const [key, row] of Object.entries(rows)) table.restore(key, row);
      this.#tables.set(name, table);
    }
  }
}

/** Takes steps back, latest first; the returned steps take that back again. */
function undo(steps: readonly Step[]): Step[] {
  const redo: Step[] = [];
  for (const { table, key, before } of [...steps].reverse()) {
    redo.push({ table, key, before: table.get(key) });
    table.restore(key, before);
  }
  return redo;
}

function tableName(kind: TableKind<unknown>, { account, region }: Scope): string {
  if (kind.per === "emulator") return kind.name;
  return kind.per === "account" ? `${kind.name}/${account}` : `${kind.name}/${account}/${region}`;
}
