import { compareText } from "../diagnostic.js";
import type { Decision, Effect } from "./decision.js";
import type { Request } from "./request.js";

/** What AWS's own simulator says of a request; or why it says nothing. */
export type SecondOpinion =
  | {
      readonly kind: "answer";
      readonly effect: Effect;
      /** Condition keys that AWS found in the policies and was not given. */
      readonly missingKeys: readonly string[];
      /** False where the organisation's policies do not allow it; absent where they have no say. */
      readonly isAllowedByOrganization?: boolean;
    }
  | { readonly kind: "none"; readonly reason: string };

/** A request with Muster's decision and AWS's. */
export interface JudgedRequest {
  readonly request: Request;
  readonly own: Decision;
  readonly aws: SecondOpinion;
  /** The organisation's policies were among the facts that Muster decided from. */
  readonly knowsOrganization: boolean;
}

/** A request that Muster and AWS answer differently. */
export interface Disagreement {
  readonly request: Request;
  readonly own: Effect;
  readonly aws: Effect;
  /** One sentence without a full stop. */
  readonly message: string;
}

/** Where AWS and Muster disagree, and what AWS was not asked or did not answer. */
export interface Comparison {
  readonly agreed: number;
  readonly disagreements: readonly Disagreement[];
  readonly unanswered: readonly { readonly request: Request; readonly reason: string }[];
}

/**
 * Compare Muster's decisions with those of `iam:SimulatePrincipalPolicy`. Both take keys that are not given as absent, so
 * that the effects must be equal; what AWS denies only by policies that Muster could not read is no disagreement.
 */
export function compareOpinions(judged: readonly JudgedRequest[]): Comparison {
  const results = judged.map((one) => ({ ...one, disagreement: findDisagreement(one), reason: whyUnanswered(one) }));
  const unanswered = results.flatMap(({ request, reason }) => (reason === undefined ? [] : [{ request, reason }]));
  const disagreements = results.flatMap(({ disagreement }) => disagreement ?? []).sort(byRequest);
  return { agreed: judged.length - unanswered.length - disagreements.length, disagreements, unanswered };
}

function findDisagreement(judged: JudgedRequest): Disagreement | undefined {
  const { request, own, aws } = judged;
  if (aws.kind === "none" || whyUnanswered(judged) !== undefined || aws.effect === own.effect) return undefined;
  const about = `\`${request.action}\` on \`${request.resource}\``;
  const message = `AWS answers \`${aws.effect}\` for ${about}, and Muster \`${own.effect}\``;
  return { request, own: own.effect, aws: aws.effect, message };
}

function whyUnanswered({ own, aws, knowsOrganization }: JudgedRequest): string | undefined {
  if (aws.kind === "none") return aws.reason;
  const isOrganizations = aws.isAllowedByOrganization === false && !knowsOrganization;
  if (!isOrganizations || own.effect === aws.effect) return undefined;
  return "AWS denies it by policies of the organisation that could not be read";
}

function byRequest(a: Disagreement, b: Disagreement): number {
  return compareText(a.request.action, b.request.action) || compareText(a.request.resource, b.request.resource);
}
