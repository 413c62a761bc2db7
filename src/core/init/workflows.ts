import type { Proposal } from "./propose-files.js";

const checkout = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0";
const credentials = "aws-actions/configure-aws-credentials@a03048d87541d1d9fcf2ecf528a4a65ba9bd7838 # v5.0.0";
const upload = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";

/** The action in a workflow that nobody has told which one: GitHub refuses it, and the line says what to do. */
const actionToFillIn = `OWNER/muster@${"0".repeat(40)}`;

/** Reviews pull requests with a role that reads, and syncs the default branch with one that writes. */
export function mainWorkflow({ action, branch, regions }: Proposal): string {
  return `name: Muster
on:
  pull_request:
  push:
    branches: [${branch}]
  workflow_dispatch:

permissions: {}

jobs:
  review:
    if: github.event_name == 'pull_request'
    concurrency: # what a newer push supersedes need not end
      group: muster-review-\${{ github.ref }}
      cancel-in-progress: true
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
      id-token: write # to assume the reading role
      pull-requests: write # the comment
      checks: write # the check run that records what was reviewed
    steps:
${checkoutStep()}
      # Without the variable, and for forks, plans are checked offline with recorded facts.
${credentialsStep("MUSTER_READ_ROLE", regions, "github.event.pull_request.head.repo.full_name == github.repository && ")}
${musterStep(action)}
      # What a fork's pull request may not write itself, muster-comment.yml posts.
      - if: always() && steps.muster.outputs.report != ''
        uses: ${upload}
        with:
          name: muster-report
          path: \${{ steps.muster.outputs.report }}

  sync:
    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/${branch}'
    concurrency: # one sync at a time, none left out; without queue on an Enterprise Server that does not know it
      group: muster-sync
      queue: max
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: read
      id-token: write # to assume the writing role
      pull-requests: read # the merged pull request
      checks: read # what was reviewed in it
    steps:
${checkoutStep()}
${credentialsStep("MUSTER_WRITE_ROLE", regions)}
${musterStep(action)}
      # The state before, for \`muster sync --undo RUN\`.
      - if: always() && steps.muster.outputs.report != ''
        uses: ${upload}
        with:
          name: muster-report
          path: \${{ steps.muster.outputs.report }}
`;
}

/** Posts the comments of forks' pull requests; checks nothing out. */
export function commentWorkflow({ action }: Proposal): string {
  return `name: Muster comment
on:
  workflow_run:
    workflows: [Muster]
    types: [completed]

permissions: {}

jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      actions: read # the report that the first workflow left
      contents: read
      pull-requests: write # the comment
    steps:
      # No checkout: nothing of the fork's code is run here.
${musterStep(action, "command: comment")}
`;
}

/** Compares AWS with what was merged, and keeps one issue about it. */
export function driftWorkflow({ action, regions }: Proposal): string {
  return `name: Muster drift
on:
  schedule:
    - cron: "17 5 * * *"
  workflow_dispatch:

permissions: {}

jobs:
  drift:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
      id-token: write # to assume the reading role
      issues: write # the issue about drift
    steps:
${checkoutStep()}
${credentialsStep("MUSTER_READ_ROLE", regions)}
${musterStep(action, "command: drift")}
`;
}

function checkoutStep(): string {
  return `      - uses: ${checkout}
        with:
          persist-credentials: false
          fetch-depth: 0`;
}

function credentialsStep(variable: string, [region = "us-east-1"]: readonly string[], condition = ""): string {
  return `      - if: ${condition}vars.${variable} != ''
        uses: ${credentials}
        with:
          aws-region: ${region}
          role-session-name: muster-\${{ github.run_id }} # how CloudTrail shows what Muster did
          role-to-assume: \${{ vars.${variable} }}`;
}

function musterStep(action: string | undefined, input?: string): string {
  const why =
    action === undefined
      ? "      # FILL IN: where you take Muster from, and the commit that you reviewed (`muster init --action OWNER/REPO@SHA`).\n"
      : "";
  const given = input === undefined ? "" : `\n        with:\n          ${input}`;
  return `${why}      - id: muster
        uses: ${action ?? actionToFillIn}${given}`;
}
