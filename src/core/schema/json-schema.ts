/** The part of JSON Schema 2020-12 that Muster's own schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  /** What is written here is not shown again: it may be somebody's phone number. */
  readonly writeOnly?: boolean;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

const variable = "#/$defs/variable";

/** The ways in which a value may be written, less "holds a variable". */
export function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema.anyOf ?? [schema]).filter(({ $ref }) => $ref !== variable);
}

/** The same schema for values whose variables are replaced: a variable excuses nothing any more. */
export function withoutVariables(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, part: unknown) => {
    if (typeof part !== "object" || part === null || !("anyOf" in part)) return part;
    const { anyOf, ...rest } = part as JsonSchema;
    const kept = alternativesOf({ anyOf: anyOf ?? [] });
    return kept.length === 1 ? { ...kept[0], ...rest } : { anyOf: kept, ...rest };
  }) as JsonSchema;
}
