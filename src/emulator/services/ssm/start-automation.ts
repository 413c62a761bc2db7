import { createHash, randomUUID } from "node:crypto";
import { parametersOfContent } from "../../../core/facts/document-content.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { InputOf } from "../../service.js";
import { readInput } from "../../shape/read-input.js";
import { validationError } from "../../shape/validation-error.js";
import { tableOf } from "../../state/store.js";
import { checkAssumeRole } from "./check-assume-role.js";
import { checkAutomationParameters } from "./check-automation-parameters.js";
import { contentOf, isRecord } from "./content.js";
import { description } from "./description.js";
import { findDocument, findVersion } from "./find-document.js";
import { type Execution, executions } from "./state.js";

export type AutomationStart = InputOf<typeof description, "StartAutomationExecution">;

/** What a client's token has started, and for which call. */
const starts = tableOf<{ readonly id: string; readonly input: string }>("ssm/starts", "region");

/**
 * Starts an automation as `StartAutomationExecution` does: for the caller and in the account and Region of the call.
 * Whether the caller may is not asked here.
 *
 * @throws AwsError what AWS answers where the document, its version or the parameters do not fit
 */
export function startAutomation(start: AutomationStart, call: Call): Execution {
  const { violations } = readInput(description.shapes, description.operations.StartAutomationExecution.input, start);
  if (violations.length > 0) throw validationError(violations, description);
  const earlier = startedBefore(start, call);
  if (earlier !== undefined) return earlier;
  const { documentName, documentVersion, content } = automationOf(start, call);
  checkAutomationParameters(parametersOfContent(content) ?? [], start.Parameters ?? {}, targetsOf(start));
  const id = randomUUID();
  checkAssumeRole(content, start.Parameters ?? {}, id, call);
  const execution: Execution = {
    id,
    documentName,
    documentVersion,
    parameters: start.Parameters ?? {},
    mode: start.Mode ?? "Auto",
    status: waitsForPeople(content) ? "Waiting" : "InProgress",
    executedBy: call.caller.arn,
    startTime: seconds(call.clock),
  };
  call.store.table(executions, call).set(execution.id, execution);
  const { ClientToken } = start;
  if (ClientToken !== undefined) {
    call.store.table(starts, call).set(ClientToken, { id: execution.id, input: digestOf(start) });
  }
  return execution;
}

interface Automation {
  readonly documentName: string;
  readonly documentVersion: string;
  readonly content: Readonly<Record<string, unknown>>;
}

function automationOf(start: AutomationStart, call: Call): Automation {
  const found = findDocument(start.DocumentName, call);
  if (found?.document.type !== "Automation") {
    throw new AwsError(
      "AutomationDefinitionNotFoundException",
      `An Automation runbook with the name ${start.DocumentName} could not be found.`,
    );
  }
  const version = findVersion(found.document, start);
  if (version === undefined) {
    throw new AwsError(
      "AutomationDefinitionVersionNotFoundException",
      `An Automation runbook with the name ${start.DocumentName} and version ${start.DocumentVersion} could not be found.`,
    );
  }
  return { documentName: found.name, documentVersion: version.version, content: contentOf(version) ?? {} };
}

/** The parameter that takes the targets is not given by hand. */
function targetsOf(start: AutomationStart): string | undefined {
  const { Targets = [], TargetMaps = [], TargetParameterName } = start;
  if (Targets.length > 0 && TargetParameterName === undefined) {
    throw new AwsError("InvalidTarget", "TargetParameterName is required when Targets are specified.");
  }
  if (Targets.length > 0 && TargetMaps.length > 0) {
    throw new AwsError("InvalidTarget", "Targets and TargetMaps cannot be specified together.");
  }
  return TargetParameterName;
}

function startedBefore(start: AutomationStart, call: Call): Execution | undefined {
  const earlier = call.store.table(starts, call).get(start.ClientToken ?? "");
  if (earlier === undefined) return undefined;
  if (earlier.input !== digestOf(start)) {
    throw new AwsError(
      "IdempotentParameterMismatch",
      "The parameters don't match the original call to the API with the same idempotency token.",
    );
  }
  return call.store.table(executions, call).get(earlier.id);
}

function digestOf(start: AutomationStart): string {
  return createHash("sha256").update(JSON.stringify(start)).digest("hex");
}

const waitingActions = ["aws:pause", "aws:approve"];

function waitsForPeople({ mainSteps }: Automation["content"]): boolean {
  const first: unknown = Array.isArray(mainSteps) ? mainSteps[0] : undefined;
  return isRecord(first) && typeof first["action"] === "string" && waitingActions.includes(first["action"]);
}
