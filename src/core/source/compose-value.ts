import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from "yaml";
import { resolvePlainScalar } from "./core-scalar.js";
import { maxAliasedNodes, maxDepth, maxFaults } from "./limits.js";
import { createEndTrimmer, type EndTrimmer } from "./trim-ends.js";

/** Something in a YAML document that Muster refuses, and where: offsets into the text. */
export interface SourceFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint?: string;
}

/** Numbers kept for each value of a document, in preorder: see `offsets`. */
export const stride = 5;

/** A document's plain value and a compact table of where its parts stand. */
export interface ComposedValue {
  readonly value: unknown;
  /** Per value in preorder: start and end of the value, start and end of its key (-1 without), values in its subtree. */
  readonly offsets: Int32Array;
  /** Per value in preorder: its key in the mapping above. */
  readonly keys: readonly (string | undefined)[];
  readonly faults: readonly SourceFault[];
}

interface Walk {
  readonly ends: EndTrimmer;
  readonly offsets: number[];
  readonly keys: (string | undefined)[];
  readonly faults: SourceFault[];
  readonly anchors: Map<string, Node>;
  /** What each alias stands for; an anchor's name may be given again later. */
  readonly aliased: Map<Alias, Node>;
  /** Anchored nodes that the walk is inside of: an alias to one of them would never end. */
  readonly open: Set<Node>;
  aliasDepth: number;
  aliasedNodes: number;
}

/** Build the plain value of a document of `text` and the table of its positions in one walk. */
export function composeValue(root: Node | null, text: string): ComposedValue {
  const walk: Walk = {
    ends: createEndTrimmer(text),
    offsets: [],
    keys: [],
    faults: [],
    anchors: new Map(),
    aliased: new Map(),
    open: new Set(),
    aliasDepth: 0,
    aliasedNodes: 0,
  };
  const value = root === null ? null : visit(walk, root, undefined, -1, -1, 1);
  return { value, offsets: new Int32Array(walk.offsets), keys: walk.keys, faults: walk.faults };
}

function visit(
  walk: Walk,
  node: Node,
  key: string | undefined,
  keyStart: number,
  keyEnd: number,
  depth: number,
): unknown {
  const range = node.range;
  const entry = walk.keys.length;
  walk.keys.push(key);
  const start = range?.[0] ?? 0;
  walk.offsets.push(start, walk.ends.trim(start, range?.[1] ?? 0), keyStart, keyEnd, 1);
  const value = isAlias(node) ? valueOfAlias(walk, node, entry, depth) : valueOfNode(walk, node, depth);
  walk.offsets[entry * stride + 4] = walk.keys.length - entry;
  return value;
}

function valueOfNode(walk: Walk, node: Node, depth: number): unknown {
  if (walk.aliasDepth > 0 && !takeAliasedNode(walk, node)) return null;
  if (isScalar(node)) {
    if (node.anchor !== undefined) addAnchor(walk, node.anchor, node);
    return valueOfScalar(walk, node);
  }
  if (depth > maxDepth) {
    addFault(walk, node, `Unexpected nesting deeper than ${maxDepth} levels, expected a flatter document`);
    return null;
  }
  checkCollectionTag(walk, node);
  const { anchor } = node as YAMLMap;
  if (anchor === undefined) return valueOfCollection(walk, node, depth);
  addAnchor(walk, anchor, node);
  walk.open.add(node);
  const value = valueOfCollection(walk, node, depth);
  walk.open.delete(node);
  return value;
}

function valueOfCollection(walk: Walk, node: Node, depth: number): unknown {
  if (isMap(node)) return valueOfMap(walk, node, depth);
  const list: unknown[] = [];
  if (isSeq(node)) {
    for (const item of node.items) {
      if (isFull(walk)) break;
      list.push(visit(walk, item as Node, undefined, -1, -1, depth + 1));
    }
  }
  return list;
}

function valueOfMap(walk: Walk, map: YAMLMap, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  let merges: Node[] | undefined;
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    if (isFull(walk)) break;
    const key = keyOf(walk, pair.key);
    if (key === undefined) continue;
    if (isMergeKey(pair.key) && pair.value !== null) {
      merges ??= [];
      merges.push(pair.value);
      if (merges.length > 1) addDuplicate(walk, pair.key, key);
      continue;
    }
    if (Object.hasOwn(value, key)) addDuplicate(walk, pair.key, key);
    else define(value, key, visitEntry(walk, pair, key, depth));
  }
  if (merges !== undefined) for (const source of merges) mergeInto(walk, value, source, depth);
  return value;
}

function visitEntry(walk: Walk, { key, value }: Pair<Node, Node | null>, name: string, depth: number): unknown {
  const [start, end] = key.range ?? [0, 0];
  return visit(walk, value ?? emptyAt(end), name, start, walk.ends.trim(start, end), depth + 1);
}

// Explicit keys win over merged ones, earlier merged ones over later ones.
function mergeInto(walk: Walk, value: Record<string, unknown>, source: Node, depth: number): void {
  for (const part of isSeq(source) ? (source.items as Node[]) : [source]) {
    const map = isAlias(part) ? resolveAlias(walk, part) : part;
    if (map === undefined) continue;
    if (!isMap(map)) {
      addFault(walk, part, "Unexpected value of the merge key `<<`, expected a mapping or a list of mappings");
      continue;
    }
    if (map.anchor !== undefined) addAnchor(walk, map.anchor, map);
    walk.aliasDepth += 1;
    walk.open.add(map);
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      if (isFull(walk) || !takeAliasedNode(walk, part)) break;
      const key = keyOf(walk, pair.key);
      if (key === undefined) continue;
      if (isMergeKey(pair.key) && pair.value !== null) mergeInto(walk, value, pair.value, depth);
      else if (!Object.hasOwn(value, key)) define(value, key, visitEntry(walk, pair, key, depth));
    }
    walk.open.delete(map);
    walk.aliasDepth -= 1;
  }
}

function valueOfAlias(walk: Walk, alias: Alias, entry: number, depth: number): unknown {
  const node = resolveAlias(walk, alias);
  if (node === undefined) return null;
  walk.aliasDepth += 1;
  const value = valueOfNode(walk, node, depth);
  walk.aliasDepth -= 1;
  walk.offsets[entry * stride + 4] = walk.keys.length - entry;
  return value;
}

function resolveAlias(walk: Walk, alias: Alias): Node | undefined {
  const node = walk.aliased.get(alias) ?? walk.anchors.get(alias.source);
  if (node === undefined) {
    addFault(walk, alias, `Unexpected alias \`*${shorten(alias.source)}\`, expected an anchor of that name before it`);
    return undefined;
  }
  if (walk.open.has(node)) {
    addFault(walk, alias, `Unexpected alias \`*${shorten(alias.source)}\` inside of what it stands for`);
    return undefined;
  }
  walk.aliased.set(alias, node);
  return node;
}

function addAnchor(walk: Walk, name: string, node: Node): void {
  if (walk.aliasDepth === 0) walk.anchors.set(name, node);
}

function emptyAt(offset: number): Node {
  const node = new Scalar(null);
  node.range = [offset, offset, offset];
  node.source = "";
  node.type = "PLAIN";
  return node;
}

function takeAliasedNode(walk: Walk, node: Node): boolean {
  walk.aliasedNodes += 1;
  if (walk.aliasedNodes <= maxAliasedNodes) return true;
  if (walk.aliasedNodes === maxAliasedNodes + 1) {
    addFault(walk, node, `Unexpected aliases that stand for more than ${maxAliasedNodes} values, expected fewer`);
  }
  return false;
}

function isFull(walk: Walk): boolean {
  return walk.aliasedNodes > maxAliasedNodes || walk.faults.length >= maxFaults;
}

function keyOf(walk: Walk, node: Node): string | undefined {
  const key = isAlias(node) ? resolveAlias(walk, node) : node;
  if (key === undefined) return undefined;
  if (!isScalar(key)) {
    addFault(walk, node, "Unexpected list or mapping as a key, expected text");
    return undefined;
  }
  if (key.anchor !== undefined) addAnchor(walk, key.anchor, key);
  const value = valueOfScalar(walk, key);
  if (typeof value === "string") return value;
  const written = key.source === "" ? "an empty key" : `key \`${shorten(String(key.source))}\``;
  addFault(walk, node, `Unexpected ${written}, expected text`, key.source === "" ? undefined : "Put the key in quotes");
  return undefined;
}

function isMergeKey(node: Node): boolean {
  return isScalar(node) && node.source === "<<" && node.type === "PLAIN";
}

const yamlTag = "tag:yaml.org,2002:";

function valueOfScalar(walk: Walk, node: Scalar): unknown {
  const { tag } = node;
  if (tag === undefined) return node.type === "PLAIN" ? resolvePlainScalar(node.source ?? "") : node.value;
  const text = node.source ?? "";
  if (tag === `${yamlTag}str` || tag === "!") return text;
  const value = resolvePlainScalar(text);
  const isFit =
    (tag === `${yamlTag}null` && value === null) ||
    (tag === `${yamlTag}bool` && typeof value === "boolean") ||
    (tag === `${yamlTag}int` && Number.isInteger(value)) ||
    (tag === `${yamlTag}float` && typeof value === "number");
  if (!isFit) addTagFault(walk, node, tag);
  return value;
}

function checkCollectionTag(walk: Walk, node: Node): void {
  const { tag } = node as YAMLMap;
  if (tag === undefined || tag === `${yamlTag}${isMap(node) ? "map" : "seq"}` || tag === "!") return;
  addTagFault(walk, node, tag);
}

function addTagFault(walk: Walk, node: Node, tag: string): void {
  const name = tag.startsWith(yamlTag) ? `!!${tag.slice(yamlTag.length)}` : tag;
  addFault(walk, node, `Unexpected tag \`${shorten(name)}\`, expected plain YAML`, "Remove the tag");
}

function addDuplicate(walk: Walk, node: Node, key: string): void {
  addFault(walk, node, `Unexpected second key \`${shorten(key)}\`, expected each key once`);
}

function addFault(walk: Walk, node: Node, message: string, hint?: string): void {
  if (walk.faults.length >= maxFaults) return;
  const [start, end] = node.range ?? [0, 0];
  walk.faults.push(hint === undefined ? { start, end, message } : { start, end, message, hint });
}

// `__proto__` is a key like any other; a plain assignment would change the prototype instead.
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A text as a message may show it: on one line, not long. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
