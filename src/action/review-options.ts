import type { ReviewOptions } from "../commands/review-change.js";
import { checkOptions } from "./check-options.js";
import type { Job } from "./run-action.js";
import type { Surroundings } from "./surroundings.js";

/** How a proposed change is checked, and how its reports are told. */
export function reviewOptions(job: Job): ReviewOptions {
  const { inputs, surroundings } = job;
  const { event, folder } = surroundings;
  const headSha = "headSha" in event ? event.headSha : surroundings.sha;
  const isForked = event.kind === "pullRequest" && event.isFork;
  return {
    ...checkOptions(job),
    repository: surroundings.repository,
    failOn: inputs.failOn,
    headSha,
    ...(event.kind === "pullRequest" ? { pullRequest: event.number } : {}),
    ...(event.kind === "pullRequest" && inputs.comment ? { commentOn: event.number } : {}),
    scope: scopeOf(job),
    ...labelsOf(job),
    folder,
    linkTo: permalinks(surroundings, headSha),
    summaryUrl: surroundings.runUrl,
    remarks: isForked ? ["This pull request comes from a fork: it was checked without credentials"] : [],
  };
}

/** One comment for each configuration: its folder, its file, its target. */
export function scopeOf({ inputs, surroundings: { folder, configPath } }: Job): string {
  const config = configPath === "muster.yaml" ? folder : `${folder}${configPath}`;
  return [config, inputs.target ?? ""].filter((part) => part !== "").join(" ") || "default";
}

/** What people read of the same; absent where there is only the one configuration at the root, with all its targets. */
export function labelsOf(job: Job): { readonly configLabel?: string; readonly commentLabel?: string } {
  const { inputs, surroundings } = job;
  const { folder, configPath } = surroundings;
  const config = configPath === "muster.yaml" ? folder.replace(/\/$/u, "") : `${folder}${configPath}`;
  const comment = [config, inputs.target ?? ""].filter((part) => part !== "").join(": ");
  return { ...(config === "" ? {} : { configLabel: config }), ...(comment === "" ? {} : { commentLabel: comment }) };
}

/** Addresses of lines at a commit. */
export function permalinks({ serverUrl, repository, folder }: Surroundings, sha: string) {
  return (file: string, line: number) => {
    const path = `${folder}${file}`
      .split("/")
      .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
      .join("/");
    return `${serverUrl}/${repository}/blob/${sha}/${path}#L${line}`;
  };
}
