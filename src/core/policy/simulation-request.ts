import type { Path } from "../diagnostic.js";
import { type Caller, parseCaller } from "./caller.js";
import { isShape } from "./grammar.js";
import { isTextProblem, readJson, type TextProblem, type TextRange } from "./json-text.js";
import { mostLevels } from "./layers.js";
import { accountInArn } from "./request.js";

/** What `iam simulate` is asked, checked and in our own words. */
export interface SimulationRequest {
  readonly identity: readonly string[];
  readonly boundary?: readonly string[];
  readonly session?: readonly string[];
  readonly serviceControl?: readonly (readonly string[])[];
  readonly resourceControl?: readonly (readonly string[])[];
  readonly resource?: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly resourceOwner?: string;
  readonly caller: Caller;
  readonly context: ReadonlyMap<string, readonly string[]>;
}

const limits = { longest: 32_000_000, deepest: 32 };

const members = [
  "PolicyInputList",
  "PermissionsBoundaryPolicyInputList",
  "SessionPolicyInputList",
  "ServiceControlPolicyInputList",
  "OrderedOrganizationPolicyInputList",
  "ResourceControlPolicyInputList",
  "ActionNames",
  "ResourceArns",
  "ResourcePolicy",
  "ResourceOwner",
  "ResourceHandlingOption",
  "CallerArn",
  "ContextEntries",
  "MaxItems",
  "Marker",
];

const scalarTypes = ["string", "numeric", "boolean", "ip", "binary", "date"];
const contextKeyTypes = scalarTypes.flatMap((type) => [type, `${type}List`]);

/**
 * Read a request in the form of SimulateCustomPolicy, with the layers that AWS has no input for.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export function decodeSimulation(text: string): SimulationRequest | TextProblem {
  const json = readJson(text, limits);
  if (isTextProblem(json)) return json;
  const reader = new Members(json.value);
  const request = readMembers(reader);
  const problem = reader.problem;
  return problem === undefined ? request : { ...problem, range: json.locate(problem.path) satisfies TextRange };
}

function readMembers(reader: Members): SimulationRequest {
  reader.refuseOthers();
  const boundary = reader.texts("PermissionsBoundaryPolicyInputList");
  const session = reader.texts("SessionPolicyInputList");
  const serviceControl = reader.levels("ServiceControlPolicyInputList") ?? reader.organizationLevels();
  const resourceControl = reader.levels("ResourceControlPolicyInputList");
  const resource = reader.text("ResourcePolicy");
  const resourceOwner = reader.owner();
  if ((serviceControl?.length ?? 0) + (resourceControl?.length ?? 0) > mostLevels) {
    reader.fail([], `Unexpected organisation of more than ${mostLevels} levels`);
  }
  return {
    identity: reader.required("PolicyInputList") ?? [],
    ...(boundary && { boundary }),
    ...(session && { session }),
    ...(serviceControl && { serviceControl }),
    ...(resourceControl && { resourceControl }),
    ...(resource !== undefined && { resource }),
    ...(resourceOwner !== undefined && { resourceOwner }),
    actions: reader.actions(),
    resources: reader.texts("ResourceArns", "an ARN") ?? ["*"],
    caller: reader.caller(),
    context: reader.context(),
  };
}

/** Reads members one by one and keeps the first problem. */
class Members {
  readonly #members: Readonly<Record<string, unknown>>;
  problem: TextProblem | undefined;

  constructor(value: unknown) {
    this.#members = isShape(value) ? value : {};
    if (!isShape(value)) this.fail([], "Unexpected request, expected an object");
  }

  fail(path: Path, message: string): undefined {
    this.problem ??= { path, message };
    return undefined;
  }

  refuseOthers(): void {
    const other = Object.keys(this.#members).find((name) => !members.includes(name));
    if (other !== undefined)
      this.fail([other], `Unexpected member \`${other}\`, expected one of ${members.join(", ")}`);
  }

  text(name: string): string | undefined {
    const value = this.#members[name];
    if (value === undefined || typeof value === "string") return value;
    return this.fail([name], `Unexpected \`${name}\`, expected a text`);
  }

  texts(name: string, what = "a policy's text"): readonly string[] | undefined {
    const value = this.#members[name];
    return value === undefined ? undefined : this.#textList(value, [name], what);
  }

  required(name: string): readonly string[] | undefined {
    return this.texts(name) ?? this.fail([], `Missing \`${name}\``);
  }

  levels(name: string): readonly (readonly string[])[] | undefined {
    const value = this.#members[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.fail([name], `Unexpected \`${name}\`, expected a list of levels`);
    return value.map((level, index) => this.#textList(level, [name, index], "a policy's text"));
  }

  /** AWS's own form of the levels of service control policies. */
  organizationLevels(): readonly (readonly string[])[] | undefined {
    const name = "OrderedOrganizationPolicyInputList";
    const value = this.#members[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.fail([name], `Unexpected \`${name}\`, expected a list of levels`);
    return value.map((level, index) => {
      const policies = isShape(level) ? (level["ServiceControlPolicyInputList"] ?? []) : level;
      return this.#textList(policies, [name, index], "a policy's text");
    });
  }

  actions(): readonly string[] {
    const actions = this.texts("ActionNames", "an action");
    if (actions === undefined || actions.length === 0) this.fail(["ActionNames"], "Missing `ActionNames`");
    for (const [index, action] of (actions ?? []).entries()) {
      if (/^[^:*?\s]+:[^:*?]+$/.test(action)) continue;
      this.fail(
        ["ActionNames", index],
        `Unexpected action \`${clip(action)}\`, expected \`SERVICE:NAME\` without wildcards`,
      );
    }
    return actions ?? [];
  }

  owner(): string | undefined {
    const owner = this.text("ResourceOwner");
    if (owner === undefined || owner === "") return undefined;
    const account = /^\d{12}$/.test(owner) ? owner : accountInArn(owner);
    return account ?? this.fail(["ResourceOwner"], `Unexpected \`${clip(owner)}\`, expected an account's root ARN`);
  }

  caller(): Caller {
    const text = this.text("CallerArn");
    if (text === undefined || text === "") return { kind: "unnamed" };
    const caller = parseCaller(text);
    if (caller !== undefined) return caller;
    this.fail(
      ["CallerArn"],
      `Unexpected caller \`${clip(text)}\`, expected the ARN of a user, role or session, or a service`,
    );
    return { kind: "unnamed" };
  }

  context(): ReadonlyMap<string, readonly string[]> {
    const value = this.#members["ContextEntries"] ?? [];
    const context = new Map<string, readonly string[]>();
    if (!Array.isArray(value)) this.fail(["ContextEntries"], "Unexpected `ContextEntries`, expected a list");
    const entries: readonly unknown[] = Array.isArray(value) ? value : [];
    for (const [index, entry] of entries.entries()) this.#addEntry(context, entry, ["ContextEntries", index]);
    return context;
  }

  #addEntry(context: Map<string, readonly string[]>, entry: unknown, path: Path): void {
    const { ContextKeyName: name, ContextKeyType: type, ContextKeyValues: values } = isShape(entry) ? entry : {};
    if (typeof name !== "string" || name === "") {
      this.fail(path, "Missing `ContextKeyName`");
    } else if (context.has(name.toLowerCase())) {
      this.fail(path, `Unexpected second entry for \`${clip(name)}\`, expected each key once`);
    } else if (type !== undefined && !contextKeyTypes.some((known) => known === type)) {
      this.fail(
        [...path, "ContextKeyType"],
        `Unexpected \`ContextKeyType\`, expected one of ${contextKeyTypes.join(", ")}`,
      );
    } else {
      const list = Array.isArray(values) ? values.map((item) => (isPlain(item) ? String(item) : item)) : (values ?? []);
      context.set(name.toLowerCase(), this.#textList(list, [...path, "ContextKeyValues"], "a text"));
    }
  }

  #textList(value: unknown, path: Path, what: string): readonly string[] {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    if (!Array.isArray(value)) this.fail(path, `Unexpected \`${path.join(".")}\`, expected a list`);
    const wrong = list.findIndex((item) => typeof item !== "string");
    if (wrong !== -1) this.fail([...path, wrong], `Unexpected value in \`${path.join(".")}\`, expected ${what}`);
    return list.filter((item) => typeof item === "string");
  }
}

function isPlain(value: unknown): value is number | boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
