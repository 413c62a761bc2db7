import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportCloudFormation } from "../../../src/core/export/cloudformation.js";
import { exportCreateInputs } from "../../../src/core/export/create-input.js";
import { exportTerraform } from "../../../src/core/export/terraform.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { bare, full } from "../changes/example.js";

const models = process.env["MUSTER_MODELS"] ?? join(import.meta.dirname, "../../../../shared/models");
const schemaFile = join(models, "cloudformation", "aws-ssmincidents-responseplan.latest.json");
const hostile: ResponsePlan = {
  ...full,
  name: "1-checkout_x",
  incidentTemplate: { ...full.incidentTemplate, summary: 'a "quote", a \\,\n${x} and %{y}\u0007' },
};

describe("CloudFormation", () => {
  test("has a resource for each plan, kept when it leaves the stack", () => {
    const { text, warnings } = exportCloudFormation([
      bare,
      { ...full, name: "check-out" },
      { ...full, name: "check_out" },
    ]);
    const { Resources } = JSON.parse(text);
    expect(Object.keys(Resources)).toEqual(["P", "CheckOut", "CheckOut2"]);
    expect(Resources.P).toEqual({
      Type: "AWS::SSMIncidents::ResponsePlan",
      DeletionPolicy: "Retain",
      Properties: { Name: "p", IncidentTemplate: { Title: "Down", Impact: 3 } },
    });
    expect(warnings).toEqual([]);
  });

  test.skipIf(!existsSync(schemaFile))(
    "is what the public schema of the resource says, or a warning says why not",
    () => {
      const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
      const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
      const isValid = ajv.compile({ ...schema, $id: undefined, $schema: undefined });
      const validate = (plan: ResponsePlan) => {
        const { text, warnings } = exportCloudFormation([plan]);
        const [resource] = Object.values<{ Properties: unknown }>(JSON.parse(text).Resources);
        expect(isValid(resource?.Properties) || warnings.length > 0, JSON.stringify(isValid.errors)).toBe(true);
        return warnings;
      };
      expect(validate(full)).toEqual([]);
      fc.assert(
        fc.property(arbitraryPlan(), (plan) => void validate(plan)),
        { numRuns: 300 },
      );
    },
  );

  test("says what CloudFormation would refuse", () => {
    const tags = { team: "" };
    expect(exportCloudFormation([{ ...full, tags }]).warnings).toEqual([
      "CloudFormation refuses `p`: it has a tag with an empty value",
    ]);
  });
});

test("Terraform has a resource for each plan, in which no text is a template", async () => {
  const { text, warnings } = exportTerraform([bare, hostile]);
  await expect(text).toMatchFileSnapshot("plans.expected.tf");
  expect(warnings).toEqual([
    "Terraform does not keep the order of the values of parameter `Service` of `1-checkout_x`",
  ]);
});

test("JSON is what `create-response-plan` takes", () => {
  expect(JSON.parse(exportCreateInputs([full]).text)).toEqual(full);
  expect(JSON.parse(exportCreateInputs([bare, full]).text)).toEqual([bare, full]);
});
