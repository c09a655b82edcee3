// Holds a plan against the flow of a file: events are chosen for the steps in order, and what they take has to be what earlier ones gave.
import { wordsOf } from '../../parsers/text/identifier.js';
import { once } from '../../parsers/text/lazy.js';
import { lazyPattern } from '../pattern.js';
import type { FlowEvent, FlowTrace, Slot } from './events.js';
import { eventsOf, type FittingEvents, namesTest } from './events-by-name.js';
import { COMPARED, type FlowGraph, MIXED, reached, SELECTED, sameAs } from './graph.js';
import type { FlowPlan, FlowStep, Taking } from './plan.js';

/** What a variable stands for: a value that was given and is followed, or one that was taken and has to be the same. */
interface Meaning {
  node: number;
  followed: boolean;
}

type Meanings = ReadonlyMap<string, Meaning>;

interface ReadyStep {
  step: FlowStep;
  /** The numbers of the events of a file that fit it, in order. */
  fitting: FittingEvents;
}

/** How many events may be tried for the steps of one plan in one file. */
const mostTries = 20_000;
/** How many nodes and edges may be passed in following values, for one plan in one file. */
const mostPassed = 200_000;
const mostPlaces = 20;

/** Calls that only put a value into another shape. */
const shapes: ReadonlySet<string> = new Set([
  'list',
  'tuple',
  'dict',
  'set',
  'sorted',
  'reversed',
  'enumerate',
  'zip',
  'iter',
  'next',
  'str',
  'bytes',
  'repr',
  '.copy',
  'copy.copy',
  'copy.deepcopy',
]);

/** @returns a function that gives the offsets at which a plan is met in the flow of a file, in order */
export function flowFinder(plan: FlowPlan): (trace: FlowTrace) => number[] {
  const steps = plan.steps.map(ready);
  const unless = plan.unless.map(ready);
  const survives = plan.through === null ? null : namesTest(plan.through);
  return (trace) => {
    const { graph, events, bodies } = trace;
    const lists: { step: FlowStep; numbers: readonly number[] }[] = [];
    for (const { step, fitting } of steps) {
      const numbers = fitting(trace);
      if (numbers.length === 0) return [];
      lists.push({ step, numbers });
    }
    graph.steps = mostPassed;
    const search: Search = {
      graph,
      events,
      steps: lists,
      unless: unless.map(({ step, fitting }) => ({ step, numbers: once(() => fitting(trace)), parameters: parametersOf(trace) })),
      shows: plan.shows,
      left: mostTries,
      reach: new Map(),
      passes: passesOf(events, survives, plan.selected),
    };
    const found = new Set<number>();
    for (const { from, to } of bodies) {
      for (const at of placesIn(search, from, to)) if (found.size < mostPlaces) found.add(at);
    }
    // Where the work was not done, nothing is said.
    return search.left > 0 && graph.steps > 0 ? [...found].sort((a, b) => a - b) : [];
  };
}

function ready(step: FlowStep): ReadyStep {
  const wanted = step.with.map(lazyPattern);
  const unwanted = step.without.map(lazyPattern);
  const named = eventsOf(step.on, step.names.length === 0 ? null : step.names);
  const says = (text: string) => wanted.every((one) => one.expression().test(text)) && !unwanted.some((one) => one.expression().test(text));
  const fitting: FittingEvents = (trace) => {
    const numbers = named(trace);
    return wanted.length + unwanted.length === 0 ? numbers : numbers.filter((number) => says(trace.events[number]?.text ?? ''));
  };
  return { step, fitting };
}

const parametersOf = eventsOf('parameter', null);

function passesOf(events: readonly FlowEvent[], survives: ((names: readonly string[]) => boolean) | null, selected: boolean): (event: number) => boolean {
  if (survives === null) return (number) => selected || number !== SELECTED;
  return (number) => {
    if (number < 0) return (number === MIXED && survives(['text'])) || (number === COMPARED && survives(['comparison']));
    const names = events[number]?.names ?? [];
    return names.some((name) => shapes.has(name)) || survives(names);
  };
}

interface Search {
  graph: FlowGraph;
  events: readonly FlowEvent[];
  steps: readonly { step: FlowStep; numbers: readonly number[] }[];
  unless: readonly { step: FlowStep; numbers: () => readonly number[]; parameters: readonly number[] }[];
  shows: number;
  left: number;
  reach: Map<number, ReadonlySet<number>>;
  passes: (event: number) => boolean;
}

function placesIn(search: Search, from: number, to: number): number[] {
  const { events, steps, unless } = search;
  const lists = steps.map(({ numbers }) => within(numbers, from, to));
  if (lists.some((list) => list.length === 0)) return [];
  const against = unless.map(({ step, numbers, parameters }) => ({
    step,
    numbers: isBeside(events, within(parameters, from, to), step.beside) ? within(numbers(), from, to) : [],
  }));
  const places: number[] = [];
  const chosen: FlowEvent[] = [];
  const choose = (index: number, after: number, meanings: Meanings): void => {
    const step = steps[index]?.step;
    if (!step) {
      const shown = chosen[search.shows];
      const spoiled = against.some((one) => one.numbers.some((number) => spoils(search, one.step, events[number], meanings)));
      if (shown && !spoiled) places.push(shown.at);
      return;
    }
    for (const number of lists[index] ?? []) {
      const event = events[number];
      if (number <= after || !event) continue;
      if (search.left-- <= 0) return;
      for (const next of taken(search, step.takes, event, meanings)) {
        chosen[index] = event;
        choose(index + 1, number, given(search, step, event, next));
      }
    }
  };
  choose(0, from - 1, new Map());
  return places;
}

/** Whether one of the parameters of a function is called so. */
function isBeside(events: readonly FlowEvent[], parameters: readonly number[], words: readonly string[]): boolean {
  return words.length === 0 || parameters.some((number) => events[number]?.slots.some((slot) => isCalled(slot, words)));
}

/** Whether an event takes, or gives, what may not be. */
function spoils(search: Search, { takes, gives }: FlowStep, event: FlowEvent | undefined, meanings: Meanings): boolean {
  if (!event || taken(search, takes, event, meanings).length === 0) return false;
  return gives.every(({ variable }) => {
    const value = meanings.get(variable);
    return value !== undefined && reachOf(search, event.node).has(value.node);
  });
}

function reachOf(search: Search, node: number): ReadonlySet<number> {
  let reach = search.reach.get(node);
  if (!reach) search.reach.set(node, (reach = reached(search.graph, node, search.passes)));
  return reach;
}

/** Those of some numbers in ascending order that lie in a body. */
function within(numbers: readonly number[], from: number, to: number): readonly number[] {
  const first = placeOf(numbers, from);
  const end = placeOf(numbers, to);
  return first === 0 && end === numbers.length ? numbers : numbers.slice(first, end);
}

/** Where the first of them stands that is not below a bound. A file may have many functions, so they are not all passed for each. */
function placeOf(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ways in which an event takes what it has to: what the variables stand for then. */
function taken(search: Search, takes: readonly Taking[], event: FlowEvent | undefined, meanings: Meanings): Meanings[] {
  if (!event) return [];
  let ways: Meanings[] = [meanings];
  for (const { slots, variable, named } of takes) {
    const fitting = event.slots.filter((slot) => accepts(slots, slot)).flatMap(leavesOf);
    const called = named.length === 0 ? fitting : fitting.filter((slot) => isCalled(slot, named));
    ways = ways.flatMap((way) => called.flatMap((slot) => meaning(search, way, variable, slot)));
    if (ways.length > 8) ways = ways.slice(0, 8);
  }
  return ways;
}

function accepts(slots: readonly string[], { key }: Slot): boolean {
  return slots.some((slot) => slot === key || (key !== 'callee' && (slot === 'any' || (slot === 'argument' && key !== 'receiver'))));
}

/** A value, and, of a list that stands there, each of its elements. */
function leavesOf(slot: Slot): Slot[] {
  return [slot, ...slot.inside.map(({ node, called }) => ({ key: slot.key, node, called, inside: [] }))];
}

function isCalled({ called }: Slot, named: readonly string[]): boolean {
  return called !== null && wordsOf(called).some((word) => named.includes(word));
}

function meaning(search: Search, way: Meanings, variable: string | null, { node }: Slot): Meanings[] {
  if (variable === null) return [way];
  const known = way.get(variable);
  if (!known) return [new Map([...way, [variable, { node, followed: false }]])];
  if (!known.followed) return sameAs(search.graph, known.node) === sameAs(search.graph, node) ? [way] : [];
  return reachOf(search, known.node).has(node) ? [way] : [];
}

function given({ graph }: Search, { gives }: FlowStep, { node }: FlowEvent, meanings: Meanings): Meanings {
  if (gives.length === 0) return meanings;
  const next = new Map(meanings);
  for (const { position, variable } of gives) {
    const part = position === null ? node : graph.parts.get(`${sameAs(graph, node)} ${position}`);
    // What is not taken apart has no such part.
    next.set(variable, { node: part ?? -1, followed: true });
  }
  return next;
}
