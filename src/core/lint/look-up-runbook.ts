import type { DocumentFact, DocumentVersionFact, Known } from "../facts/facts.js";
import { documentKey, lookUp } from "../facts/look-up.js";
import { oncePerPlan } from "./once-per-plan.js";
import type { PlanContext } from "./rule.js";

/** What is known of a plan's runbook in one Region of the replication set. */
export interface RunbookCopy {
  readonly region: string;
  readonly document: Known<DocumentFact>;
}

/** The plan's runbook in each Region of the target; why not, where there is no target. */
export const lookUpRunbook = oncePerPlan(({ facts, target, runbook }): readonly RunbookCopy[] | string => {
  if (runbook === undefined) return [];
  const { documentName } = runbook;
  if (target === undefined) return `no target says in which account and Regions \`${documentName}\` is`;
  return target.regions.map((region) => ({
    region,
    document: lookUpCopy(facts, region, target.account, documentName),
  }));
});

function lookUpCopy(
  facts: PlanContext["facts"],
  region: string,
  account: string,
  documentName: string,
): Known<DocumentFact> {
  const key = documentKey(region, account, documentName);
  const [home = "", owner = ""] = key.split(":");
  if (home !== region) {
    return { state: "unknown", reason: `AWS does not say whether \`${documentName}\` can be started in \`${region}\`` };
  }
  const document = lookUp(facts, facts.documents, key, { name: "ssm:documents", account: owner, region });
  if (document.state !== "unknown" || !document.reason.includes(key)) return document;
  return { state: "unknown", reason: `no facts about the document \`${documentName}\` in ${region}` };
}

/** Is there such a version of the document? Whoever pins none, or a moving one, gets one that exists. */
export function hasVersion(document: DocumentFact, version: string | undefined): boolean | "unknown" {
  if (version === undefined || isMoving(version)) return true;
  const { versions, details, defaultVersion, latestVersion } = document;
  if (versions !== undefined) return versions.includes(version);
  if (Object.hasOwn(details, version) || version === defaultVersion || version === latestVersion) return true;
  if (latestVersion !== undefined && Number(version) > Number(latestVersion)) return false;
  return "unknown";
}

/** What is known of the version that the plan runs. */
export function versionInUse(document: DocumentFact, version: string | undefined): DocumentVersionFact | undefined {
  const number =
    version === undefined || version === "$DEFAULT"
      ? document.defaultVersion
      : version === "$LATEST"
        ? document.latestVersion
        : version;
  return number !== undefined && Object.hasOwn(document.details, number) ? document.details[number] : undefined;
}

function isMoving(version: string): boolean {
  return version === "$DEFAULT" || version === "$LATEST";
}
