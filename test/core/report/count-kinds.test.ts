import { expect, test } from "vitest";
import { countKinds } from "../../../src/core/report/count-kinds.js";

test("counts each kind by its own noun, plans first", () => {
  expect(countKinds(["Role", "ResponsePlan", "Contact", "ResponsePlan"])).toBe("2 plans, 1 contact and 1 role");
  expect(countKinds(["OnCallSchedule"])).toBe("1 on-call schedule");
  expect(countKinds([])).toBe("0 plans");
});
