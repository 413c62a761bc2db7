import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as d}from"./chunk-OMJAWQ3G.js";import{a as f}from"./chunk-KC3FZNIS.js";import{b as h}from"./chunk-VHN2TE3V.js";import{a as w}from"./chunk-BE4YZCR6.js";import"./chunk-EWTWO6YB.js";import"./chunk-2JDXNWOE.js";import{b as m}from"./chunk-MMINUJOL.js";import"./chunk-U4TOV6LT.js";import"./chunk-UI3BCZX2.js";var W="actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",v="aws-actions/configure-aws-credentials@a03048d87541d1d9fcf2ecf528a4a65ba9bd7838 # v5.0.0",g="actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2",E=`OWNER/muster@${"0".repeat(40)}`;function y({action:e,branch:t,regions:s}){return`name: Muster
on:
  pull_request:
  push:
    branches: [${t}]
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
${c()}
      # Without the variable, and for forks, plans are checked offline with recorded facts.
${p("MUSTER_READ_ROLE",s,"github.event.pull_request.head.repo.full_name == github.repository && ")}
${a(e)}
      # What a fork's pull request may not write itself, muster-comment.yml posts.
      - if: always() && steps.muster.outputs.report != ''
        uses: ${g}
        with:
          name: muster-report
          path: \${{ steps.muster.outputs.report }}

  sync:
    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/${t}'
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
${c()}
${p("MUSTER_WRITE_ROLE",s)}
${a(e)}
      # The state before, for \`muster sync --undo RUN\`.
      - if: always() && steps.muster.outputs.report != ''
        uses: ${g}
        with:
          name: muster-report
          path: \${{ steps.muster.outputs.report }}
`}function $({action:e}){return`name: Muster comment
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
${a(e,"command: comment")}
`}function k({action:e,regions:t}){return`name: Muster drift
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
${c()}
${p("MUSTER_READ_ROLE",t)}
${a(e,"command: drift")}
`}function c(){return`      - uses: ${W}
        with:
          persist-credentials: false
          fetch-depth: 0`}function p(e,[t="us-east-1"],s=""){return`      - if: ${s}vars.${e} != ''
        uses: ${v}
        with:
          aws-region: ${t}
          role-session-name: muster-\${{ github.run_id }} # how CloudTrail shows what Muster did
          role-to-assume: \${{ vars.${e} }}`}function a(e,t){let s=e===void 0?"      # FILL IN: where you take Muster from, and the commit that you reviewed (`muster init --action OWNER/REPO@SHA`).\n":"",r=t===void 0?"":`
        with:
          ${t}`;return`${s}      - id: muster
        uses: ${e??E}${r}`}function b(e){return[{path:"muster.yaml",text:_(e)},{path:"plans/example.yaml",text:I},{path:".github/workflows/muster.yml",text:y(e)},{path:".github/workflows/muster-comment.yml",text:$(e)},{path:".github/workflows/muster-drift.yml",text:k(e)}].filter(({path:s})=>!e.hasPlans||!s.startsWith("plans/"))}function _({account:e,regions:t}){let s=n=>`${n}targets:
${n}  prod:
${n}    account: "${e??"111122223333"}"
${n}    regions: [${t.join(", ")}] # the replication set
${n}    # With several accounts, the roles of each that the job's role may assume:
${n}    # assumeRole: {read: role/muster-read, write: role/muster-write}
`;return`version: 1
files: [plans/**/*.yaml]
${e===void 0?`# Where the plans go. Until this is filled in, checks need no account and nothing is synced.
${s("# ")}`:s("")}# AWS facts that \`muster snapshot\` records, for checks without credentials.
facts: [facts/**/*.json]
sync: {prune: false, maxDeletes: 1, maxDeleteRatio: 0.3, maxUpdateRatio: 0.5}
`}var I=`# A response plan in the names of AWS's CreateResponsePlan. \`muster check\` says what it still lacks.
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
`;async function R(e,t){let s=(await e.list(["plans/**/*.{yaml,yml}"])).length>0,r=b({...t,hasPlans:s}),n=await e.list(r.map(({path:o})=>o)),i=new Set(n.map(({path:o})=>o));return{create:r.filter(({path:o})=>!i.has(o)),kept:r.map(({path:o})=>o).filter(o=>i.has(o))}}async function x({create:e},t){for(let{path:s,text:r}of e)await t.create(s,r)}async function C({action:e,branch:t,account:s,region:r,dryRun:n}){u("--action",e,/^[\w.-]+\/[\w.-]+(\/[\w./-]+)?@[0-9a-f]{40}$/,"`OWNER/REPO@SHA` with all 40 digits"),u("--branch",t,/^[A-Za-z0-9][\w./-]*$/,"the name of a branch"),u("--account",s,/^[0-9]{12}$/,"twelve digits");let i=r??["us-east-1"];for(let P of i)u("--region",P,/^[a-z]{2}(-[a-z]+)+-[0-9]+$/,"a Region such as `eu-west-1`");let{root:o}=f(void 0),l=await R(h(o),{action:e,branch:t,account:s,regions:i});n||await x(l,d(o)),w().result(n?S(l):F(l,e))}function u(e,t,s,r){if(!(t===void 0||s.test(t)))throw new m(`Unexpected \`${e} ${t}\`, expected ${r}`)}function S({create:e,kept:t}){return[...e.map(({path:r,text:n})=>`--- ${r}
${n}`),...t.map(r=>`kept ${r}`)].join(`
`)}function F({create:e,kept:t},s){let r=e.some(({path:n})=>n.startsWith(".github/"));return[...e.map(({path:n})=>`wrote ${n}`),...t.map(n=>`kept ${n}`),...r&&s===void 0?["Fill in the action's commit where the workflows say `FILL IN`"]:[],...r?["Set the repository variables `MUSTER_READ_ROLE` and `MUSTER_WRITE_ROLE` to the ARNs of two IAM roles"]:[]].join(`
`)}export{C as init};
