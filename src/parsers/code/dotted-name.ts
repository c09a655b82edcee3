// What is gathered while tokens pass by: a dotted name, and an open bracket.

import type { Bound } from './bindings.js';
import type { Call } from './facts.js';

/** A dotted name as it is being read. */
export interface Chain {
  /** Nothing, after a name, or after a dot. */
  state: 'none' | 'name' | 'dot';
  start: number;
  end: number;
  line: number;
  /** Bytes of names and dots alone. */
  size: number;
  /** The names with dots between, once the source has anything else between them (blanks, comments, "?.", "$"). */
  spelled: string | null;
  /** Where the last name starts. */
  lastStart: number;
  parts: number;
  /** Of the first name (of `x` in `self.x`), and of the last. */
  key: number;
  last: number;
  /** It goes on from a value without a name, such as a call's result. */
  anonymous: boolean;
  /** What that value is, if it is a module. */
  base: Bound | null;
  role: Call['role'];
  /** It is what its statement begins with. */
  whole: boolean;
  /** It is what is being assigned: the first thing behind "=". */
  assigned: boolean;
}

/** An open bracket that matters. */
export interface Opened {
  call: Call | null;
  from: number;
  /** What the call resolves to, when somebody asked. */
  value: Bound | null;
  assigned: boolean;
  /** In JavaScript: what stands in it names a module (`value` once it is read), or may be an arrow function's parameters. */
  holds: 'arguments' | 'module' | 'parameters';
}
