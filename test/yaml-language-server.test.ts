import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheck } from "../src/commands/check.js";
import type { Diagnostic } from "../src/core/diagnostic.js";
import { ruleCatalogue } from "../src/core/lint/rule-catalogue.js";
import { parseSource } from "../src/core/source/parse-source.js";
import { fakeOutput } from "./fakes/output.js";
import { fakeRepositoryFiles } from "./fakes/repository-files.js";

const root = join(import.meta.dirname, "..");
const schema = pathToFileURL(join(root, "schemas/response-plan.schema.json")).href;
const contactSchema = pathToFileURL(join(root, "schemas/contact.schema.json")).href;
const contactModeline = `# yaml-language-server: $schema=${contactSchema}\n`;
const runbookModeline = contactModeline.replace("contact.schema", "runbook.schema");
const modeline = `# yaml-language-server: $schema=${schema}\n`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

interface Told {
  readonly severity?: number;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** An editor that talks to the language server over its standard streams. */
class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #told = new Map<string, (diagnostics: readonly Told[]) => void>();
  #buffer = Buffer.alloc(0);
  #id = 0;

  constructor() {
    const bin = join(root, "node_modules/yaml-language-server/bin/yaml-language-server");
    this.#server = spawn(process.execPath, [bin, "--stdio"], { stdio: "pipe" });
    this.#server.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
  }

  async start(): Promise<void> {
    await this.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
          hover: { contentFormat: ["markdown"] },
          publishDiagnostics: {},
        },
      },
      workspaceFolders: null,
    });
    this.#send({ method: "initialized", params: {} });
    const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
    this.#send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml } } });
  }

  request(method: string, params: unknown): Promise<unknown> {
    this.#id += 1;
    const id = this.#id;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** Open a file, and wait for what the server says of it. */
  open(uri: string, text: string): Promise<readonly Told[]> {
    const told = new Promise<readonly Told[]>((resolve) => this.#told.set(uri, resolve));
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "yaml", version: 1, text } },
    });
    return told;
  }

  stop(): void {
    this.#server.kill();
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString("latin1", 0, Math.max(0, end)))?.[1]);
      if (end < 0 || this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.toString("utf8", end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#receive(JSON.parse(body) as Message);
    }
  }

  #receive({ id, method, params, result }: Message): void {
    if (method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Told[] };
      this.#told.get(uri)?.(diagnostics);
    } else if (method !== undefined && id !== undefined) {
      // The server asks for settings, or wants to register something: it has all that it needs.
      this.#send({ id, result: method === "workspace/configuration" ? [{}, {}, {}, {}, {}] : null });
    } else if (id !== undefined) this.#answers.get(id)?.(result);
  }
}

const editor = new Editor();
beforeAll(() => editor.start(), 30_000);
afterAll(() => editor.stop());

let files = 0;
async function open(text: string) {
  files += 1;
  const uri = pathToFileURL(join(root, `plans/open-${files}.yaml`)).href;
  const told = await editor.open(uri, text);
  const errors = told.filter(({ severity }) => severity === undefined || severity === 1);
  return { uri, lines: [...new Set(errors.map(({ range }) => range.start.line + 1))].toSorted((a, b) => a - b), told };
}

async function linesOfCheck(text: string): Promise<readonly number[]> {
  const { result } = await runCheck(
    {
      configPath: "muster.yaml",
      isConfigRequired: false,
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date("2026-11-23T00:00:00Z"),
    },
    { files: fakeRepositoryFiles({ "plans/a.yaml": text }), output: fakeOutput() },
  );
  const found = result.diagnostics.filter(({ rule }) => rule === "invalid-shape" || rule === "invalid-yaml");
  return [...new Set(found.map((each) => lineInEditor(text, each)))].toSorted((a, b) => a - b);
}

/** The language server shows what is missing at the key of what lacks it, and a second item at its list. */
function lineInEditor(text: string, { at, message, pointer = "" }: Diagnostic): number {
  const path = pointer.split("/").slice(1);
  const [source] = parseSource("plans/a.yaml", new TextEncoder().encode(text))[0];
  if (source === undefined) return at.line;
  if (message.startsWith("Unexpected absence")) return source.locate(path, "key").line;
  return message.startsWith("Unexpected second `contact") ? source.locate(path.slice(0, -1)).line : at.line;
}

async function labelsAt(text: string, line: number, character: number): Promise<readonly string[]> {
  const { uri } = await open(text);
  const answer = await editor.request("textDocument/completion", {
    textDocument: { uri },
    position: { line, character },
  });
  const items = Array.isArray(answer) ? answer : ((answer as { items?: unknown[] } | null)?.items ?? []);
  return items.map((item) => String((item as { label: unknown }).label));
}

describe("a plan in an editor with a YAML language server", () => {
  test("completes fields", async () => {
    const text = `${modeline}name: a\nincidentTemplate:\n  title: Slow\n  \n`;
    const labels = await labelsAt(text, 4, 2);
    expect(labels).toEqual(expect.arrayContaining(["impact", "summary", "dedupeString", "notificationTargets"]));
    expect(labels).not.toContain("engagements");
  });

  test("completes values", async () => {
    const text = `${modeline}name: a\nincidentTemplate:\n  title: Slow\n  impact: \n`;
    expect(await labelsAt(text, 4, 10)).toEqual(expect.arrayContaining(["critical", "high", "medium", "low", "none"]));
  });

  test("shows what a field means", async () => {
    const { uri } = await open(
      `${modeline}name: a\nincidentTemplate:\n  title: Slow\n  dedupeString: a\n  impact: 3\n`,
    );
    const position = { line: 4, character: 5 };
    const hover = (await editor.request("textDocument/hover", { textDocument: { uri }, position })) as {
      contents: { value: string };
    };
    expect(hover.contents.value).toMatch(/incident/i);
  });

  const plan = "name: a\nincidentTemplate:\n  title: Slow\n  impact: 3\n";

  test.each([
    ["is sound", plan],
    [
      "has a short reference, a name for its impact and a variable",
      `${plan.replace("3", "critical")}engagements: ["contact/\${target}"]\n`,
    ],
    ["has an unknown field", `${plan}engagement: []\n`],
    ["has an unknown field within", plan.replace("  impact", "  severity: 1\n  impact")],
    ["has an impact out of range", plan.replace("impact: 3", "impact: 6")],
    ["has an impact of another name", plan.replace("impact: 3", "impact: urgent")],
    ["has a text for a list", `${plan}engagements: contact/a\n`],
    ["has a number for a text", `${plan}displayName: 42\n`],
    ["has a second engagement", `${plan}engagements:\n  - contact/a\n  - contact/a\n`],
    [
      "has two runbooks",
      `${plan}actions:\n${"  - ssmAutomation: {documentName: Mitigate, roleArn: role/a}\n".repeat(2)}`,
    ],
    ["has a runbook without a role", `${plan}actions:\n  - ssmAutomation:\n      documentName: Mitigate\n`],
    [
      "has a parameter that is no list",
      `${plan}actions:\n  - ssmAutomation:\n      documentName: Mitigate\n      roleArn: role/a\n      parameters:\n        A: b\n`,
    ],
    [
      "has a dynamic parameter that AWS does not know",
      `${plan}actions:\n  - ssmAutomation:\n      documentName: Mitigate\n      roleArn: role/a\n      dynamicParameters:\n        A: {variable: INCIDENT}\n`,
    ],
    ["has no title", "name: a\nincidentTemplate:\n  impact: 3\n"],
    ["has no name", plan.replace("name: a\n", "")],
    ["has a key twice", `${plan}name: b\n`],
    ["is broken YAML", `${plan}engagements: [contact/a\ntags: {}\n`],
  ])("that %s has errors at the lines of `muster check`", async (_what, text) => {
    const expected = await linesOfCheck(modeline + text);
    expect((await open(modeline + text)).lines).toEqual(expected);
  });
});

describe("a contact in an editor with a YAML language server", () => {
  const contact = `kind: Contact
Alias: ann
Channels:
  - Name: phone
    Type: SMS
    DeliveryAddress: {SimpleAddress: "\${secret:ANN_PHONE}"}
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]
`;

  test("completes a channel's fields and types", async () => {
    const text = `${contactModeline}kind: Contact\nAlias: ann\nChannels:\n  - Name: phone\n    \n`;
    expect(await labelsAt(text, 5, 4)).toEqual(expect.arrayContaining(["Type", "DeliveryAddress", "DeferActivation"]));
    const types = await labelsAt(text.replace("    \n", "    Type: \n"), 5, 10);
    expect(types).toEqual(expect.arrayContaining(["SMS", "VOICE", "EMAIL"]));
  });

  test.each([
    ["is sound", contactModeline, contact],
    ["has a phone number", contactModeline, contact.replace("${secret:ANN_PHONE}", "+4915112345678")],
    ["has a channel of an unknown type", contactModeline, contact.replace("SMS", "PAGER")],
    ["has a channel without an address", contactModeline, contact.replace(/ +DeliveryAddress.*\n/, "")],
  ])("that %s has errors at the lines of `muster check`", async (_what, head, text) => {
    const expected = await linesOfCheck(head + text);
    expect((await open(head + text)).lines).toEqual(expected);
  });

  test("a runbook is a clone, or has content of its own", async () => {
    const errors = async (rest: string) =>
      (await open(`${runbookModeline}kind: Runbook\nName: Mitigate\n${rest}`)).lines.length;
    expect(await errors("CloneOf: AWSIncidents-CriticalIncidentRunbookTemplate\n")).toBe(0);
    expect(await errors("Content: {schemaVersion: '0.3'}\n")).toBe(0);
    expect(await errors("")).toBe(1);
    expect(await errors("CloneOf: AWS-X\nContent: {schemaVersion: '0.3'}\n")).toBe(1);
  });
});
