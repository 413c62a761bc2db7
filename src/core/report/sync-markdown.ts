import type { Outcome, SyncResult } from "../changes/change.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { fitMarkdown } from "./fit-markdown.js";
import { clip } from "./short-name.js";

const words: Readonly<Record<Outcome["status"], string>> = {
  applied: "✅ applied",
  failed: "❌ failed",
  refused: "⛔ refused",
  notTried: "not tried",
};

const order: readonly Outcome["status"][] = ["failed", "refused", "notTried", "applied"];

/** What a sync did, for a job summary: first what did not work, with its reason and remedy. */
export function renderSyncMarkdown(result: SyncResult, limit = Number.POSITIVE_INFINITY): string {
  const rows = order.flatMap((status) => result.outcomes.filter((outcome) => outcome.status === status));
  const counts = order
    .map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${words[status]}`);
  const head = [
    `### Muster ${result.applied ? "sync" : "sync, dry run"}: ${counts.length === 0 ? "nothing to do" : counts.join(", ")}`,
    ...(result.failures ?? []).map(
      ({ target, reason, hint }) => `> ❌ ${codeSpan(target)}: ${messageMarkdown(withHint(reason, hint))}`,
    ),
  ];
  return fitMarkdown(
    head.join("\n\n"),
    [{ title: "Changes", items: rows.map(outcomeItem) }],
    limit,
    "The log has all of them.",
  );
}

function outcomeItem({ target, resource, kind, status, reason, hint }: Outcome): string {
  const why = reason === undefined ? "" : `: ${messageMarkdown(withHint(clip(reason, 2_000), hint))}`;
  return `- ${words[status]} ${kind} ${codeSpan(resource)} in ${codeSpan(target)}${why}`;
}

function withHint(reason: string, hint: string | undefined): string {
  return hint === undefined ? reason : `${reason}. ${hint}`;
}
