// Where the scanner of several languages stands.
import type { Bound, Names } from '../code/bindings.js';
import { type Collector, newCollector } from '../code/call-collector.js';
import type { Opened } from '../code/dotted-name.js';
import type { Call, Interest } from '../code/facts.js';
import { NEWLINE, type Tokens } from '../code/lexer.js';
import type { Dialect } from './dialect.js';

/** Where a block of tests began, and what had been gathered until then. */
export interface TestBlock {
  depth: number;
  calls: number;
  definitions: number;
}

/** A path of which the first part is known to be a module: what the next name begins with. */
interface Path {
  base: Bound;
  assigned: boolean;
  role: Call['role'];
  whole: boolean;
}

export interface DialectScan extends Collector {
  readonly dialect: Dialect;
  before: number;
  lineBefore: number;
  /** The variable that is assigned, or is declared and may be. */
  target: string | null;
  equals: boolean;
  /** The first of several names before "=", or one whose type is being read. */
  declared: string | null;
  /** The variable whose type the chain is. */
  typed: string | null;
  /** The variable whose type is known: what it is given says no more. */
  certain: string | null;
  /** What stands before a name and may be its type. */
  type: Bound | null;
  /** The bracket that the token just read follows. */
  closed: Opened | null;
  /** How deep a chain of calls lies of which the first was assigned; -1 where there is none. */
  following: number;
  extending: boolean;
  path: Path | null;
  /** The open brackets, by their kinds. */
  readonly brackets: number[];
  /** The depth at which the header of a class stands; -1 outside. Depths of the bodies of classes. */
  heading: number;
  readonly bodies: number[];
  /** Calls at the start of a statement, which "=" turns into a definition. */
  equation: Call | null;
  readonly dropped: Set<Call>;
  /** How deep an attribute lies; -1 outside. Whether it asks for tests, and where what it stands before lies. */
  attribute: number;
  conditional: boolean;
  testsAt: number;
  tests: TestBlock | null;
}

/** The state before the first token. */
export function newScan(dialect: Dialect, tokens: Tokens, interest: Interest, names: Names): DialectScan {
  const { chain, facts, open, out, reading, wanted } = newCollector(tokens, interest, names);
  return {
    dialect,
    tokens,
    names,
    interest,
    wanted,
    facts,
    chain,
    open,
    reading,
    out,
    written: 0,
    lastEnd: 0,
    before: NEWLINE,
    lineBefore: 0,
    target: null,
    equals: false,
    declared: null,
    typed: null,
    certain: null,
    type: null,
    closed: null,
    following: -1,
    extending: false,
    path: null,
    brackets: [],
    heading: -1,
    // Above all classes C# runs what stands there.
    bodies: dialect.imports === 'includes' ? [0] : [],
    equation: null,
    dropped: new Set(),
    attribute: -1,
    conditional: false,
    testsAt: -1,
    tests: null,
  };
}

/** Forgets what a statement was about. */
export function endStatement(s: DialectScan): void {
  s.target = null;
  s.equals = false;
  s.declared = null;
  s.typed = null;
  s.certain = null;
  s.type = null;
  s.following = -1;
  s.equation = null;
}
