import { error, setSecret } from "@actions/core";
import { readInputs } from "./action/inputs.js";
import { runAction } from "./action/run-action.js";
import { readSurroundings, secretsOf } from "./action/surroundings.js";
import { OperationalError, UsageError } from "./core/operational-error.js";
import { showControls } from "./core/report/show-controls.js";

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const inputs = readInputs();
    for (const secret of secretsOf(process.env, inputs.token)) setSecret(secret);
    const surroundings = readSurroundings(inputs, process.env);
    return await runAction({ inputs, surroundings, summaryFile: process.env["GITHUB_STEP_SUMMARY"] });
  } catch (cause) {
    if (!(cause instanceof UsageError || cause instanceof OperationalError)) throw cause;
    const text = cause.hint === undefined ? cause.message : `${cause.message}\n${cause.hint}`;
    error(text.split("\n").map(showControls).join("\n"));
    return cause instanceof UsageError ? 2 : 3;
  }
}
