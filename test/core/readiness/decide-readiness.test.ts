import { describe, expect, test } from "vitest";
import { decideReadiness, type ReadinessEvidence } from "../../../src/core/readiness/decide-readiness.js";

type Said = Pick<ReadinessEvidence, "rule" | "severity"> & { readonly isUnchecked?: true };

const cases: readonly {
  readonly name: string;
  readonly said: readonly Said[];
  readonly verdict: string;
  readonly because: readonly string[];
}[] = [
  { name: "is ready where nothing is said", said: [], verdict: "ready", because: [] },
  {
    name: "is not ready where an error fires, whatever is unchecked",
    said: [
      { rule: "wrong-role", severity: "error" },
      { rule: "unknown-contact", severity: "error", isUnchecked: true },
      { rule: "blank-title", severity: "error" },
      { rule: "blank-title", severity: "error" },
    ],
    verdict: "notReady",
    because: ["blank-title", "wrong-role"],
  },
  {
    name: "is unknown where an error is unchecked",
    said: [{ rule: "unknown-contact", severity: "error", isUnchecked: true }],
    verdict: "unknown",
    because: ["unknown-contact"],
  },
  {
    name: "is unknown where the role has only the legacy start permission",
    said: [{ rule: "legacy-start-permission", severity: "warning" }],
    verdict: "unknown",
    because: ["legacy-start-permission"],
  },
  {
    name: "is ready in spite of warnings, notices and unchecked advice",
    said: [
      { rule: "engages-nobody", severity: "warning" },
      { rule: "missing-runbook", severity: "notice" },
      { rule: "coverage-gap", severity: "warning", isUnchecked: true },
    ],
    verdict: "ready",
    because: [],
  },
  {
    name: "does not depend on who deploys",
    said: [{ rule: "deployer-lacks-permission", severity: "error" }],
    verdict: "ready",
    because: [],
  },
];

describe("decideReadiness", () => {
  test.each(cases)("$name", ({ said, verdict, because }) => {
    const evidence = said.map((item) => ({ plan: "a", target: "prod", isUnchecked: false, text: "", ...item }));
    expect(decideReadiness([{ plan: "a", target: "prod" }], evidence)).toEqual([
      { plan: "a", target: "prod", verdict, because },
    ]);
  });

  test("judges each plan in each target once, in order", () => {
    const plans = ["b", "a", "a"].flatMap((plan) => ["prod", "dev"].map((target) => ({ plan, target })));
    const evidence = [
      { plan: "a", target: "dev", rule: "wrong-role", severity: "error", isUnchecked: false, text: "" } as const,
    ];
    expect(decideReadiness(plans, evidence).map(({ plan, target, verdict }) => [plan, target, verdict])).toEqual([
      ["a", "dev", "notReady"],
      ["a", "prod", "ready"],
      ["b", "dev", "ready"],
      ["b", "prod", "ready"],
    ]);
  });
});
