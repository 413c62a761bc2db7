/** What AWS says of one value on the wire. A service's shapes refer to each other by name. */
export type Shape =
  | StringShape
  | NumberShape
  | { readonly type: "boolean" | "timestamp" | "blob" }
  | ListShape
  | MapShape
  | StructureShape;

export interface StringShape {
  readonly type: "string";
  readonly min?: number;
  readonly max?: number;
  /** As AWS publishes it, and as its messages show it. */
  readonly pattern?: string;
  /** The same language without exponential backtracking, where AWS's own text has it. */
  readonly safePattern?: string;
  readonly values?: readonly string[];
}

export interface NumberShape {
  readonly type: "integer" | "long" | "float" | "double";
  readonly min?: number;
  readonly max?: number;
}

export interface ListShape {
  readonly type: "list";
  readonly of: string;
  readonly min?: number;
  readonly max?: number;
  readonly unique?: true;
  /** Query protocol: the element's name where it is not `member`. */
  readonly itemName?: string;
  readonly flattened?: true;
}

export interface MapShape {
  readonly type: "map";
  readonly of: readonly [key: string, value: string];
  /** Query protocol: the elements' names where they are not `key` and `value`. */
  readonly names?: readonly [key: string, value: string];
  readonly min?: number;
  readonly max?: number;
}

export interface StructureShape {
  readonly type: "structure";
  readonly members: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Exactly one member may be set. */
  readonly union?: true;
  /** REST: members that do not stand in the body. */
  readonly bindings?: Readonly<Record<string, "path" | "query">>;
}

export type Shapes = Readonly<Record<string, Shape>>;

/** The TypeScript type of a decoded value: what `readInput` has checked. */
export type Value<S, N> = N extends keyof S ? ValueOf<S, S[N]> : never;

type ValueOf<S, T> = T extends { readonly type: "string" }
  ? T extends { readonly values: readonly (infer V)[] }
    ? V
    : string
  : T extends { readonly type: NumberShape["type"] | "timestamp" }
    ? number
    : T extends { readonly type: "boolean" }
      ? boolean
      : T extends { readonly type: "blob" }
        ? string
        : T extends { readonly type: "list"; readonly of: infer I }
          ? readonly Value<S, I>[]
          : T extends { readonly type: "map"; readonly of: readonly [unknown, infer V] }
            ? Readonly<Record<string, Value<S, V>>>
            : T extends { readonly type: "structure"; readonly members: infer M }
              ? Structure<S, M, T extends { readonly required: readonly (infer R)[] } ? R : never>
              : never;

type Structure<S, M, R> = { readonly [K in keyof M as K extends R ? K : never]: Value<S, M[K]> } & {
  readonly [K in keyof M as K extends R ? never : K]?: Value<S, M[K]>;
};
