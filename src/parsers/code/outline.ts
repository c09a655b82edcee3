// What a source does, statement by statement: what is assigned to what, what is called with what, what is asked and what is given back. It is read only of files in which
// somebody looks for more than names, so it may cost more than a scan. Plain data; offsets are those of the source that was given.

/** An expression, as far as a value can be followed through it. `deep` counts the levels below it, which are bounded. */
export type ValueNode = { at: number; deep: number } & (
  | { kind: 'name'; name: string }
  | { kind: 'member'; of: ValueNode; name: string }
  /** `of[keys]`; `text` is what stands between the brackets. */
  | { kind: 'item'; of: ValueNode; keys: ValueNode[]; text: string }
  /** `text` is what stands between the parentheses, at most 2,000 characters. */
  | { kind: 'call'; of: ValueNode; args: CallArgument[]; text: string }
  /** A string; `parts` are the values that are put into it. */
  | { kind: 'string'; text: string; parts: ValueNode[] }
  /** A tuple, a list, a set, the keys and values of a dictionary. */
  | { kind: 'list'; parts: ValueNode[] }
  /** Operands. What comes out is one of them (`or`, or `condition` decides between them), made of them, or true or false (of `in` alone a membership). */
  | { kind: 'operation'; parts: ValueNode[]; makes: 'choice' | 'mixture' | 'comparison' | 'membership'; condition: ValueNode | null }
  /** `body for targets in over if conditions`. */
  | { kind: 'each'; body: ValueNode[]; clauses: { target: ValueNode; over: ValueNode }[]; conditions: ValueNode[] }
  /** A value that gets a name inside an expression. */
  | { kind: 'bound'; target: ValueNode; value: ValueNode }
  /** A function that is written where a value stands, by its number. */
  | { kind: 'function'; number: number }
  | { kind: 'other' }
);

export interface CallArgument {
  /** Null for an argument by position. */
  keyword: string | null;
  value: ValueNode;
}

export interface Parameter {
  name: string;
  /** As written, null where there is none. */
  annotation: string | null;
  /** As written, null where there is none. */
  fallback: string | null;
}

/** A definition of a function, from its decorators or its name to the end of its body. */
export interface FunctionSpan {
  name: string;
  start: number;
  end: number;
  /** The function around it, by its number; -1 where there is none. */
  parent: number;
  /** The class that it is a method of. */
  className: string | null;
  parameters: Parameter[];
  /** What it is decorated with, or what it is handed to where it is written: `app.post` of `app.post('/a', (req) => …)`; `export.a` where it is what a script exports as `a`. */
  decorators: ValueNode[];
}

export interface CodeStatement {
  kind: 'assignment' | 'expression' | 'assertion' | 'return' | 'condition' | 'loop' | 'import' | 'definition';
  start: number;
  end: number;
  /** The innermost function, by its number; -1 at the level of the module. */
  owner: number;
  /** How many blocks lie around it. */
  block: number;
  /** What is assigned; `a = b = v` has two, `a, b = v` one list. */
  targets: ValueNode[];
  value: ValueNode | null;
  /** Of an import: local name and what it stands for, dotted. Of a definition: the name of a class (`stands` is ""). */
  names: { local: string; stands: string }[];
}

export interface Outline {
  /** In the order of the source. */
  statements: CodeStatement[];
  functions: FunctionSpan[];
}

/** More levels than people write are not followed. */
export const deepestValue = 120;

/** What a name, a member or the key of an item is called: the word that a reader would take it for. Null for other values. */
export function calledName(value: ValueNode): string | null {
  if (value.kind === 'name' || value.kind === 'member') return value.name;
  const [key] = value.kind === 'item' ? value.keys : [];
  return key?.kind === 'string' ? key.text : null;
}

/** @returns the innermost function that an offset lies in, by its number; -1 for the level of the module */
export function functionAt({ functions }: Outline, offset: number): number {
  let best = -1;
  for (const [number, { start, end }] of functions.entries()) if (start <= offset && offset < end) best = number;
  return best;
}

/** @returns the statement that an offset lies in, by its number; -1 where it lies in none */
export function statementAt({ statements }: Outline, offset: number): number {
  let best = -1;
  for (const [number, { start, end }] of statements.entries()) if (start <= offset && offset < end) best = number;
  return best;
}
