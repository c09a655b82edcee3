// What the names of a file stand for, as far as the file itself says.
import type { Outline, ValueNode } from '../../parsers/code/outline.js';

interface Binding {
  start: number;
  owner: number;
  block: number;
  /** Where the block that it stands in has ended; a function's own ends nowhere. */
  ends: number;
  /** Null where it is taken out of something else. */
  value: ValueNode | null;
}

export interface Bindings {
  /** @returns what a name stands for at an offset; null where that is a parameter, an import, or one of several things */
  valueOf(name: string, at: number, owner: number): ValueNode | null;
  /** @returns what is assigned to a member of this name, where the file does so once */
  memberOf(name: string): ValueNode | null;
}

/** @returns the bindings of one file */
export function bindingsOf({ statements, functions }: Outline): Bindings {
  const names = new Map<string, Binding[]>();
  const members = new Map<string, Binding[]>();
  const open = new Map<number, Binding[]>();
  for (const { start, owner, block, targets, value, kind } of statements) {
    const within = open.get(owner) ?? [];
    open.set(owner, within);
    for (let last = within.at(-1); last !== undefined && last.block > block; last = within.at(-1)) {
      last.ends = start;
      within.pop();
    }
    for (const target of targets.flatMap((one) => (one.kind === 'list' ? one.parts : [one]))) {
      if (target.kind !== 'name' && target.kind !== 'member') continue;
      const binding: Binding = { start, owner, block, ends: Infinity, value: kind === 'loop' || !targets.includes(target) ? null : value };
      within.push(binding);
      const lists = target.kind === 'name' ? [names, members] : [members];
      for (const list of lists) list.set(target.name, [...(list.get(target.name) ?? []).slice(0, mostBindings), binding]);
    }
  }
  return {
    valueOf(name, at, owner) {
      const all = names.get(name) ?? [];
      for (let scope = owner; scope >= 0; scope = functions[scope]?.parent ?? -1) {
        const here = all.filter((one) => one.owner === scope);
        if (here.length > 0) return scope === owner ? lastSure(here, at) : lastSure(here, Infinity);
        if (functions[scope]?.parameters.some((one) => one.name === name)) return null;
      }
      const global = all.filter((one) => one.owner === -1);
      if (owner === -1) return lastSure(global, at);
      return global.length === 1 ? (global[0]?.value ?? null) : null;
    },
    memberOf(name) {
      const all = members.get(name) ?? [];
      return all.length === 1 ? (all[0]?.value ?? null) : null;
    },
  };
}

/** What the last binding before an offset gives; null where its block has ended by then, so that another may hold. */
function lastSure(bindings: readonly Binding[], at: number): ValueNode | null {
  const last = bindings.findLast(({ start }) => start < at);
  return last === undefined || (last.ends !== Infinity && last.ends <= at && bindings.length > 1) ? null : last.value;
}

const mostBindings = 50;

/** @returns the values that a value is made of, itself first, at most 500 */
export function partsOf(value: ValueNode): ValueNode[] {
  const found: ValueNode[] = [];
  const open = [value];
  for (let one = open.pop(); one !== undefined && found.length < 500; one = open.pop()) {
    found.push(one);
    open.push(...below(one));
  }
  return found;
}

function below(value: ValueNode): ValueNode[] {
  switch (value.kind) {
    case 'member':
      return [value.of];
    case 'item':
      return [value.of, ...value.keys];
    case 'call':
      return [value.of, ...value.args.map((one) => one.value)];
    case 'string':
    case 'list':
    case 'operation':
      return value.parts;
    case 'each':
      return [...value.body, ...value.clauses.map((one) => one.over)];
    case 'bound':
      return [value.value];
    default:
      return [];
  }
}
