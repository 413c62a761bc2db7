import type { RemotePlan } from "../changes/change.js";
import { comparePlans } from "../changes/compare-plans.js";
import { normalizePlan } from "../changes/normalize-plan.js";
import type { Target } from "../config/config.js";
import { decodeResource } from "../plan/decode-resource.js";
import { resolvePlan } from "../plan/resolve-plan.js";
import { parseSource } from "../source/parse-source.js";
import { renderYaml } from "./render-yaml.js";
import { shortenPlan } from "./shorten-plan.js";

/** A plan file's text, or why no file can say what AWS has. */
export type ImportedPlan = { readonly text: string } | { readonly problem: string };

/**
 * Write a plan of AWS as a plan file of the target. The text is read again and compared, so that what comes out is
 * either without loss or a problem.
 */
export function importPlan(remote: RemotePlan, target: Target): ImportedPlan {
  const actual = normalizePlan(remote.plan);
  const value = shortenPlan(actual, target);
  let problem = "";
  for (const style of ["readable", "quoted"] as const) {
    const text = `${origin(remote)}${renderYaml(value, style)}`;
    const found = lossOf(text);
    if (found === undefined) return { text };
    problem = found;
  }
  return { problem };

  function lossOf(text: string): string | undefined {
    const [[source], faults] = parseSource(`${actual.name}.yaml`, new TextEncoder().encode(text));
    if (source === undefined || faults.length > 0) return faults[0]?.message ?? "The file would be empty";
    const [resource, shape] = decodeResource(source);
    if (resource === undefined) return shape[0]?.message ?? "The file would have another shape";
    const [resolved, variables] = resolvePlan(resource, target);
    if (resolved === undefined) return variables[0]?.message ?? "The file would not resolve";
    const [field] = comparePlans(actual, normalizePlan(resolved.plan));
    return field === undefined ? undefined : `\`${field.pointer}\` cannot be written so that it reads the same`;
  }
}

/** What has no field in a plan file, but whoever edits it should know. */
function origin({ plan }: RemotePlan): string {
  const tags = plan.tags ?? {};
  const stack = Object.hasOwn(tags, "aws:cloudformation:stack-name")
    ? tags["aws:cloudformation:stack-name"]
    : undefined;
  return stack === undefined ? "" : `# Made by the CloudFormation stack ${JSON.stringify(stack)}\n`;
}
