// Of the routes of the project's own service those that have something before them: a check of the caller, a limit. Counted only where all that stands before a route is known.
import type { Guards, Route, Web } from '../inventory/routes.js';
import type { Sketch } from '../inventory/sketch.js';
import { wordsOf } from '../parsers/text/identifier.js';
import { type Counted, counted, type Evidence } from './degrees/kind.js';

/** Routes that anybody may ask: whether the service lives, what it can do, the way in. */
const open =
  /(?:^|\/)(?:health[\w-]{0,8}|live\w{0,6}|ready\w{0,6}|ping|status|metrics|docs|redoc|openapi[\w.]{0,8}|static|assets|favicon[\w.]{0,8}|robots[\w.]{0,4}|version|info|login|logout|signup|register|sign-?in|oauth2?|auth|token|access_token|refresh|callback|password-recovery|reset-password|forgot[\w-]{0,12}|webhooks?)(?:\/|$)/i;
const deepest = 4;

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
  if (all.length === 0 || files.some(({ web }) => web.more) || sketches.some(hasOtherRoutes)) return null;
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

/** True: it is there; false: it is not; null: it cannot be told. */
type Guarded = boolean | null;

/** Says what stands before routes. */
class Judge {
  private readonly shown: readonly { path: string; line: number }[];
  private readonly needed = new Map<string, Guards>();
  /** Names of definitions of the project, with the lines that they begin in. */
  private readonly own = new Map<string, { file: Sketch; line: number; to: number }[]>();
  private readonly wide: boolean;
  private readonly told: Guarded;

  constructor(
    private readonly kind: Guarding,
    private readonly evidence: Evidence,
    private readonly files: readonly WebFile[],
  ) {
    this.shown = evidence.shown(kind.signal).map(({ path, line = 0 }) => ({ path, line }));
    for (const { web } of files) for (const [name, guards] of web.needed) this.needed.set(name, guards);
    for (const file of evidence.inventory.sketches) {
      if (file.test) continue;
      file.definitions.forEach(([name, line], at) => {
        const to = (file.definitions[at + 1]?.[1] ?? Infinity) - 1;
        const last = lastOf(name);
        this.own.set(last, [...(this.own.get(last) ?? []), { file, line, to }]);
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
  private around(owner: string, { file, web }: WebFile, depth: number): Guarded {
    if (depth > deepest) return null;
    const maker = web.makers.find(({ name }) => name === owner);
    const told: Guarded[] = maker ? [this.among(maker.guards, depth)] : [];
    const stem = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.py$/, '');
    for (const other of this.files) {
      for (const { on, router, guards } of other.web.mounts) {
        const parts = router.split(/[._]/);
        const same = lastOf(router) === owner && (other.file === file || owner !== 'router' || router.split('.').at(-2) === stem);
        if (!same && !(parts.includes(stem) && /router|bp|blueprint/.test(router))) continue;
        told.push(this.among(guards, depth), this.around(on, other, depth + 1));
      }
    }
    return some(told);
  }

  private among({ needs, types, unclear }: Guards, depth: number): Guarded {
    const told = [...needs, ...types.filter((type) => this.needed.has(type))].map((name) => this.isIt(name, depth));
    return some(unclear ? [...told, null] : told);
  }

  private isIt(name: string, depth: number): Guarded {
    const last = lastOf(name);
    if (this.kind.named(wordsOf(name))) return true;
    if (depth > deepest) return null;
    const needs = this.needed.get(last);
    const own = this.own.get(last);
    if (this.shows(last)) return true;
    if (needs) return this.among(needs, depth + 1);
    return own ? false : null;
  }

  /** Whether a definition of the project that is called so shows it. */
  private shows(name: string): boolean {
    const own = this.own.get(name) ?? [];
    return own.some(({ file, line, to }) => this.shown.some((place) => place.path === file.path && line <= place.line && place.line <= to));
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

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
