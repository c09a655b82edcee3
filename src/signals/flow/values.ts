// Expressions as values of the graph: what goes into what, and which events there are on the way.
import { calledName, type ValueNode } from '../../parsers/code/outline.js';
import { hush, isTakenSince, type Run, type Scope, type Slot } from './events.js';
import { addEdge, addNode, COMPARED, MIXED, partOf, replacePart, SELECTED, sameAs, setPart, UNCHANGED } from './graph.js';
import { fits, handedBy, holdsAgainst, insideOf, lookUp, makerOf, measures, methodOf, namesOf, partsOf, unfitted } from './slots.js';

/** Gives a value to a name, a member, an item, or one after the other to several. @param how.weak it may also be what it was */
export function assign(run: Run, scope: Scope, target: ValueNode, node: number, how: { value: ValueNode | null; weak: boolean }): void {
  const { graph } = run;
  if (target.kind === 'name') {
    const before = scope.names.get(target.name);
    if (how.weak && before !== undefined) {
      // In a branch: it may be what it was.
      const merged = addNode(graph, { made: graph.nodes[node]?.made ?? null, same: sameAs(graph, node), calls: graph.nodes[node]?.calls ?? -1 });
      addEdge(graph, before, merged);
      addEdge(graph, node, merged);
      scope.names.set(target.name, merged);
    } else scope.names.set(target.name, node);
  } else if (target.kind === 'list') {
    // What is written there, or what an own function gives back side by side.
    const holds = how.value?.kind === 'list' || how.value?.kind === 'call' ? (graph.nodes[node]?.holds ?? []) : [];
    const parts = holds.length === target.parts.length ? holds : [];
    target.parts.forEach((part, index) => assign(run, scope, part, parts[index] ?? partOf(graph, node, String(index), null), { value: null, weak: how.weak }));
  } else if (target.kind === 'member' || target.kind === 'item') {
    const whole = evaluate(run, scope, target.of);
    const changed = change(run, scope, target.of, whole, node, -1);
    setPart(graph, changed, target.kind === 'member' ? target.name : `[${target.text}]`, node);
    if (target.kind === 'item' && !how.weak && /^["'][^"']{1,100}["']$/.test(target.text))
      replacePart(graph, `[${target.text}]`, { value: node, into: changed, event: run.events.length }, (since) => isTakenSince(run, changed, since));
  }
}

/** Says that a value went into an object. @returns the object as it is now */
function change(run: Run, scope: Scope, object: ValueNode, before: number, value: number, through: number): number {
  const { graph } = run;
  const now = addNode(graph, { made: graph.nodes[before]?.made ?? null, same: sameAs(graph, before), calls: graph.nodes[before]?.calls ?? -1 });
  addEdge(graph, before, now);
  addEdge(graph, value, now, through);
  if (object.kind === 'name') scope.names.set(object.name, now);
  else if (object.kind === 'member') setPart(graph, evaluate(run, scope, object.of), object.name, now);
  else if (object.kind === 'item') change(run, scope, object.of, evaluate(run, scope, object.of), value, through);
  return now;
}

function member({ graph, events }: Run, { at, name, of: object }: ValueNode & { kind: 'member' }, of: number): number {
  const made = graph.nodes[of]?.made ?? null;
  const part = partOf(graph, of, name, made === null || made.length > 300 ? null : `${made}.${name}`);
  const known = graph.nodes[part]?.made ?? null;
  if (known !== null) events.push({ kind: 'read', at, names: [known], slots: [], node: part, text: '', quiet: false });
  else if (graph.given.has(sameAs(graph, of))) {
    const slots: Slot[] = [{ key: 'receiver', node: of, called: calledName(object), inside: [] }];
    events.push({ kind: 'read', at, names: [`.${name}`], slots, node: part, text: '', quiet: false });
  }
  return part;
}

/** @returns the node of a value; its events are noted */
export function evaluate(run: Run, scope: Scope, value: ValueNode): number {
  const { graph } = run;
  graph.steps--;
  if (graph.steps <= 0) return addNode(graph);
  switch (value.kind) {
    case 'name': {
      const known = lookUp(scope, value.name);
      if (known !== undefined) return known;
      // Built in, or from somewhere that was not read; within the function it is one value.
      const node = addNode(graph, { made: value.name, fixed: true });
      scope.names.set(value.name, node);
      return node;
    }
    case 'member':
      return member(run, value, evaluate(run, scope, value.of));
    case 'item': {
      const of = evaluate(run, scope, value.of);
      const part = partOf(graph, of, `[${value.text}]`, null);
      for (const key of value.keys) addEdge(graph, evaluate(run, scope, key), part, SELECTED);
      return part;
    }
    case 'call':
      return call(run, scope, value);
    case 'bound': {
      const node = evaluate(run, scope, value.value);
      assign(run, scope, value.target, node, { value: value.value, weak: false });
      return node;
    }
    case 'each': {
      for (const { target, over } of value.clauses)
        assign(run, scope, target, partOf(graph, evaluate(run, scope, over), 'each', null), { value: null, weak: false });
      for (const condition of value.conditions) check(run, scope, condition);
      return joined(run, scope, value.body, UNCHANGED);
    }
    case 'operation':
      if (value.condition !== null) check(run, scope, value.condition);
      return operation(run, scope, value);
    case 'string': {
      const node = joined(run, scope, value.parts, MIXED);
      if (value.parts.length > 0)
        run.events.push({ kind: 'text', at: value.at, names: [], slots: partsOf(run, value.parts, node), node, text: value.text, quiet: false });
      return node;
    }
    case 'list':
      return list(run, scope, value.parts);
    case 'function':
      return addNode(graph, { calls: value.number, fixed: true });
    case 'other':
      return addNode(graph);
  }
}

function joined(run: Run, scope: Scope, parts: readonly ValueNode[], through: number): number {
  const holds = parts.map((part) => evaluate(run, scope, part));
  const node = addNode(run.graph, { holds });
  for (const part of holds) addEdge(run.graph, part, node, through);
  return node;
}

/** A list; where it is one of pairs, what has a name in it is known by that. */
function list(run: Run, scope: Scope, parts: readonly ValueNode[]): number {
  const { graph } = run;
  const node = joined(run, scope, parts, UNCHANGED);
  const holds = graph.nodes[node]?.holds ?? [];
  parts.forEach((part, index) => {
    const [key] = part.kind === 'list' && part.parts.length === 2 ? part.parts : [];
    const held = graph.nodes[holds[index] ?? -1]?.holds[1];
    if (key?.kind === 'string' && key.parts.length === 0 && held !== undefined) setPart(graph, node, key.text, held);
  });
  return node;
}

function operation(run: Run, scope: Scope, { parts, makes, at }: ValueNode & { kind: 'operation' }): number {
  const node = joined(run, scope, parts, { choice: UNCHANGED, mixture: MIXED, comparison: COMPARED, membership: COMPARED }[makes]);
  const text = parts.flatMap((part) => (part.kind === 'string' ? [part.text] : [])).join(' ');
  if (makes === 'mixture' && text !== '') run.events.push({ kind: 'text', at, names: [], slots: partsOf(run, parts, node), node, text, quiet: false });
  return node;
}

/** A condition inside an expression. */
function check(run: Run, scope: Scope, condition: ValueNode): void {
  const node = evaluate(run, scope, condition);
  run.events.push({ kind: 'condition', at: condition.at, names: [], slots: mentioned(run, scope, condition, true), node, text: '', quiet: false });
}

/** What is held against another value, and not against one that is written there, is `compared`. @param onlyTested leaves out what is asked only whether it is there: `if x`, `if x is None` */
export function mentioned(run: Run, scope: Scope, value: ValueNode, onlyTested: boolean): Slot[] {
  const slots: Slot[] = [];
  const visit = (one: ValueNode, tested: boolean, key: string): void => {
    if (run.graph.steps <= 0) return;
    if (one.kind === 'name' || one.kind === 'member' || one.kind === 'item') {
      const node = silently(run, scope, one);
      if (tested) slots.push({ key, node, called: calledName(one), inside: [] });
      if (one.kind !== 'name') visit(one.of, tested, key);
    } else if (one.kind === 'call') {
      for (const { value: arg } of one.args) visit(arg, true, key);
      if (one.of.kind === 'member') visit(one.of.of, true, key);
    } else if (one.kind === 'operation')
      for (const part of one.parts) visit(part, tested || one.makes === 'comparison' || one.makes === 'membership', holdsAgainst(one) ? 'compared' : key);
    else if (one.kind === 'list' || one.kind === 'string') for (const part of one.parts) visit(part, tested, key);
    else if (one.kind === 'each') for (const part of [...one.body, ...one.conditions, ...one.clauses.map(({ over }) => over)]) visit(part, true, key);
    else if (one.kind === 'bound') visit(one.value, tested, key);
  };
  visit(value, !onlyTested, 'any');
  if (!onlyTested) slots.push({ key: 'any', node: silently(run, scope, value), called: calledName(value), inside: [] });
  return slots;
}

/** Evaluates what was evaluated before, without its events. */
function silently(run: Run, scope: Scope, value: ValueNode): number {
  const count = run.events.length;
  const node = evaluate(run, scope, value);
  hush(run, count);
  return node;
}

function call(run: Run, scope: Scope, value: ValueNode & { kind: 'call' }): number {
  const { graph, events } = run;
  const { of: callee, args, text } = value;
  const object = callee.kind === 'member' ? callee.of : null;
  const receiver = object === null ? -1 : evaluate(run, scope, object);
  const called = callee.kind === 'member' ? member(run, callee, receiver) : evaluate(run, scope, callee);
  const slots: Slot[] = object === null ? [] : [{ key: 'receiver', node: receiver, called: calledName(object), inside: [] }];
  if (object === null && graph.nodes[called]?.fixed === false) slots.push({ key: 'callee', node: called, called: calledName(callee), inside: [] });
  let position = 0;
  for (const { keyword, value: given } of args) {
    const one = evaluate(run, scope, given);
    slots.push({ key: keyword ?? String(position++), node: one, called: calledName(given), inside: insideOf(graph, given, one, 2) });
  }
  const names = namesOf(run, callee, called);
  const definition = graph.nodes[called]?.calls ?? -1;
  const own = definition >= 0 ? definition : methodOf(run, scope, callee);
  const node = addNode(graph, { made: own >= 0 ? null : (graph.nodes[makerOf(names, called, slots)]?.made ?? null) });
  const event = events.length;
  events.push({ kind: 'call', at: value.at, names, slots, node, text, quiet: false });
  if (own >= 0 && run.level === 0) {
    run.follow(scope, own, slots, node);
    return node;
  }
  if (callee.kind === 'member' && callee.name === 'format' && callee.of.kind === 'string')
    events.push({ kind: 'text', at: value.at, names: [], slots: slots.map((slot) => ({ ...slot, key: 'any' })), node, text: callee.of.text, quiet: false });
  const changes = object !== null && object.kind !== 'call' && graph.nodes[receiver]?.fixed === false;
  // The method of an object knows the object as it is now, not as it was or will be.
  const before = changes && callee.kind === 'member' && fits.has(callee.name) ? unfitted(graph, receiver) : receiver;
  if (!measures.has(names[0] ?? ''))
    for (const { key, node: given } of slots) if (key !== 'callee') addEdge(graph, key === 'receiver' ? before : given, node, event);
  if (!changes) addEdge(graph, called, node, event);
  if (args.some(({ value: given }) => given.kind === 'function')) runArguments(run, scope, value, { receiver, node });
  // A method was called: what went in may be in the object now.
  if (changes) {
    const count = events.length;
    change(run, scope, object, before, node, -1);
    hush(run, count);
  }
  return node;
}

/** How many functions that are written as arguments may be run inside one another. */
const mostInlined = 3;

/** Runs the functions that are written as arguments: in a function where they stand, for they know its names; at the level of the module only what is handed an element. */
function runArguments(
  run: Run,
  scope: Scope,
  { of: callee, args }: ValueNode & { kind: 'call' },
  { receiver, node }: { receiver: number; node: number },
): void {
  const hands = handedBy(callee);
  if (run.inlined >= mostInlined || (scope.around === null && hands === null)) return;
  const given = hands === 'element' ? partOf(run.graph, receiver, 'each', null) : hands === 'object' ? receiver : null;
  for (const { value } of args) if (value.kind === 'function') run.inline(scope, value.number, given, node);
}
