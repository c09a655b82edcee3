// Files that a program writes itself: what it loads from the path that it has just saved to brings nothing strange in.
import { type CallArgument, calledName, functionAt, type Outline, type ValueNode } from '../../parsers/code/outline.js';
import { type Bindings, partsOf } from './bindings.js';
import { pathOf } from './path.js';

const mostWrites = 200;
/** What writes to the path that it is given, by what it is called. */
const writers = /^(?:dump|save|savez|savez_compressed|to_pickle)$/;
/** What is given as a path. */
const pathWords = new Set(['path', 'file', 'filename', 'filepath', 'filepath_or_buffer', 'f', 'value', 'dirpath']);
/** Keeps the best state of a training in the folder that it is given. */
const keeper = 'ModelCheckpoint';

interface Written {
  /** The function that writes. */
  owner: number;
  key: string;
  /** The name that the path begins with. */
  root: string | null;
}

/** A value at the place where it is used. */
interface Used {
  argument: ValueNode;
  at: number;
  owner: number;
}

/**
 * @param source what the offsets of the outline are of
 * @returns whether the same function writes to the path of a load; or the same file does where the path is a constant of it, or both paths begin with what the object holds
 */
export function ownWrites(outline: Outline, bindings: Bindings, source: string): (load: Used, stems: readonly ValueNode[]) => boolean {
  const keyOf = (one: Used) => keyIn(one, bindings, source);
  const calls = outline.statements.flatMap(({ value }) => (value === null ? [] : partsOf(value).flatMap((one) => (one.kind === 'call' ? [one] : []))));
  const written: Written[] = [];
  const kept: Written[] = [];
  const names = new Set<string>();
  for (const { of, args, at } of calls) {
    const name = calledName(of) ?? '';
    if (written.length + kept.length >= mostWrites) break;
    const list = writers.test(name) ? written : name === keeper ? kept : null;
    if (list === null) continue;
    const owner = functionAt(outline, at);
    for (const value of pathsOf(args)) {
      const path = openedBy(value, at, owner, bindings);
      if (path.kind === 'name' && (list === kept || value !== args[0]?.value || args.length === 1)) names.add(`${owner} ${path.name}`);
    }
    list.push(...pathsOf(args).map((argument) => ({ owner, key: keyOf({ argument, at, owner }), root: rootOf({ argument, at, owner }, bindings) })));
  }
  if (written.length + kept.length === 0) return () => false;
  spread(names, outline);
  const isNamed = ({ argument, at, owner }: Used) =>
    partsOf(openedBy(argument, at, owner, bindings)).some((one) => one.kind === 'name' && names.has(`${owner} ${one.name}`));
  return (load, stems) => {
    const key = keyOf(load);
    if (written.some((one) => one.key !== '' && one.key === key && (one.owner === load.owner || key.startsWith('"')))) return true;
    if (isNamed(load)) return true;
    if (rootOf(load, bindings) === 'self' && written.some(({ root }) => root === 'self')) return true;
    return (
      kept.length > 0 &&
      stems.some(
        (stem) =>
          (stem.kind === 'member' && stem.name === 'best_model_path') ||
          kept.some((one) => one.owner === load.owner && one.key !== '' && one.key === keyOf({ ...load, argument: stem })),
      )
    );
  };
}

/** What is put together of such names, or runs through them, in the same function: `paths[step] = path`, `for step, path in paths.items()`. */
function spread(names: Set<string>, { statements }: Outline): void {
  for (let pass = 0, before = 0; pass < 3 && names.size > 0 && names.size !== before && names.size < mostWrites; pass++) {
    before = names.size;
    for (const { owner, targets, value } of statements) {
      if (value === null || targets.length === 0 || !partsOf(value).some((one) => one.kind === 'name' && names.has(`${owner} ${one.name}`))) continue;
      // What a call makes of a path is no path: a result, an open file.
      if (value.kind === 'call' && value.of.kind !== 'member') continue;
      for (const target of targets.flatMap((one) => (one.kind === 'list' ? one.parts : [one]))) {
        const held = target.kind === 'item' ? target.of : target;
        if (held.kind === 'name') names.add(`${owner} ${held.name}`);
      }
    }
  }
}

/** @returns the name that a path begins with, through the names of its file */
function rootOf({ argument, at, owner }: Used, bindings: Bindings): string | null {
  let one: ValueNode | null | undefined = argument;
  for (let step = 0; step < 12 && one; step++) {
    if (one.kind === 'name') {
      const bound: ValueNode | null = one.name === 'self' ? null : bindings.valueOf(one.name, at, owner);
      if (bound === null) return one.name;
      one = bound;
    } else if (one.kind === 'member' || one.kind === 'item') one = one.of;
    else if (one.kind === 'operation' || one.kind === 'string') one = one.parts[0];
    else if (one.kind === 'call')
      one = one.args.length > 0 && givesPath.test(calledName(one.of) ?? '') ? one.args[0]?.value : one.of.kind === 'member' ? one.of.of : null;
    else return null;
  }
  return null;
}

const givesPath = /^(?:open|join|Path|PurePath|str|fspath|abspath)$/;

/** The arguments that may be a path: by a word that says so, or not the first where there are more, which is what is written. */
function pathsOf(args: readonly CallArgument[]): ValueNode[] {
  return args.filter(({ keyword }) => keyword === null || pathWords.has(keyword)).map(({ value }) => value);
}

/** @returns what a path is known by; "" where it is nothing that another place could name. A constant begins with a quote. */
function keyIn({ argument, at, owner }: Used, bindings: Bindings, source: string): string {
  const opened = openedBy(argument, at, owner, bindings);
  const path = pathOf(opened, { bindings, source, at, owner });
  if (path !== null && path !== '') return `"${path}`;
  const bound = opened.kind === 'name' ? bindings.valueOf(opened.name, at, owner) : null;
  return (bound !== null && written(bound, 0)) || written(opened, 0);
}

/** The path of an open file, or what was given. */
function openedBy(value: ValueNode, at: number, owner: number, bindings: Bindings): ValueNode {
  let one = value;
  for (let step = 0; step < 3; step++) {
    if (one.kind === 'call' && calledName(one.of) === 'open') {
      const [first] = one.args;
      if (first === undefined || first.keyword !== null) return one.of.kind === 'member' ? one.of.of : one;
      if (one.of.kind === 'member' && first.value.kind === 'string' && /^[rwab+t]{1,4}$/.test(first.value.text)) return one.of.of;
      return first.value;
    }
    if (one.kind !== 'name') return one;
    const bound = bindings.valueOf(one.name, at, owner);
    if (bound === null || bound.kind !== 'call' || calledName(bound.of) !== 'open') return one;
    one = bound;
  }
  return one;
}

/** A value as one would write it, where it is made of names, texts and calls only. */
function written(value: ValueNode, depth: number): string {
  if (depth > 4) return '';
  const all = (parts: readonly ValueNode[]) => {
    const texts = parts.map((part) => written(part, depth + 1));
    return texts.includes('') ? '' : texts.join(',');
  };
  switch (value.kind) {
    case 'name':
      return value.name;
    case 'member': {
      const of = written(value.of, depth + 1);
      return of === '' ? '' : `${of}.${value.name}`;
    }
    case 'string':
      return value.parts.length === 0 ? `'${value.text}'` : `f'${value.text}'(${all(value.parts)})`;
    case 'item': {
      const of = written(value.of, depth + 1);
      return of === '' ? '' : `${of}[${value.text}]`;
    }
    case 'call': {
      const of = written(value.of, depth + 1);
      return of === '' || value.args.length === 0 ? '' : `${of}(${all(value.args.map((one) => one.value))})`;
    }
    case 'operation':
      return value.condition === null && value.makes === 'mixture' ? `(${all(value.parts)})` : '';
    default:
      return '';
  }
}
