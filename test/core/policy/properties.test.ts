import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompiledPolicy } from "../../../src/core/policy/compile-policy.js";
import { evaluate } from "../../../src/core/policy/evaluate.js";
import type { PolicySet } from "../../../src/core/policy/layers.js";
import { recallDecision } from "../../../src/core/policy/recall-decision.js";
import type { Request } from "../../../src/core/policy/request.js";
import { compileOrThrow } from "./policy-case.js";

type Written = Readonly<Record<string, unknown>>;

const session = "arn:aws:sts::111122223333:assumed-role/runbook/s1";
const role = "arn:aws:iam::111122223333:role/runbook";

const condition = fc.dictionary(
  fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringEqualsIfExists", "ForAnyValue:StringLike"),
  fc.dictionary(fc.constantFrom("aws:a", "aws:b"), fc.constantFrom("1", "2", "1*", "*2", "${aws:b}"), { maxKeys: 2 }),
  { maxKeys: 2 },
);

const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Allow", "Deny"),
  Action: fc.constantFrom("*", "s3:Get*", "s3:GetObject", "ec2:*"),
  Resource: fc.constantFrom("*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:a}", "arn:aws:s3:::c"),
  Condition: condition,
});

const resourceStatement = fc
  .tuple(
    statement,
    fc.constantFrom("*", { AWS: role }, { AWS: session }, { AWS: "111122223333" }, { Service: "x.amazonaws.com" }),
  )
  .map(([written, principal]) => ({ ...written, Principal: principal }));

const statements = fc.array(statement, { maxLength: 4 });

interface Layers {
  readonly identity: readonly Written[];
  readonly boundary?: readonly Written[] | undefined;
  readonly serviceControl?: readonly Written[] | undefined;
  readonly resource?: readonly Written[] | undefined;
}

const layers: fc.Arbitrary<Layers> = fc.record({
  identity: statements,
  boundary: fc.option(statements, { nil: undefined }),
  serviceControl: fc.option(statements, { nil: undefined }),
  resource: fc.option(fc.array(resourceStatement, { maxLength: 3 }), { nil: undefined }),
});

const values = fc.constantFrom("1", "2", "12", "3");
const request: fc.Arbitrary<Request> = fc.record({
  action: fc.constantFrom("s3:GetObject", "ec2:Run"),
  resource: fc.constantFrom("arn:aws:s3:::b/1", "arn:aws:s3:::c"),
  caller: fc.constantFrom(
    { kind: "session", arn: session, account: "111122223333", roleName: "runbook", isServiceLinked: false } as const,
    { kind: "service", name: "x.amazonaws.com" } as const,
  ),
  context: fc
    .record({ a: fc.option(fc.array(values, { maxLength: 2 })), b: fc.option(fc.array(values, { maxLength: 2 })) })
    .map(({ a, b }) => new Map([...(a ? [["aws:a", a] as const] : []), ...(b ? [["aws:b", b] as const] : [])])),
});

const rank = { explicitDeny: 0, implicitDeny: 0, allowed: 1 };

test("adding a Deny never allows more", () => {
  fc.assert(
    fc.property(layers, request, statement, (written, asked, more) => {
      const deny = { ...more, Effect: "Deny" };
      const before = evaluate(setOf(written), asked);
      const after = evaluate(setOf({ ...written, identity: [...written.identity, deny] }), asked);
      expect(rank[after.effect]).toBeLessThanOrEqual(rank[before.effect]);
    }),
  );
});

test("adding an Allow never denies more", () => {
  fc.assert(
    fc.property(layers, request, statement, (written, asked, more) => {
      const allow = { ...more, Effect: "Allow" };
      const before = evaluate(setOf(written), asked);
      const after = evaluate(setOf({ ...written, identity: [...written.identity, allow] }), asked);
      expect(rank[after.effect]).toBeGreaterThanOrEqual(rank[before.effect]);
      if (after.effect === "explicitDeny") expect(before.effect).toBe("explicitDeny");
    }),
  );
});

test("the order of statements and policies does not matter", () => {
  fc.assert(
    fc.property(layers, statements, request, ({ identity, ...others }, more, asked) => {
      const forth = { ...setOf({ identity, ...others }), identity: [identityOf(identity), identityOf(more)] };
      const back = {
        ...setOf({ identity, ...others }),
        identity: [identityOf(more.toReversed()), identityOf(identity.toReversed())],
      };
      const one = evaluate(forth, asked);
      const other = evaluate(back, asked);
      expect(other.effect).toBe(one.effect);
      expect(other.statements.length).toBe(one.statements.length);
      expect([...other.missingKeys].map(lower).sort()).toEqual([...one.missingKeys].map(lower).sort());
    }),
  );
});

test("what is recalled is what would be decided anew", () => {
  const prefixes = fc.option(
    values.map((value) => new Map([["aws:b", value]])),
    { nil: undefined },
  );
  const prefixed = fc.tuple(request, prefixes).map(([{ context, ...asked }, some]): Request => {
    if (some === undefined) return { ...asked, context };
    return { ...asked, context: new Map([...context].filter(([key]) => key !== "aws:b")), prefixes: some };
  });
  fc.assert(
    fc.property(layers, fc.array(prefixed, { minLength: 2, maxLength: 6 }), (written, some) => {
      const set = setOf(written);
      for (const asked of some) expect(recallDecision(set, asked)).toEqual(evaluate(set, asked));
    }),
  );
});

test("a decision without missing keys stays the same whatever is added to the context", () => {
  fc.assert(
    fc.property(layers, request, request, (written, asked, other) => {
      const set = setOf(written);
      const decision = evaluate(set, asked);
      if (decision.missingKeys.length > 0) return;
      const fuller = {
        ...asked,
        context: new Map(
          [...other.context, ...asked.context].map(([k, v]) => [k, asked.context.get(k) ?? v.slice(0, 1)]),
        ),
      };
      expect(evaluate(set, fuller).effect).toBe(decision.effect);
    }),
    { numRuns: 500 },
  );
});

test("with every key given the answer is that of absent keys, and nothing is missing", () => {
  fc.assert(
    fc.property(layers, request, (written, asked) => {
      const set = setOf(written);
      const known = new Map(["aws:a", "aws:b"].map((key) => [key, asked.context.get(key) ?? []]));
      const closed = evaluate(set, { ...asked, context: known });
      const open = evaluate(set, asked);
      expect(closed.missingKeys).toEqual([]);
      expect(closed.effect).toBe(open.effect);
      expect(closed.statements).toEqual(open.statements);
    }),
  );
});

test("remembering what was missing changes no answer", () => {
  fc.assert(
    fc.property(layers, fc.array(request, { maxLength: 5 }), (written, all) => {
      const set = setOf(written);
      for (const asked of all) expect(evaluate(set, asked)).toEqual(evaluate(setOf(written), asked));
    }),
  );
});

function setOf({ identity, boundary, serviceControl, resource }: Layers): PolicySet {
  const compile = (list: readonly Written[], type: "boundary" | "serviceControl" | "resource") =>
    compileOrThrow({ Version: "2012-10-17", Statement: list }, type, type);
  return {
    identity: [identityOf(identity)],
    ...(boundary && { boundary: [compile(boundary, "boundary")] }),
    ...(serviceControl && { serviceControl: [[compile(serviceControl, "serviceControl")]] }),
    ...(resource && { resource: compile(resource, "resource") }),
  };
}

function identityOf(list: readonly Written[]): CompiledPolicy {
  return compileOrThrow({ Version: "2012-10-17", Statement: list }, "identity", "identity");
}

function lower(text: string): string {
  return text.toLowerCase();
}
