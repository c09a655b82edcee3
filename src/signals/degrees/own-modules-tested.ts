// Of the project's own modules those of which a live test calls a definition, directly or through one own function.
import type { CodeGraph } from '../../inventory/code-graph/graph.js';
import type { Definition } from '../../inventory/code-graph/target.js';
import type { Sketch } from '../../inventory/sketch.js';
import { languages } from '../../parsers/languages.js';
import { type Counted, counted, type DegreeKind, type Evidence } from './kind.js';

/** Code that needs no test of its own: shown, run by hand, written by a tool, or a setting. */
const aside =
  /(?:^|\/)(?:examples?|samples?|demos?|docs?|documentation|tutorials?|vignettes|scripts?|notebooks?|migrations|alembic|versions|bench|benchmarks?|contrib|archived?|deprecated|legacy|old|generated|gen|stubs?|\.[^/]+)\/|(?:^|\/)(?:setup|conftest|noxfile|fabfile|tasks|manage|wsgi|asgi|__main__|__version__|_version|gunicorn\.conf)\.py$|\.(?:config|setup|stories)\.[^/]{1,10}$|(?:^|\/)(?:example|demo|generate[ds]?|gen)_?[^/]*$/i;
/** Of pages and their parts no test calls a definition: they are rendered. */
const rendered = /\.(?:svelte|vue|[jt]sx)$/;

export const ownModulesTested: DegreeKind = {
  name: 'own-modules-tested',
  needs: ['verify.tests'],
  count(evidence) {
    return modulesReached(evidence, () => true);
  },
};

/**
 * @param among which files of tests count
 * @returns of the project's own modules those that these tests reach; null where there is no module, or no live test at all that is read
 */
export function modulesReached(evidence: Evidence, among: (path: string) => boolean): Counted | null {
  const tests = liveTests(evidence);
  const modules = ownModules(evidence);
  // A test in a language that is not read calls what is not seen.
  if (tests.length === 0 || modules.length === 0) return null;
  const reached = reachedBy(
    tests.filter(({ path }) => among(path)),
    evidence,
  );
  return counted(modules, ({ path }) => reached.has(path));
}

/** Modules with a definition, of the languages in which models are built, or of all where there are none of these, or hardly any. */
function ownModules({ inventory: { sketches } }: Evidence): { path: string; line?: number }[] {
  const own = sketches.filter(({ test, path, definitions }) => !test && definitions.length > 0 && !aside.test(path) && !rendered.test(path));
  const models = own.filter(({ language }) => languages.some(({ id, buildsModels }) => id === language && buildsModels));
  // A few helpers beside a product in another language are not what is to be tested.
  return (models.length * 20 >= own.length && models.length > 0 ? models : own).map(({ path, definitions: [first] }) =>
    first ? { path, line: first[1] } : { path },
  );
}

/** Files that hold live tests, and the fixtures and helpers that they use. */
function liveTests({ inventory: { sketches }, shown, graph }: Evidence): Sketch[] {
  const live = new Set(shown('verify.tests').map(({ path }) => path));
  const tests = sketches.filter(({ path }) => live.has(path));
  const helpers = new Set<Sketch>(
    tests.length > 0 ? sketches.filter(({ path, test }) => test && /(?:^|\/)(?:conftest\.py|helper[^/]*\.R|setup[^/]*\.R)$/.test(path)) : [],
  );
  for (const test of tests) {
    for (const [, names] of test.calls) {
      for (const name of names) {
        const target = graph().resolve(name, test);
        if (target?.file.test) helpers.add(target.file);
      }
    }
  }
  return [...new Set([...tests, ...helpers])];
}

/** The modules that tests reach. */
function reachedBy(tests: readonly Sketch[], { inventory: { sketches }, graph }: Evidence): Set<string> {
  const own = sketches.filter(({ test }) => !test);
  const methods = new Set(tests.flatMap((test) => [...test.methods, ...inherited(test, graph())]));
  const asked = [...new Set(tests.flatMap((test) => test.paths.map(([path]) => path)))].slice(0, mostPaths).map(segments);
  const direct = [...tests.flatMap((test) => targetsOf(test, null, graph())), ...byMethod(own, methods), ...answering(own, asked)];
  const reached = new Set(direct.map(({ file }) => file.path));
  const called = new Map<Sketch, Set<string>>();
  for (const { file, definition } of direct) called.set(file, (called.get(file) ?? new Set<string>()).add(definition));
  for (const [file, owners] of called) for (const { file: next } of targetsOf(file, alsoRun(file, owners, methods), graph())) reached.add(next.path);
  return reached;
}

/** What a test calls on what it made of an own class, where the class does not define it itself. */
function inherited(test: Sketch, graph: CodeGraph): string[] {
  return test.calls.flatMap(([, names]) =>
    names.flatMap((name) => {
      const last = name.slice(name.lastIndexOf('.') + 1);
      const target = graph.resolve(name, test);
      return target && target.definition !== '' && last !== target.definition.slice(target.definition.indexOf('.') + 1) ? [last] : [];
    }),
  );
}

/** What some definitions of a file call; all of it where they are null. */
function targetsOf(file: Sketch, owners: ReadonlySet<string> | null, graph: CodeGraph): Definition[] {
  const names = file.calls.flatMap(([owner, all]) => (owners === null || owners.has(owner) ? all : []));
  return names.flatMap((name) => {
    const target = graph.resolve(name, file);
    return target && !target.file.test ? [target] : [];
  });
}

const mostMeant = 2;
/** Of paths that are asked for, and of prefixes: each is held against each route. */
const mostPaths = 200;
const usual =
  /^(?:__\w+__|encode|decode|get|post|put|delete|patch|read|write|run|main|load|save|open|close|start|stop|send|call|add|remove|update|create|copy|apply|items|keys|values|format|join|split|append|extend|to|fit|transform|predict|score|train|eval|forward|step|reset|setup|parse|filter|sort|count|index|find|search|match|execute|connect|commit|build|compile|train_model|fit_transform)$/;

/** What tests call on an object of unknown kind, where few definitions of the project have that name and it is no word that many things have. */
function byMethod(own: readonly Sketch[], methods: ReadonlySet<string>): Definition[] {
  const named = new Map<string, Definition[]>();
  for (const file of own) {
    for (const [definition] of file.definitions) {
      const last = definition.slice(definition.indexOf('.') + 1);
      if (methods.has(last) && !usual.test(last)) named.set(last, [...(named.get(last) ?? []), { file, definition }]);
    }
  }
  return [...named.values()].flatMap((targets) => (targets.length <= mostMeant ? targets : []));
}

/** A class that is made runs its constructor, and the methods that tests call on something; its bases are called where it is defined. */
function alsoRun(file: Sketch, owners: ReadonlySet<string>, methods: ReadonlySet<string>): Set<string> {
  const run = new Set(owners);
  for (const [name] of file.definitions) {
    const dot = name.indexOf('.');
    const method = name.slice(dot + 1);
    if (dot > 0 && owners.has(name.slice(0, dot)) && (/^__(?:init|call|enter|post_init)__$/.test(method) || methods.has(method))) run.add(name);
  }
  return run;
}

function segments(path: string): string[] {
  return (path.split('?')[0] ?? '').split('/').filter((part) => part !== '');
}

/** A request by its path calls the function that answers it. */
function answering(own: readonly Sketch[], asked: readonly (readonly string[])[]): Definition[] {
  const prefixes = own.flatMap((file) => file.prefixes.map(([of, prefix]) => ({ file, of, prefix }))).slice(0, mostPaths);
  return own.flatMap((file) => {
    if (file.paths.length === 0) return [];
    const stem = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    const isOf = (of: string) => of.split(/[._]?router|[._]?blueprint|[._]?bp\b|\./).includes(stem);
    const before = ['', ...prefixes.filter((one) => (one.of === '' ? one.file === file : isOf(one.of))).map(({ prefix }) => prefix)];
    return file.paths
      .filter(([path]) => before.some((prefix) => (prefix !== '' || path !== '') && asked.some((one) => answers(segments(`${prefix}/${path}`), one))))
      .map(([, definition]) => ({ file, definition }));
  });
}

/** Whether a route answers a path: as written, below a prefix, or with a value where the route has a name. A route of names alone says too little. */
function answers(route: readonly string[], path: readonly string[]): boolean {
  if (route.length === 0 || route.every(isName)) return route.length === 0 && path.length === 0;
  const end = path.slice(-route.length);
  return end.length === route.length && route.every((part, at) => isName(part) || part === end[at]);
}

function isName(part: string): boolean {
  return /^[<{:]/.test(part);
}
