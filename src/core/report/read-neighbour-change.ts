import type { FieldChange, NeighbourChange, Risk } from "../changes/change.js";
import { baseNeighbour } from "../neighbours/base-neighbour.js";
import type { NeighbourKind } from "../neighbours/neighbour.js";

/** A change of a neighbour as another job's report has it: in its normal form only, so it can be shown and not made. */
export interface ReportedNeighbourChange {
  readonly resourceKind: NeighbourKind;
  readonly kind: NeighbourChange["kind"];
  readonly name: string;
  readonly digest: string;
  readonly risk: Risk;
  readonly fields: readonly FieldChange[];
  readonly desired?: Readonly<Record<string, unknown>>;
  readonly actual?: Readonly<Record<string, unknown>>;
}

/** The change, for a comment about it. */
export function toNeighbourChange(
  { resourceKind, kind, name, digest, risk, fields, desired = {}, actual: before = {} }: ReportedNeighbourChange,
  account: string,
): readonly NeighbourChange[] {
  const change = { resourceKind, name, digest, risk };
  const actual = baseNeighbour(resourceKind, name, before, { account, regions: [], repository: "" });
  switch (kind) {
    case "create":
      return [{ ...change, kind, declared: desired, desired }];
    case "update":
      return [{ ...change, kind, declared: desired, desired, before, actual, fields }];
    case "delete":
      return [{ ...change, kind, before, actual }];
  }
}
