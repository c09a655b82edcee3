// What is looked for in the flow of values: steps in order, joined by variables that have to be the same value.

import type { Pattern } from '../pattern.js';

/** What happens in a function. */
export const events = ['call', 'read', 'text', 'parameter', 'assertion', 'condition', 'return'] as const;

/** Where a value goes in. */
export interface Taking {
  /** Arguments by position ("0") or keyword, "receiver", "argument" (any of them), "any" (an argument or the receiver), "callee" (an object that is called like a function), "compared" (in a condition: held against another value). */
  slots: readonly string[];
  /** The variable that has to be the value; null where any value will do. */
  variable: string | null;
  /** Words one of which the value has to be called by where it is given: whole words of an identifier, in lower case. Any will do where there is none. */
  named: readonly string[];
}

export interface FlowStep {
  on: (typeof events)[number];
  /** Globs over dotted names; one that begins with a dot is a method of whatever object. Of a parameter: how its function is decorated. */
  names: readonly string[];
  /** Regular expressions over the arguments as written, the text that values are put into, a parameter's annotation and what it falls back to, or an assertion or a condition as written. */
  with: readonly Pattern[];
  without: readonly Pattern[];
  takes: readonly Taking[];
  /** The variable that what comes out is known by afterwards; by position where it is taken apart. In `unless`: the value that may not stem from it. */
  gives: readonly { position: number | null; variable: string }[];
  /** In `unless`: words one of which a parameter of the function has to be called by. */
  beside: readonly string[];
}

export interface FlowPlan {
  steps: readonly FlowStep[];
  /** None of these may be there, with the same values. */
  unless: readonly FlowStep[];
  /** The calls that a value survives, "text" where it may be put into a text or a sum, "comparison" where what it is compared to counts as well; null where it survives everything. */
  through: readonly string[] | null;
  /** Whether what says which part of a value is taken goes into the part: `rows` into `table.iloc[rows]`. */
  selected: boolean;
  /** Which step is shown, from 0. */
  shows: number;
}
