import { findCoverageGaps, type Span } from "../../people/find-coverage-gaps.js";
import { reachContact } from "../../people/reach-contact.js";
import { ownEngagements } from "../own-engagements.js";
import { defineRule } from "../rule.js";

const hour = 3_600_000;
const year = 365 * 24 * hour;

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-manager-on-call-schedule.html */
export const coverageGap = defineRule({
  id: "coverage-gap",
  severity: "warning",
  summary: "An on-call schedule has times without anybody on call, and nothing behind it",
  needs: ["contacts", "rotations"],

  *check(context) {
    const start = Date.parse(`${context.today}T00:00:00Z`);
    for (const { at, arn } of ownEngagements(context)) {
      // Whoever reaches nobody at all is another rule's, and no gap.
      const { state } = reachContact(context.facts, arn);
      if (state !== "reached" && state !== "unknown") continue;
      const { gaps, reasons } = findCoverageGaps(context.facts, arn, { start, end: start + year });
      for (const reason of reasons) yield { unchecked: reason };
      const [first] = gaps;
      if (first === undefined || reasons.length > 0) continue;
      yield {
        at,
        // The dates move from day to day: in the hint they do not make it another finding.
        message: `Unexpected times without anybody on call in \`${arn}\`, expected somebody at all times`,
        hint: `Cover ${sumHours(gaps)} hours of the coming year, the first from ${showTime(first.start)} to ${showTime(first.end)}, or engage an escalation plan with a person behind the schedule`,
      };
    }
  },
});

function sumHours(gaps: readonly Span[]): number {
  return Math.round(gaps.reduce((sum, { start, end }) => sum + (end - start), 0) / hour);
}

/** UTC, to the minute. */
function showTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
