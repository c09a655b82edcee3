// Of the routes of the project's own service those that have something before them: a check of the caller, a limit. Counted only where all that stands before a route is known.
import type { Guards, Route, Web } from '../inventory/routes.js';
import type { Sketch } from '../inventory/sketch.js';
import { wordsOf } from '../parsers/text/identifier.js';
import { type Counted, counted, type Evidence } from './degrees/kind.js';

/** Routes that anybody may ask: whether the service lives, what it can do, the way in. */
const open =
  /(?:^|\/)(?:health[\w-]{0,8}|live\w{0,6}|ready\w{0,6}|ping|status|metrics|docs|redoc|openapi[\w.]{0,8}|static|assets|favicon[\w.]{0,8}|robots[\w.]{0,4}|version|info|login|logout|signup|register|sign-?in|oauth2?|auth|token|access_token|refresh|callback|password-recovery|reset-password|forgot[\w-]{0,12}|webhooks?)(?:\/|$)/i;
const deepest = 4;
/** Each router is compared with everything that is hung on something. More than any service has is not told. */
const mostMounts = 1_000;

/** What counts as being before a route. */
export interface Guarding {
  signal: string;
  /** Whether a name, by its words, speaks of it. */
  named(words: readonly string[]): boolean;
}

/** @returns how many routes have it before them; null where there are none, or where it cannot be told of one */
export function routesBehind(kind: Guarding, evidence: Evidence): Counted | null {
  const { sketches } = evidence.inventory;
  const files = sketches.flatMap((file) => (file.web && !file.test ? [{ file, web: file.web }] : []));
  const all = files.flatMap(({ file, web }) =>
    web.routes.flatMap((route) => (open.test(route.url) || isFront(route, web) ? [] : [{ path: file.path, line: route.line, route, file, web }])),
  );
  if (
    all.length === 0 ||
    files.reduce((sum, { web }) => sum + web.mounts.length, 0) > mostMounts ||
    files.some(({ web }) => web.more) ||
    sketches.some(hasOtherRoutes)
  )
    return null;
  const judge = new Judge(kind, evidence, files);
  const said = new Map(all.map((one) => [one.route, judge.before(one.route, one)]));
  return [...said.values()].includes(null) ? null : counted(all, ({ route }) => said.get(route) === true);
}

const others =
  /^(?:django|rest_framework|bentoml|sanic|aiohttp\.web|tornado\.web|litestar|falcon|bottle|quart|ray\.serve|flask_restful|flask_restx|connexion|grpc)(?:\.|$)/;

/** Routes of other languages, and of other frameworks, are not told. */
function hasOtherRoutes({ language, paths, imports, test }: Sketch): boolean {
  return !test && ((language === 'javascript' && paths.length > 0) || imports.some((module) => others.test(module)));
}

/** The front page of an application; of a router it is the list of what the router is about. */
function isFront({ url, owner }: Route, { makers }: Web): boolean {
  return /^\/?$/.test(url) && !makers.some(({ name, router }) => name === owner && router);
}

interface WebFile {
  file: Sketch;
  web: Web;
}

/** Where something is hung on something else, with the parts of what it is called. */
type Mount = ReturnType<typeof mountOf>;

function mountOf(inside: WebFile, { on, router, guards }: Web['mounts'][number]) {
  const parts = new Set(router.split(/[._]/));
  return { inside, on, guards, last: lastOf(router), before: router.split('.').at(-2), parts, speaks: /router|bp|blueprint/.test(router) };
}

/** True: it is there; false: it is not; null: it cannot be told. */
type Guarded = boolean | null;

/** Says what stands before routes. */
class Judge {
  private readonly shown: readonly { path: string; line: number }[];
  private readonly needed = new Map<string, Guards>();
  /** Names of definitions of the project, with the lines that they begin in. */
  private readonly own = new Map<string, { file: Sketch; line: number; to: number }[]>();
  private readonly mounts: Mount[];
  private readonly wide: boolean;
  private readonly told: Guarded;
  // What was asked once is known: names may need each other, and routers hang on each other, in any number of ways.
  private readonly known = { isIt: new Map<string, Guarded>(), around: new Map<string, Guarded>(), shows: new Map<string, boolean>() };

  constructor(
    private readonly kind: Guarding,
    private readonly evidence: Evidence,
    files: readonly WebFile[],
  ) {
    this.shown = evidence.shown(kind.signal).map(({ path, line = 0 }) => ({ path, line }));
    for (const { web } of files) for (const [name, guards] of web.needed) this.needed.set(name, guards);
    this.mounts = files.flatMap((inside) => inside.web.mounts.map(({ on, router, guards }) => mountOf(inside, { on, router, guards })));
    for (const file of evidence.inventory.sketches) {
      if (file.test) continue;
      file.definitions.forEach(([name, line], at) => {
        const to = (file.definitions[at + 1]?.[1] ?? Infinity) - 1;
        const last = lastOf(name);
        const all = this.own.get(last);
        if (all) all.push({ file, line, to });
        else this.own.set(last, [{ file, line, to }]);
      });
    }
    const wide = files.flatMap(({ web }) => web.wide);
    // Starlette's own says who calls, and leaves it to the routes to refuse.
    this.told = wide.includes('AuthenticationMiddleware') && !this.own.has('AuthenticationMiddleware') ? null : false;
    this.wide = wide.some((name) => name !== 'AuthenticationMiddleware' && this.isIt(name, 0) === true);
  }

  before(route: Route, { file, web }: WebFile): Guarded {
    if (this.wide || route.guards.marks.some((mark) => this.isIt(mark.replace(/\(.*$/, ''), 0) === true)) return true;
    const { path } = file;
    if (this.shown.some((place) => place.path === path && route.line <= place.line && place.line <= route.to)) return true;
    const called = file.calls.find(([owner]) => lastOf(owner) === route.name)?.[1] ?? [];
    if (called.some((name) => this.holds(name, file)) || route.calls.some((name) => this.shows(name))) return true;
    return some([this.told, this.among(route.guards, 0), this.around(route.owner, { file, web }, 0)]);
  }

  /** What an application or a router needs first, and what it is hung on. */
  private around(owner: string, inside: WebFile, depth: number): Guarded {
    if (depth > deepest) return null;
    return once(this.known.around, `${depth} ${owner} ${inside.file.path}`, () => some(this.allAround(owner, inside, depth)));
  }

  private allAround(owner: string, { file, web }: WebFile, depth: number): Guarded[] {
    const maker = web.makers.find(({ name }) => name === owner);
    const told: Guarded[] = maker ? [this.among(maker.guards, depth)] : [];
    const stem = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.py$/, '');
    for (const { inside, on, guards, last, before, parts, speaks } of this.mounts) {
      const same = last === owner && (inside.file === file || owner !== 'router' || before === stem);
      if (same || (speaks && parts.has(stem))) told.push(this.among(guards, depth), this.around(on, inside, depth + 1));
    }
    return told;
  }

  private among({ needs, types, unclear }: Guards, depth: number): Guarded {
    const told = [...needs, ...types.filter((type) => this.needed.has(type))].map((name) => this.isIt(name, depth));
    return some(unclear ? [...told, null] : told);
  }

  private isIt(name: string, depth: number): Guarded {
    if (this.kind.named(wordsOf(name))) return true;
    if (depth > deepest) return null;
    const last = lastOf(name);
    return once(this.known.isIt, `${depth} ${last}`, () => {
      const needs = this.needed.get(last);
      if (this.shows(last)) return true;
      if (needs) return this.among(needs, depth + 1);
      return this.own.has(last) ? false : null;
    });
  }

  /** Whether a definition of the project that is called so shows it. */
  private shows(name: string): boolean {
    const own = this.own.get(name) ?? [];
    return once(this.known.shows, name, () =>
      own.some(({ file, line, to }) => this.shown.some((place) => place.path === file.path && line <= place.line && place.line <= to)),
    );
  }

  /** Whether what a name stands for shows it. */
  private holds(name: string, file: Sketch): boolean {
    const target = this.evidence.graph().resolve(name, file);
    if (!target) return false;
    const at = target.file.definitions.findIndex(([definition]) => definition === target.definition);
    const from = target.file.definitions[at]?.[1] ?? Infinity;
    const to = (target.file.definitions[at + 1]?.[1] ?? Infinity) - 1;
    return this.shown.some((place) => place.path === target.file.path && from <= place.line && place.line <= to);
  }
}

function some(told: readonly Guarded[]): Guarded {
  if (told.includes(true)) return true;
  return told.includes(null) ? null : false;
}

function once<T>(known: Map<string, T>, key: string, tell: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const told = tell();
  known.set(key, told);
  return told;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
