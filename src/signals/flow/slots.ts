// What goes into events, and what they are called: what can be told of values without evaluating any.
import { calledName, type ValueNode } from '../../parsers/code/outline.js';
import type { Run, Scope, Slot } from './events.js';
import { type FlowGraph, sameAs } from './graph.js';

/** Whose result says nothing of what went in. */
export const measures: ReadonlySet<string> = new Set([
  'len',
  'isinstance',
  'issubclass',
  'type',
  'print',
  'hash',
  'id',
  'bool',
  'hasattr',
  'callable',
  'any',
  'all',
]);

/** What makes a function of a function. */
const promises: ReadonlySet<string> = new Set(['util.promisify', 'promisify']);
/** Methods that hand each element, or what was waited for, to a function. */
const handing: ReadonlySet<string> = new Set(['then', 'map', 'flatMap', 'forEach', 'filter', 'find', 'some', 'every']);

/** @returns what a call gives its function as its first argument: the object, an element of it, or nothing that is known */
export function handedBy(callee: ValueNode): 'object' | 'element' | null {
  if (callee.kind !== 'member' || !handing.has(callee.name)) return null;
  return callee.name === 'then' ? 'object' : 'element';
}

/** @returns the node whose maker says what comes out of a call */
export function makerOf(names: readonly string[], called: number, slots: readonly Slot[]): number {
  return promises.has(names[0] ?? '') ? (slots.at(-1)?.node ?? called) : called;
}

/** @returns the node that a name stands for, in a function or around it */
export function lookUp(scope: Scope, name: string): number | undefined {
  for (let one: Scope | null = scope; one !== null; one = one.around) {
    const found = one.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The values that are put together in a node, as slots. */
export function partsOf({ graph }: Run, parts: readonly ValueNode[], node: number): Slot[] {
  const holds = graph.nodes[node]?.holds ?? [];
  return parts.flatMap((part, index) => {
    const held = holds[index];
    return held === undefined ? [] : [{ key: 'any', node: held, called: calledName(part), inside: insideOf(graph, part, held, 2) }];
  });
}

/** Whether values that the program has are held against one another; a number or a text that is written there is a bound. */
export function holdsAgainst({ makes, parts }: ValueNode & { kind: 'operation' }): boolean {
  return makes === 'comparison' && parts.length > 1 && parts.every(({ kind }) => kind !== 'other' && kind !== 'string');
}

/** What a thing that is called may be asked for by. */
export function namesOf({ graph }: Run, callee: ValueNode, node: number): string[] {
  const made = graph.nodes[node]?.made ?? null;
  const names = made === null ? [] : [made];
  let tail = '';
  // `client.chat.completions.create` is known by its end, whatever the client is.
  for (let one = callee, parts = 0; one.kind === 'member' && parts < 3; one = one.of, parts++) names.push((tail = `.${one.name}${tail}`));
  return names;
}

/** Begin anew: nothing of what an object learned before is left. */
export const fits: ReadonlySet<string> = new Set(['fit', 'fit_transform', 'fit_predict', 'fit_resample', 'fit_sample']);

/** @returns the object as it was before it was fitted for the first time */
export function unfitted(graph: FlowGraph, object: number): number {
  const same = sameAs(graph, object);
  const known = graph.unfitted.get(same);
  if (known !== undefined) return known;
  graph.unfitted.set(same, object);
  return object;
}

/** @returns what stands in a list that is written there, some levels deep */
export function insideOf(graph: FlowGraph, value: ValueNode, node: number, levels: number): { node: number; called: string | null }[] {
  if (value.kind !== 'list' || levels === 0) return [];
  const holds = graph.nodes[node]?.holds ?? [];
  return value.parts.slice(0, 16).flatMap((part, index) => {
    const held = holds[index];
    return held === undefined ? [] : [{ node: held, called: calledName(part) }, ...insideOf(graph, part, held, levels - 1)];
  });
}

/** The own method that `self.name` is; -1 where it is none. */
export function methodOf({ outline }: Run, scope: Scope, callee: ValueNode): number {
  if (callee.kind !== 'member' || callee.of.kind !== 'name' || (callee.of.name !== 'self' && callee.of.name !== 'this')) return -1;
  if (lookUp(scope, callee.of.name) === undefined) return -1;
  return outline.functions.findIndex(({ name, className }) => className !== null && name === callee.name);
}
