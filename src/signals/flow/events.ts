// What happens in a function: events, and the values that go into them.
import type { CodeStatement, Outline } from '../../parsers/code/outline.js';
import { type FlowGraph, sameAs } from './graph.js';
import type { FlowStep } from './plan.js';

/** A value that goes into an event. */
export interface Slot {
  /** "0", "1" for arguments by position, the keyword of others, "receiver"; "callee" for an object that is called like a function. */
  key: string;
  node: number;
  /** What it is called where it is given, null for what has no name. */
  called: string | null;
  /** What stands in it where it is a list that is written there, two levels deep. */
  inside: readonly { node: number; called: string | null }[];
}

export interface FlowEvent {
  kind: FlowStep['on'];
  at: number;
  /** What is called or read, dotted, by what is known of it: "sklearn.svm.SVC.fit", ".fit"; of a parameter how its function is decorated. */
  names: readonly string[];
  slots: Slot[];
  /** What comes out; the object that a method was called on is changed as well. */
  node: number;
  /** The arguments as written; the text that values are put into; of a parameter its annotation and what it falls back to; an assertion or a condition as written. */
  text: string;
  /** It belongs to what the function stands on (the module, the constructor), or was told already. */
  quiet: boolean;
}

/** What a file does. */
export interface FlowTrace {
  graph: FlowGraph;
  events: FlowEvent[];
  /** For the module and each function the first of its events and the one behind its last. */
  bodies: { from: number; to: number }[];
}

/** A trace that is being made. */
export interface Run {
  graph: FlowGraph;
  events: FlowEvent[];
  outline: Outline;
  /** What the outline is of. */
  source: string;
  /** The statements of each function, by its number; those of the module under -1. */
  statements: ReadonlyMap<number, readonly CodeStatement[]>;
  /** How many own functions are being followed. */
  level: number;
  /** Runs an own function with what it is given; what it answers goes into the node. */
  follow(scope: Scope, number: number, slots: readonly Slot[], node: number): void;
  /** How many functions that are written as arguments are being run where they stand. */
  inlined: number;
  /** Runs a function that is written as an argument where it stands, with what its first parameter is given, if that is known. */
  inline(scope: Scope, number: number, given: number | null, node: number): void;
}

/** Names in one function, and those around it. */
export interface Scope {
  names: Map<string, number>;
  around: Scope | null;
  answers: number[];
}

/** Marks events as told already, from one of them on. */
export function hush({ events }: Pick<Run, 'events'>, from: number): void {
  for (let number = from; number < events.length; number++) {
    const event = events[number];
    if (event) event.quiet = true;
  }
}

/** How many events are looked at; with more an object counts as taken. */
const mostSince = 300;

/** @returns whether an object was an argument of a call since an event */
export function isTakenSince({ graph, events }: Run, object: number, since: number): boolean {
  if (events.length - since > mostSince) return true;
  graph.steps -= events.length - since;
  const same = sameAs(graph, object);
  const takes = ({ node }: Pick<Slot, 'node'>) => sameAs(graph, node) === same;
  return events
    .slice(since)
    .some(({ kind, slots }) => kind === 'call' && slots.some((slot) => slot.key !== 'receiver' && (takes(slot) || slot.inside.some(takes))));
}
