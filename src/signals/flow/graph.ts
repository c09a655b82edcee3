// Values, and where they go. A node is a value; an edge says that one value goes into another, and through which call, if through one.

interface Edge {
  to: number;
  /** The number of the event of the call that it goes through, or one of the numbers below. */
  through: number;
}

/** Nothing happens to the value on its way. */
export const UNCHANGED = -1;
/** What comes out says only how it compares. */
export const COMPARED = -2;
/** It is put into a text or a sum. */
export const MIXED = -3;
/** It says which part of another value is taken. */
export const SELECTED = -4;

/** A value that the program makes or names. */
export interface FlowNode {
  /** The node that it is the same value as: an object is the same after its method was called. */
  same: number;
  /** What made it, dotted: "sklearn.preprocessing.StandardScaler" for an object of it. Null where that is not known. */
  made: string | null;
  /** The own function that it is, by its number. */
  calls: number;
  /** It is imported or built in, or a member of such: nothing that the program does goes into it. */
  fixed: boolean;
  /** The parts that a literal puts together. */
  holds: readonly number[];
  /** Where its value goes; of most nothing is asked, so null until the first is known. */
  edges: Edge[] | null;
}

export interface FlowGraph {
  readonly nodes: FlowNode[];
  /** Members, items and positions of values, each made once, by what they are part of and how they are called. */
  readonly parts: Map<string, number>;
  /** Of objects that are fitted, what they were before, by the node that stands for all their states. */
  readonly unfitted: Map<number, number>;
  /** The parameters of functions: their members are told as they are read. */
  readonly given: Set<number>;
  /** What was put into a part last, into which state of the whole, and before which event. */
  readonly placed: Map<string, { value: number; into: number; event: number }>;
  /** What may still be done. At 0 nothing more is concluded. */
  steps: number;
}

/** @param steps how many nodes and edges may be made or passed */
export function newGraph(steps: number): FlowGraph {
  return { nodes: [], parts: new Map(), unfitted: new Map(), given: new Set(), placed: new Map(), steps };
}

const nothing: readonly number[] = [];

/** @returns the number of a new node */
export function addNode(graph: FlowGraph, { made = null, same, calls = -1, fixed = false, holds = nothing }: Partial<Omit<FlowNode, 'edges'>> = {}): number {
  graph.steps--;
  const number = graph.nodes.length;
  graph.nodes.push({ same: same ?? number, made, calls, fixed, holds, edges: null });
  return number;
}

/** Says that a value goes into another. */
export function addEdge(graph: FlowGraph, from: number, to: number, through = UNCHANGED): void {
  graph.steps--;
  const node = graph.nodes[from];
  if (!node || from === to) return;
  node.edges ??= [];
  node.edges.push({ to, through });
}

/** @returns the part of a value that is called so; the same each time */
export function partOf(graph: FlowGraph, whole: number, name: string, made: string | null): number {
  const key = `${sameAs(graph, whole)} ${name}`;
  const known = graph.parts.get(key);
  // What went into the object later is in its part as well.
  const part = known ?? addNode(graph, { made, fixed: graph.nodes[whole]?.fixed === true });
  if (known === undefined) graph.parts.set(key, part);
  if (known === undefined || graph.nodes[whole]?.same !== whole) addEdge(graph, whole, part);
  return part;
}

/** Makes a value the part of another that is called so. */
export function setPart(graph: FlowGraph, whole: number, name: string, value: number): void {
  graph.parts.set(`${sameAs(graph, whole)} ${name}`, value);
}

/** @returns the node that stands for all states of an object */
export function sameAs(graph: FlowGraph, node: number): number {
  return graph.nodes[node]?.same ?? node;
}

/**
 * Follows a value.
 * @param passes whether it survives the call of this event, or what the negative numbers say
 * @returns every node that it reaches, itself included
 */
export function reached(graph: FlowGraph, start: number, passes: (event: number) => boolean): ReadonlySet<number> {
  const seen = new Set([start]);
  const left = [start];
  for (let node = left.pop(); node !== undefined && graph.steps > 0; node = left.pop()) {
    for (const { to, through } of graph.nodes[node]?.edges ?? []) {
      graph.steps--;
      if (seen.has(to) || (through !== UNCHANGED && !passes(through))) continue;
      seen.add(to);
      left.push(to);
    }
  }
  return seen;
}

/**
 * Says that a part was given a value; what was in it before has left the whole.
 * @param used whether somebody took the whole since an event
 */
export function replacePart(graph: FlowGraph, name: string, now: { value: number; into: number; event: number }, used: (since: number) => boolean): void {
  const key = `${sameAs(graph, now.into)} ${name}`;
  const before = graph.placed.get(key);
  graph.placed.set(key, now);
  const gone = before && !used(before.event) ? graph.nodes[before.value] : undefined;
  if (!before || !gone?.edges) return;
  graph.steps -= gone.edges.length;
  gone.edges = gone.edges.filter(({ to }) => to !== before.into);
}
