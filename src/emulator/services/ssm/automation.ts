import { AwsError } from "../../aws-error.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { startAutomation } from "./start-automation.js";
import { executions } from "./state.js";

export const automationHandlers: Handlers<typeof description> = {
  StartAutomationExecution: (input, call) => ({ AutomationExecutionId: startAutomation(input, call).id }),
  GetAutomationExecution: ({ AutomationExecutionId }, call) => {
    const execution = call.store.table(executions, call).get(AutomationExecutionId);
    if (execution === undefined) {
      throw new AwsError(
        "AutomationExecutionNotFoundException",
        `Automation execution ${AutomationExecutionId} could not be found.`,
      );
    }
    return {
      AutomationExecution: {
        AutomationExecutionId: execution.id,
        DocumentName: execution.documentName,
        DocumentVersion: execution.documentVersion,
        ExecutionStartTime: execution.startTime,
        AutomationExecutionStatus: execution.status,
        StepExecutions: [],
        StepExecutionsTruncated: false,
        Parameters: execution.parameters,
        Outputs: {},
        Mode: execution.mode,
        ExecutedBy: execution.executedBy,
        Targets: [],
      },
    };
  },
};
