import { commentWorkflow, driftWorkflow, mainWorkflow } from "./workflows.js";

/** What is known of the repository that Muster is to be set up in. */
export interface Proposal {
  /** The action as a workflow uses it, `OWNER/REPO@SHA`; absent: a place to fill in. */
  readonly action?: string | undefined;
  /** The default branch. */
  readonly branch: string;
  /** Twelve digits; absent: a place to fill in. */
  readonly account?: string | undefined;
  readonly regions: readonly string[];
  /** There are plans: no example is put beside them. */
  readonly hasPlans: boolean;
}

export interface ProposedFile {
  readonly path: string;
  readonly text: string;
}

/** The files that let a repository start with Muster. */
export function proposeFiles(proposal: Proposal): readonly ProposedFile[] {
  const files = [
    { path: "muster.yaml", text: configuration(proposal) },
    { path: "plans/example.yaml", text: firstPlan },
    { path: ".github/workflows/muster.yml", text: mainWorkflow(proposal) },
    { path: ".github/workflows/muster-comment.yml", text: commentWorkflow(proposal) },
    { path: ".github/workflows/muster-drift.yml", text: driftWorkflow(proposal) },
  ];
  return files.filter(({ path }) => !proposal.hasPlans || !path.startsWith("plans/"));
}

function configuration({ account, regions }: Proposal): string {
  const target = (mark: string) => `${mark}targets:
${mark}  prod:
${mark}    account: "${account ?? "111122223333"}"
${mark}    regions: [${regions.join(", ")}] # the replication set
${mark}    # With several accounts, the roles of each that the job's role may assume:
${mark}    # assumeRole: {read: role/muster-read, write: role/muster-write}
`;
  const targets =
    account === undefined
      ? `# Where the plans go. Until this is filled in, checks need no account and nothing is synced.\n${target("# ")}`
      : target("");
  return `version: 1
files: [plans/**/*.yaml]
${targets}# AWS facts that \`muster snapshot\` records, for checks without credentials.
facts: [facts/**/*.json]
sync: {prune: false, maxDeletes: 1, maxDeleteRatio: 0.3, maxUpdateRatio: 0.5}
`;
}

const firstPlan = `# A response plan in the names of AWS's CreateResponsePlan. \`muster check\` says what it still lacks.
name: example
displayName: Example
incidentTemplate:
  title: The example service does not answer
  impact: low # critical, high, medium, low or none
  summary: |
    What is broken for whom, and what to look at first.
  dedupeString: example
# Who is engaged: a contact, an escalation plan or an on-call schedule of the account. \`muster import\` writes those that
# AWS has as files beside the plans.
# engagements: [contact/example-escalation]
`;
