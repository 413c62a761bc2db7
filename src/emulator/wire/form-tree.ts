import { AwsError } from "../aws-error.js";

/** A form whose names are paths with dots, as a tree. */
export interface FormTree {
  text: string | undefined;
  readonly children: Map<string, FormTree>;
}

const maxDepth = 32;
const maxFields = 20_000;

/** @throws AwsError where the form is larger or deeper than any call of AWS */
export function formTree(form: URLSearchParams): FormTree {
  const root: FormTree = { text: undefined, children: new Map() };
  if (form.size > maxFields)
    throw new AwsError("SerializationException", "The form has too many fields", { status: 400 });
  for (const [name, value] of form) {
    const steps = name.split(".");
    if (steps.length > maxDepth) {
      throw new AwsError("SerializationException", "The form is nested too deeply", { status: 400 });
    }
    let node = root;
    for (const step of steps) node = childOf(node, step);
    node.text = value;
  }
  return root;
}

function childOf(node: FormTree, step: string): FormTree {
  let child = node.children.get(step);
  if (child === undefined) {
    child = { text: undefined, children: new Map() };
    node.children.set(step, child);
  }
  return child;
}
