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
}

/** A value at the place where it is used. */
interface Used {
  argument: ValueNode;
  at: number;
  owner: number;
}

/**
 * @param source what the offsets of the outline are of
 * @returns whether the same function writes to the path of a load, or the same file does where the path is a constant of it
 */
export function ownWrites(outline: Outline, bindings: Bindings, source: string): (load: Used, stems: readonly ValueNode[]) => boolean {
  const keyOf = (one: Used) => keyIn(one, bindings, source);
  const calls = outline.statements.flatMap(({ value }) => (value === null ? [] : partsOf(value).flatMap((one) => (one.kind === 'call' ? [one] : []))));
  const written: Written[] = [];
  const kept: Written[] = [];
  for (const { of, args, at } of calls) {
    const name = calledName(of) ?? '';
    if (written.length + kept.length >= mostWrites) break;
    const owner = functionAt(outline, at);
    if (writers.test(name)) written.push(...pathsOf(args).map((argument) => ({ owner, key: keyOf({ argument, at, owner }) })));
    if (name === keeper) kept.push(...pathsOf(args).map((argument) => ({ owner, key: keyOf({ argument, at, owner }) })));
  }
  if (written.length + kept.length === 0) return () => false;
  return (load, stems) => {
    const key = keyOf(load);
    const same = (one: Written) => one.key !== '' && one.key === key && (one.owner === load.owner || constant(key));
    if (written.some(same)) return true;
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

/** The arguments that may be a path: by a word that says so, or not the first where there are more, which is what is written. */
function pathsOf(args: readonly CallArgument[]): ValueNode[] {
  return args.filter(({ keyword }) => keyword === null || pathWords.has(keyword)).map(({ value }) => value);
}

const constant = (key: string) => key.startsWith('"');

/** @returns what a path is known by; "" where it is nothing that another place could name. A constant begins with a quote. */
function keyIn({ argument, at, owner }: Used, bindings: Bindings, source: string): string {
  const opened = openedBy(argument, at, owner, bindings);
  const path = pathOf(opened, { bindings, source, at, owner });
  if (path !== null && path !== '') return `"${path}`;
  return written(opened, 0);
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
