import type { Path } from "../diagnostic.js";

/** The keys and list positions of a field change's pointer; only actions and integrations have positions. */
export function fieldPath(pointer: string): Path {
  return pointer
    .slice(1)
    .split("/")
    .map((step, position, [first]) => {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      return position === 1 && (first === "actions" || first === "integrations") ? Number(key) : key;
    });
}

/** What stands at the path; absent where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    return Object.entries(found).find(([key]) => key === String(step))?.[1];
  }, value);
}
