import { review } from "./review.js";
import type { ExitCode, Job } from "./run-action.js";

/** Compare what was merged with AWS; the job stays green unless it is told to fail. */
export async function drift(job: Job): Promise<ExitCode> {
  return review(job);
}
