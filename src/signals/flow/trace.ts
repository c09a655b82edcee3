// What one function does, in order: events (calls, reads of a module's names, checks, answers), and the values that go from one to the next. Calls of the file's own
// functions are followed one level deep. It is no interpreter: both branches are taken one after the other, loops once.
import type { CodeStatement, FunctionSpan, Outline } from '../../parsers/code/outline.js';
import { type FlowTrace, hush, type Run, type Scope, type Slot } from './events.js';
import { addEdge, addNode, newGraph, partOf } from './graph.js';
import { namesOf } from './slots.js';
import { assign, evaluate, mentioned } from './values.js';

/** More than any function, and any file, of people needs by far. */
const mostSteps = { function: 60_000, file: 600_000 };
/** The most characters of an assertion or a condition that are kept. */
const longestCheck = 2_000;

/** @returns an assertion or a condition as events tell it */
export function checkAt(source: string, start: number, end: number): string {
  return source.slice(start, Math.min(end, start + longestCheck));
}

/** @param source what the outline is of @returns what the module does, and each function; a notebook is one module */
export function traceOf(outline: Outline, source: string): FlowTrace {
  const statements = new Map<number, CodeStatement[]>();
  for (const statement of outline.statements) {
    const list = statements.get(statement.owner) ?? [];
    list.push(statement);
    statements.set(statement.owner, list);
  }
  const run: Run = {
    graph: newGraph(0),
    events: [],
    outline,
    source,
    statements,
    level: 0,
    follow: (scope, number, slots, node) => follow(run, scope, number, { slots, node }),
    inlined: 0,
    inline: (scope, number, given, node) => inline(run, scope, number, { given, node }),
  };
  const module: Scope = { names: new Map(), around: null, answers: [] };
  let left = mostSteps.file;
  const bodies = [-1, ...outline.functions.keys()].map((number) => {
    const steps = Math.min(left, mostSteps.function);
    run.graph.steps = steps;
    const from = run.events.length;
    if (number < 0) runBody(run, module, -1);
    else runFunction(run, module, number);
    left -= steps - run.graph.steps;
    return { from, to: run.events.length };
  });
  return { graph: run.graph, events: run.events, bodies };
}

/** Runs an own function as if somebody called it. */
function runFunction(run: Run, module: Scope, number: number): void {
  const own = run.outline.functions[number];
  if (!own) return;
  const scope: Scope = { names: new Map(), around: module, answers: [] };
  const self = own.className === null ? undefined : own.parameters[0];
  if (self) scope.names.set(self.name, construct(run, module, own, number));
  takeParameters(run, scope, own);
  runBody(run, scope, number);
}

/** @returns the object of a method, as its constructor leaves it */
function construct(run: Run, module: Scope, { className }: FunctionSpan, number: number): number {
  const object = addNode(run.graph);
  const maker = run.outline.functions.findIndex((one) => (one.name === '__init__' || one.name === 'constructor') && one.className === className);
  const self = run.outline.functions[maker]?.parameters[0];
  if (maker < 0 || maker === number || !self) return object;
  const count = run.events.length;
  run.level++;
  runBody(run, { names: new Map([[self.name, object]]), around: module, answers: [] }, maker);
  run.level--;
  hush(run, count);
  return object;
}

function takeParameters(run: Run, scope: Scope, { parameters, decorators, start }: FunctionSpan): void {
  const names = decorators.flatMap((value) => {
    const bare = value.kind === 'call' ? value.of : value;
    return namesOf(run, bare, evaluate(run, scope, bare));
  });
  for (const { name, annotation, fallback } of parameters) {
    if (scope.names.has(name)) continue;
    const node = addNode(run.graph);
    scope.names.set(name, node);
    run.graph.given.add(node);
    const text = `${annotation === null ? '' : `: ${annotation}`}${fallback === null ? '' : ` = ${fallback}`}`;
    run.events.push({ kind: 'parameter', at: start, names, slots: [{ key: 'any', node, called: name, inside: [] }], node, text, quiet: false });
  }
}

function runBody(run: Run, scope: Scope, number: number): void {
  for (const statement of run.statements.get(number) ?? []) {
    if (run.graph.steps <= 0) return;
    runStatement(run, scope, statement);
  }
}

function runStatement(run: Run, scope: Scope, { kind, targets, value, names, start, end, block }: CodeStatement): void {
  if (kind === 'import') for (const { local, stands } of names) scope.names.set(local, addNode(run.graph, { made: stands, fixed: true }));
  else if (kind === 'definition') {
    for (const { local, stands } of names)
      scope.names.set(local, addNode(run.graph, stands === '' ? { made: local, fixed: true } : { calls: Number(stands), made: `own.${local}`, fixed: true }));
  } else if (value !== null) {
    const node = evaluate(run, scope, value);
    if (kind === 'loop') for (const target of targets) assign(run, scope, target, partOf(run.graph, node, 'each', null), { value: null, weak: true });
    else if (kind === 'assignment') for (const target of targets) assign(run, scope, target, node, { value, weak: block > 0 });
    else if (kind !== 'expression') {
      if (kind === 'return') scope.answers.push(node);
      const event = kind === 'assertion' || kind === 'condition' ? kind : 'return';
      const slots = mentioned(run, scope, value, kind === 'condition');
      // What is asserted is the value that was just made, not one that would be made again.
      if (kind === 'assertion') slots.push({ key: 'any', node, called: null, inside: [] });
      const text = event === 'return' ? '' : checkAt(run.source, start, end);
      run.events.push({ kind: event, at: start, names: [], slots, node, text, quiet: false });
    }
  }
}

/** Runs an own function with what it is given. What it answers goes into `node`. */
function follow(run: Run, scope: Scope, number: number, { slots, node }: { slots: readonly Slot[]; node: number }): void {
  const { graph, outline } = run;
  const own = outline.functions[number];
  if (!own) return;
  let module = scope;
  while (module.around !== null) module = module.around;
  const inner: Scope = { names: new Map(), around: module, answers: [] };
  const method = own.className !== null;
  own.parameters.forEach(({ name }, index) => {
    const key = method ? (index === 0 ? 'receiver' : String(index - 1)) : String(index);
    const given = slots.find((slot) => slot.key === name) ?? slots.find((slot) => slot.key === key);
    inner.names.set(name, given?.node ?? addNode(graph));
  });
  run.level++;
  runBody(run, inner, number);
  run.level--;
  const [only] = inner.answers;
  const outcome = graph.nodes[node];
  if (outcome && only !== undefined && inner.answers.length === 1) outcome.holds = graph.nodes[only]?.holds ?? [];
  for (const answer of inner.answers) addEdge(graph, answer, node);
}

/** Runs a function that is written as an argument, which knows the names around it. */
function inline(run: Run, scope: Scope, number: number, { given, node }: { given: number | null; node: number }): void {
  const own = run.outline.functions[number];
  if (!own) return;
  const inner: Scope = { names: new Map(), around: scope, answers: [] };
  own.parameters.forEach(({ name }, index) => void inner.names.set(name, (index === 0 ? given : null) ?? addNode(run.graph)));
  run.inlined++;
  runBody(run, inner, number);
  run.inlined--;
  for (const answer of inner.answers) addEdge(run.graph, answer, node);
}
