// The events of a file by kind and name: most steps of most plans ask for names that a file has none of, which is told without a look at each event.
import { nameGlob } from '../../parsers/glob/glob.js';
import type { FlowEvent, FlowTrace } from './events.js';

/** Gives the numbers of the events of a file that somebody asks for, in ascending order. */
export type FittingEvents = (trace: FlowTrace) => readonly number[];

interface NamedEvents {
  all: number[];
  byName: Map<string, number[]>;
}

const known = new WeakMap<FlowTrace, Map<FlowEvent['kind'], NamedEvents>>();

/** Those that are told; quiet ones belong to what was told elsewhere. */
function sorted(trace: FlowTrace): Map<FlowEvent['kind'], NamedEvents> {
  const before = known.get(trace);
  if (before) return before;
  const kinds = new Map<FlowEvent['kind'], NamedEvents>();
  trace.events.forEach(({ kind, names, quiet }, number) => {
    if (quiet) return;
    let events = kinds.get(kind);
    if (!events) kinds.set(kind, (events = { all: [], byName: new Map() }));
    events.all.push(number);
    for (const name of names) {
      const list = events.byName.get(name);
      if (!list) events.byName.set(name, [number]);
      else if (list.at(-1) !== number) list.push(number);
    }
  });
  known.set(trace, kinds);
  return kinds;
}

const none: readonly number[] = [];

/** @param patterns globs over dotted names; null where any name, or none, will do */
export function eventsOf(kind: FlowEvent['kind'], patterns: readonly string[] | null): FittingEvents {
  if (patterns?.includes('**') ?? true) return (trace) => sorted(trace).get(kind)?.all ?? none;
  const { exact, fitsGlob } = split(patterns ?? []);
  return (trace) => {
    const events = sorted(trace).get(kind);
    if (!events) return none;
    const lists: (readonly number[])[] = [];
    for (const name of exact) {
      const list = events.byName.get(name);
      if (list) lists.push(list);
    }
    if (fitsGlob) for (const [name, list] of events.byName) if (!exact.has(name) && fitsGlob(name)) lists.push(list);
    const [only = none] = lists;
    return lists.length < 2 ? only : [...new Set(lists.flat())].sort((a, b) => a - b);
  };
}

/** @returns whether one of some names fits one of the patterns */
export function namesTest(patterns: readonly string[]): (names: readonly string[]) => boolean {
  if (patterns.includes('**')) return () => true;
  const { exact, fitsGlob } = split(patterns);
  return (names) => names.some((name) => exact.has(name) || fitsGlob?.(name) === true);
}

function split(patterns: readonly string[]): { exact: ReadonlySet<string>; fitsGlob: ((name: string) => boolean) | null } {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes('*')));
  const globs = patterns
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => (pattern.startsWith('.') ? methodTest(pattern.slice(1)) : nameGlob(pattern)));
  if (globs.length === 0) return { exact, fitsGlob: null };
  // Names repeat, so what was found for one is remembered.
  const found = new Map<string, boolean>();
  const fitsGlob = (name: string): boolean => {
    let fits = found.get(name);
    if (fits === undefined) {
      fits = globs.some((test) => test(name));
      if (found.size < 20_000) found.set(name, fits);
    }
    return fits;
  };
  return { exact, fitsGlob };
}

function methodTest(pattern: string): (name: string) => boolean {
  const fits = nameGlob(pattern);
  return (name) => name.startsWith('.') && fits(name.slice(1));
}
