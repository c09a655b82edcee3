// What a JavaScript file assigns to its variables, and which brackets turn out to be something else than a call's.

import { type Bound, bindHeld, bindImport, type Names } from '../code/bindings.js';
import { addBare, type Collector, chainText, chainValue, newCollector } from '../code/call-collector.js';
import type { Opened } from '../code/dotted-name.js';
import type { Call, Interest } from '../code/facts.js';
import { END, NAME, NEWLINE, type Tokens } from '../code/lexer.js';
import { memberBound } from './imports.js';
import { ARROW } from './lexer.js';

/** What is being assigned to: a variable, or the names of a pattern; `declared` by const, let or var. */
export interface Aim {
  readonly target: string | null;
  readonly pattern: readonly (readonly [string, string])[] | null;
  readonly declared: boolean;
}

const nowhere: Aim = { target: null, pattern: null, declared: false };

/** What is known of the statement that is being read. */
export interface JavaScriptScan extends Collector {
  /** Kind of the token before, and the line it ended in. */
  before: number;
  lineBefore: number;
  /** What is assigned, `equals` once "=" has been read; kept aside while brackets with statements of their own are open. */
  aim: Aim;
  equals: boolean;
  readonly aside: Map<Opened, Aim>;
  /** The chain was read behind const, let or var; the kind of the token before it. */
  chainDeclared: boolean;
  chainBefore: number;
  /** What the token before closed, and what stands before the dot just read. */
  closed: Opened | null;
  nameless: Opened | null;
  /** Depth around a class whose body is awaited (-1: none); a base is awaited; depths of the class bodies that are open. */
  heading: number;
  extending: boolean;
  readonly bodies: number[];
  /** Calls that turned out to be methods. */
  readonly methods: Set<Call>;
}

/** The state before the first token. */
export function newScan(tokens: Tokens, interest: Interest, names: Names): JavaScriptScan {
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
    lineBefore: 0,
    aim: nowhere,
    equals: false,
    aside: new Map(),
    chainDeclared: false,
    chainBefore: NEWLINE,
    closed: null,
    nameless: null,
    heading: -1,
    extending: false,
    bodies: [],
    methods: new Set(),
  };
}

/** Answers the token behind a closing bracket: only now is it plain what the bracket was. */
export function afterBracket(s: JavaScriptScan, kind: number): void {
  const { closed, tokens: t } = s;
  if (closed === null) return;
  if (closed.holds === 'parameters') {
    if (kind === ARROW || kind === 58) define(s);
    return;
  }
  if (closed.call?.role === 'call' && kind === 123 && t.line === s.lineBefore) s.methods.add(closed.call);
  if (!closed.assigned || (kind === 46 && closed.holds === 'module')) return;
  const ends = kind === NAME || kind === END || kind === 59 || kind === 44 || kind === 41 || kind === 93 || kind === 125;
  if (!ends || closed.value === null) unbind(s);
  else if (closed.holds === 'module') bindModule(s, closed.value);
  else if (s.aim.target !== null) bindHeld(s.names, s.aim.target, closed.value);
}

/** Ends the chain before a token that does not go on with it: a bare decorator or base counts now, an alias is bound. */
export function endChain(s: JavaScriptScan, kind: number): void {
  const { chain } = s;
  const { state } = chain;
  chain.state = 'none';
  if (state !== 'name' || kind === 40) return;
  if (chain.role !== 'call') addBare(s);
  if (!chain.assigned || !s.equals) return;
  if (kind === ARROW && chain.parts === 1) define(s);
  const ends = kind === NAME || kind === END || kind === 59;
  const written = ends ? chainText(s) : null;
  const value = written === null ? null : chainValue(s, written);
  unbind(s);
  if (value !== null) bindModule(s, value);
}

/** Takes a name for the variable that is assigned, or will be behind its type. */
export function aimAt(s: JavaScriptScan, name: string): void {
  s.aim = { target: !name.includes('.') || /^this\.[^.]+$/.test(name) ? name : null, pattern: null, declared: s.chainDeclared };
  s.equals = false;
}

export function forget(s: JavaScriptScan): void {
  s.aim = nowhere;
  s.equals = false;
}

export function define(s: JavaScriptScan): void {
  if (s.aim.declared && s.aim.target !== null) s.facts.definitions.push({ name: s.aim.target, line: s.tokens.line, role: 'function' });
}

export function unbind(s: JavaScriptScan): void {
  if (s.aim.target !== null) bindHeld(s.names, s.aim.target, null);
}

/** Binds what is assigned to a module or to a member of one. */
export function bindModule(s: JavaScriptScan, module: Bound): void {
  const { target, pattern, declared } = s.aim;
  if (target !== null && declared) bindImport(s.names, target, module);
  for (const [local, imported] of pattern ?? []) bindImport(s.names, local, memberBound(module, imported));
}
