import { readInputs } from "./action/inputs.js";
import { runAction } from "./action/run-action.js";
import { error, keepSecret, withoutSecrets } from "./action/runner.js";
import { readSurroundings, secretsOf } from "./action/surroundings.js";
import { writeSummary } from "./action/write-summary.js";
import { roleSessions } from "./adapters/aws/role-sessions.js";
import { sessionName } from "./core/config/session-name.js";
import { OperationalError, UsageError } from "./core/operational-error.js";
import { escapeTerminal } from "./core/report/escape-terminal.js";
import { showControls } from "./core/report/show-controls.js";

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const inputs = readInputs();
    for (const secret of secretsOf(process.env, inputs.token)) keepSecret(secret);
    const surroundings = readSurroundings(inputs, process.env);
    const { repository, runId } = surroundings;
    const sessions = roleSessions(async () => sessionName(repository, runId), {}, Date.now, keepSecret);
    return await runAction({ inputs, surroundings, sessions, summaryFile: process.env["GITHUB_STEP_SUMMARY"] });
  } catch (cause) {
    if (!(cause instanceof UsageError || cause instanceof OperationalError)) return tellDefect(cause);
    await tellSummary(cause);
    const text = cause.hint === undefined ? cause.message : `${cause.message}\n${cause.hint}`;
    error(text.split("\n").map(showControls).join("\n"));
    return cause instanceof UsageError ? 2 : 3;
  }
}

/** A fault of Muster's own decides nothing about the plans; its stack is what a report about it needs. */
async function tellDefect(cause: unknown): Promise<3> {
  const [first = "", ...stack] = (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).split("\n");
  const message = `Muster failed by a fault of its own: ${first}`;
  await tellSummary(new OperationalError(message, "Please report it with the stack in the job's log"));
  process.stdout.write(withoutSecrets(`${stack.map(escapeTerminal).join("\n")}\n`));
  error(showControls(message));
  return 3;
}

/** Who looks at the job's page sees there too that nothing was decided. */
async function tellSummary({ message, hint }: UsageError | OperationalError): Promise<void> {
  const file = process.env["GITHUB_STEP_SUMMARY"];
  if (file === undefined) return;
  const { messageMarkdown } = await import("./core/report/escape-markdown.js");
  const lines = message.split("\n").map((line) => `- ${messageMarkdown(line)}`);
  const advice = hint === undefined ? "" : `\n\n${messageMarkdown(hint)}`;
  writeSummary(`### Muster could not finish\n\n${lines.join("\n")}${advice}`, file);
}
