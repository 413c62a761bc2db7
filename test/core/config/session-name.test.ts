import { expect, test } from "vitest";
import { sessionName } from "../../../src/core/config/session-name.js";

test("names the repository and the run", () => {
  expect(sessionName("acme/plans", "123456789")).toBe("muster-acme.plans-123456789");
  expect(sessionName("acme/plans", undefined)).toBe("muster-acme.plans-local");
  expect(sessionName("acme/plans", "")).toBe("muster-acme.plans-local");
});

test("is what AWS takes, whatever it is made of", () => {
  const names = [sessionName("a".repeat(200), "1".repeat(50)), sessionName("ä ö/\n", "$(x)"), sessionName("", "1")];
  for (const name of names) expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
  expect(names[0]).toMatch(/^muster-a+-1{24}$/);
});
