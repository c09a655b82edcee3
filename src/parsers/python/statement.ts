// A Python statement while it is read: what it assigns, opens, decorates or defines.

import { type Bound, bindHeld, bindImport, type Names } from '../code/bindings.js';
import { addBare, beginCall, type Collector, newCollector } from '../code/call-collector.js';
import type { Opened } from '../code/dotted-name.js';
import type { Interest } from '../code/facts.js';
import { NEWLINE, type Tokens } from '../code/lexer.js';

/** What is known of the statement that is being read. */
export interface PythonScan extends Collector {
  /** Kind of the token before. */
  before: number;
  /** A statement starts here. */
  fresh: boolean;
  /** The variable that is assigned: its place (-1: none) and hash, and whether "=" has been read. A string only when it is needed. */
  target: number;
  targetEnd: number;
  targetKey: number;
  equals: boolean;
  /** The call whose bracket was closed last. */
  closed: Bound | null;
  closedAssigned: boolean;
  /** It is a with statement; a pattern of a match statement; a decorator. */
  opens: boolean;
  pattern: boolean;
  decorates: boolean;
  /** Brackets open around the bases of a class; -1 outside; `heading` between the class's name and its bases. */
  bases: number;
  heading: boolean;
}

/** The state before the first token. */
export function newScan(tokens: Tokens, interest: Interest, names: Names): PythonScan {
  const { chain, facts, open, out, reading, wanted } = newCollector(tokens, interest, names);
  // Spelled out, not spread: an object made by spreading has a shape of its own each time, which halves the speed.
  return {
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
    fresh: true,
    target: -1,
    targetEnd: 0,
    targetKey: 0,
    equals: false,
    closed: null,
    closedAssigned: false,
    opens: false,
    pattern: false,
    decorates: false,
    bases: -1,
    heading: false,
  };
}

/** Takes the chain for the variable that is assigned. */
export function aim(s: PythonScan): void {
  const { chain } = s;
  if (chain.parts > 2 || chain.spelled !== null) return;
  s.target = chain.start;
  s.targetEnd = chain.end;
  s.targetKey = chain.key;
}

/** Ends the statement: what it assigns is bound, and the next one starts. */
export function endStatement(s: PythonScan): void {
  if (s.equals) {
    const value = s.before === 41 && s.closedAssigned ? s.closed : null;
    if (value !== null || s.names.marks[s.targetKey & 0xfff] !== 0) {
      const name = s.tokens.bytes.toString('utf8', s.target, s.targetEnd);
      const module = value === null ? null : importedBy(s, value);
      if (module !== null) {
        bindImport(s.names, name, { name: module, root: module.split('.', 1)[0] ?? module });
      } else if (!name.includes('.') || name.startsWith('self.')) bindHeld(s.names, name, value);
    }
  }
  s.target = -1;
  s.equals = false;
  s.opens = false;
  s.pattern = false;
  s.heading = false;
  s.decorates = false;
  s.fresh = true;
}

/** The module that a call of a function for imports names in its first argument; null where the assigned value is none. */
function importedBy(s: PythonScan, { name }: Bound): string | null {
  if (!importers.has(name)) return null;
  const written = s.tokens.bytes.toString('utf8', s.targetEnd, Math.min(s.tokens.start, s.targetEnd + 300));
  return /\(\s{0,20}["']([A-Za-z_][\w.]{0,200})["']/.exec(written)?.[1] ?? null;
}

/** Functions that give a module by its name. */
const importers = new Set(['pytest.importorskip', 'importlib.import_module']);

/** Answers an opening bracket: of a call, or around the bases of a class. */
export function openParen(s: PythonScan): Opened | null {
  const { chain, tokens: t } = s;
  if (chain.state === 'name') return s.pattern ? null : beginCall(s, s.opens || chain.assigned);
  if (s.heading) {
    s.heading = false;
    s.bases = t.depth;
  }
  return null;
}

/** Ends the chain before a token that does not go on with it; a decorator or base without brackets counts now. */
export function endChain(s: PythonScan, kind: number): void {
  const { chain } = s;
  if (chain.state === 'name' && chain.role !== 'call' && kind !== 40 && kind !== 61) addBare(s);
  chain.state = 'none';
}
