// The path that a value is, where only constants of its file go into it.
import { calledName, type ValueNode } from '../../parsers/code/outline.js';
import type { Bindings } from './bindings.js';

export interface Spot {
  bindings: Bindings;
  /** What the offsets of values are of. */
  source: string;
  /** Where the value is used, and in which function. */
  at: number;
  owner: number;
}

const deepest = 8;
/** What gives a path for a path, or for the path of an open file. */
const sameAs = new Set(['Path', 'PurePath', 'str', 'fspath', 'abspath', 'realpath', 'normpath', 'open', 'BufferedReader']);
/** Methods that do. */
const ofReceiver = new Set(['resolve', 'absolute', 'as_posix', 'open', 'read', 'read_bytes']);
/** A folder that the code itself lies in: the path is known from there on. */
const home = new Set(['dirname', 'getcwd', 'cwd']);

/** @returns a path, from some folder of the tree on; "" for a folder that code lies in or runs in; null where it cannot be told */
export function pathOf(value: ValueNode | null, spot: Spot, depth = 0): string | null {
  if (value === null || depth > deepest) return null;
  const deeper = (one: ValueNode | null | undefined, from: Spot = spot) => pathOf(one ?? null, from, depth + 1);
  switch (value.kind) {
    case 'string':
      return value.parts.length === 0 ? value.text : filled(writtenAt(spot.source, value.at), value.parts, deeper);
    case 'name':
      return value.name === '__file__' ? '' : deeper(spot.bindings.valueOf(value.name, Math.min(spot.at, value.at), spot.owner), spot);
    case 'member':
      if (value.name === 'parent') return deeper(value.of) === '' ? '' : null;
      return deeper(spot.bindings.memberOf(value.name));
    case 'item':
      return itemOf(value, spot, deeper);
    case 'call':
      return calledPath(value, deeper);
    case 'operation':
      return value.makes === 'mixture' ? joined(value.parts.map((part) => deeper(part))) : null;
    default:
      return null;
  }
}

type Deeper = (value: ValueNode | null | undefined) => string | null;

/** A text with gaps as it is written, in one piece; null for other ways to write it. */
function writtenAt(source: string, at: number): string | null {
  return /^[a-z]{1,2}(["'])([^"'\n]{1,300})\1/i.exec(source.slice(at, at + 310))?.[2] ?? null;
}

/** A text with the values of its gaps put in. */
function filled(text: string | null, parts: readonly ValueNode[], deeper: Deeper): string | null {
  if (text === null) return null;
  let [next, whole] = [0, true];
  const result = text.replace(/\{[^{}]{1,200}\}/g, () => {
    const path = deeper(parts[next++]);
    if (path === null) whole = false;
    return path ?? '';
  });
  return whole && next === parts.length ? result : null;
}

/** `PATHS["scaler"]` of a dictionary that is written down, and `parents[1]` of the file's own path. */
function itemOf(value: ValueNode & { kind: 'item' }, { bindings, at, owner }: Spot, deeper: Deeper): string | null {
  const { of, keys } = value;
  if (of.kind === 'member' && of.name === 'parents') return deeper(of.of) === '' ? '' : null;
  const [key] = keys;
  const table = of.kind === 'name' ? bindings.valueOf(of.name, at, owner) : of.kind === 'member' ? bindings.memberOf(of.name) : of;
  if (key?.kind !== 'string' || table?.kind !== 'list') return null;
  for (const entry of table.parts) {
    if (entry.kind !== 'list') continue;
    const [name, held] = entry.parts;
    if (name?.kind === 'string' && name.text === key.text) return deeper(held);
  }
  return null;
}

function calledPath({ of, args }: ValueNode & { kind: 'call' }, deeper: Deeper): string | null {
  const name = calledName(of);
  if (name === null) return null;
  const positional = args.filter(({ keyword }) => keyword === null).map((one) => one.value);
  if (of.kind === 'member' && name === 'joinpath') return joined([of.of, ...positional].map((one) => deeper(one)));
  if (of.kind === 'member' && ofReceiver.has(name)) {
    const path = deeper(of.of);
    if (path !== null) return path;
  }
  if (home.has(name)) return positional.length === 0 || deeper(positional[0]) === '' ? '' : null;
  if (name === 'join' && of.kind === 'member' && of.of.kind !== 'string') return joined(positional.map((one) => deeper(one)));
  if (name === 'Path' && positional.length > 1) return joined(positional.map((one) => deeper(one)));
  return sameAs.has(name) ? deeper(positional[0]) : null;
}

function joined(paths: readonly (string | null)[]): string | null {
  const known = paths.filter((path) => path !== null);
  return known.length < paths.length ? null : known.filter((path) => path !== '').join('/');
}
