// What a signal looks for: matchers, joined by any, all and none.

/** Which files of a tree a matcher looks at: the project's own, its tests, or both. */
export type Where = 'own' | 'tests' | 'anywhere';

/**
 * One thing that is looked for. Only its kind is known here. What else it holds is declared once, by the schema of its kind (src/signals/matchers/<kind>/), and the
 * room signals narrows a matcher by its kind before it looks inside (src/signals/matchers/kind.ts). Declaring it here as well would be a second list of kinds, and an
 * interface here that every kind augments would make what a matcher is depend on which modules happen to be loaded.
 */
export interface Matcher {
  readonly kind: string;
}

/**
 * How far apart the parts of an `all` may be seen. Of a project the other parts lie in a folder that holds the first one, or in one for deployment beside it; a function is the innermost one, or what stands in none; a notebook is one file.
 */
export const distances = ['tree', 'project', 'file', 'function', 'statement'] as const;
export type Distance = (typeof distances)[number];

/** `same` asks how near to each other all parts are seen. `label` says in a few words what the alternative is; a fact that rests on it carries it. */
export type Expression = ({ any: Expression[] } | { all: Expression[]; same: Distance } | { none: Expression[] } | Matcher) & { label?: string };
