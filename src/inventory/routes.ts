// The routes of a Python web service, and what stands before them, as the file says. Of FastAPI and Flask.
import type { FileFacts } from '../parsers/language.js';
import { signatureAt } from './handlers.js';

export interface Route {
  /** The line of its decorator, and the last one of the function that answers. */
  line: number;
  to: number;
  url: string;
  /** The application or router that it is hung on, as it is called in the file. */
  owner: string;
  name: string;
  guards: Guards;
  /** The bare names that the function calls. */
  calls: string[];
}

/** What is said before a function, a router or an application. */
export interface Guards {
  /** What FastAPI calls first: the names in `Depends(…)` and `Security(…)`. */
  needs: string[];
  /** Other decorators, as written. */
  marks: string[];
  /** Types of parameters. */
  types: string[];
  /** Something is handed over by a name that does not say what it is. */
  unclear: boolean;
}

/** What the web code of one file says. */
export interface Web {
  routes: Route[];
  /** Applications and routers that are made. */
  makers: { name: string; router: boolean; guards: Guards }[];
  /** Routers that are hung on an application or on another router. */
  mounts: { on: string; router: string; guards: Guards }[];
  /** What is called before every request: middleware, hooks. */
  wide: string[];
  /** It has routes that are hung on in another way than by a decorator. */
  more: boolean;
  /** What functions with typed parameters, and types with a name of their own, need first. */
  needed: [name: string, guards: Guards][];
}

const most = { routes: 300, needed: 1_000, made: 200, lines: 20_000, decoration: 40, body: 200, text: 4_000 };
const verb = /^\s*@([\w.]{1,80})\.(?:get|post|put|delete|patch|route|api_route|websocket)\(/;
const hook = /^\s*@[\w.]{1,80}\.(?:middleware|before_request|before_app_request)\b/;
const making = /^\s*(?:self\.)?(\w{1,60})\s*(?::[^=]{1,60})?=\s*(?:\w{1,40}\.)?(FastAPI|APIRouter|Flask|Blueprint)\(/;
const mounting = /^\s*([\w.]{1,80})\.(?:include_router|register_blueprint|mount)\(/;
const wideCall = /\.(?:add_middleware|before_request|before_app_request)\(\s*([\w.]{1,80})/;
const alias = /^(\w{1,60})\s*(?::[^=]{1,40})?=\s*Annotated\[/;

/**
 * @param shown the lines of the file, comments and docstrings blanked
 * @returns what the file says of routes; null where it holds no web code of these frameworks
 */
export function webIn(facts: FileFacts, shown: () => readonly string[]): Web | null {
  if (!facts.imports.some(({ module }) => /^(?:fastapi|flask)(?:\.|$)/.test(module))) return null;
  const lines = shown();
  if (lines.length > most.lines) return null;
  const web: Web = { routes: [], makers: [], mounts: [], wide: [], more: false, needed: [] };
  let decorators: { at: number; indent: number } | null = null;
  lines.forEach((text, at) => {
    const indent = text.length - text.trimStart().length;
    // A text of many lines may hold one that looks like a decorator.
    if (text[indent] === '@' && (decorators === null || indent < decorators.indent || at - decorators.at > most.decoration)) decorators = { at, indent };
    const definition = /^\s*(?:async\s+)?def\s+(\w{1,80})/.exec(text)?.[1];
    if (definition !== undefined) {
      const above = decorators !== null && decorators.indent === indent && at - decorators.at <= most.decoration ? lines.slice(decorators.at, at) : [];
      takeFunction(web, { name: definition, at, indent, above, first: at - above.length, lines });
      decorators = null;
    } else if (/^\s*class\s/.test(text)) decorators = null;
    else takeLine(web, text, at, lines);
  });
  return web;
}

function takeLine(web: Web, text: string, at: number, lines: readonly string[]): void {
  const [, made, kind] = making.exec(text) ?? [];
  if (made !== undefined && web.makers.length < most.made)
    web.makers.push({ name: made, router: kind === 'APIRouter' || kind === 'Blueprint', guards: guardsOf(callAt(lines, at)) });
  const on = mounting.exec(text)?.[1];
  if (on !== undefined && web.mounts.length < most.made) {
    const call = callAt(lines, at);
    web.mounts.push({ on: lastOf(on), router: /\(\s*(?:router\s*=\s*|blueprint\s*=\s*)?([\w.]{1,80})/.exec(call)?.[1] ?? '', guards: guardsOf(call) });
  }
  const wide = wideCall.exec(text)?.[1];
  if (wide !== undefined) web.wide.push(wide);
  else if (/\.add_middleware\(\s*$/.test(text)) web.wide.push((lines[at + 1] ?? '').trim().replace(/\W.*$/, ''));
  if (/\.(?:add_api_route|add_url_rule|add_resource|add_namespace|add_route)\(|\(MethodView\):/.test(text)) web.more = true;
  const named = alias.exec(text)?.[1];
  if (named !== undefined && web.needed.length < most.needed) web.needed.push([named, guardsOf(callAt(lines, at))]);
}

function takeFunction(
  web: Web,
  { name, at, indent, above, first, lines }: { name: string; at: number; indent: number; above: readonly string[]; first: number; lines: readonly string[] },
): void {
  const signature = signatureAt(lines, at + 1);
  const guards = guardsOf(`${above.join('\n')}\n${signature}`);
  guards.types = [...signature.matchAll(/:\s*(?:\w{1,40}\.)?([A-Z]\w{2,60})/g)].map(([, type = '']) => type).slice(0, 30);
  if (above.some((line) => hook.test(line))) web.wide.push(name);
  if (guards.needs.length + guards.types.length > 0 && web.needed.length < most.needed) web.needed.push([name, guards]);
  const routes = above.flatMap((line, index) => (verb.test(line) ? [index] : []));
  guards.marks = above.flatMap((line) => (/^\s*@/.test(line) && !verb.test(line) ? [line.trim().slice(1, 200)] : []));
  const [route] = routes;
  if (route === undefined || web.routes.length >= most.routes) return;
  const decoration = above.slice(route).join('\n');
  const url = /\(\s*(?:path\s*=\s*|rule\s*=\s*)?[rbf]?["']([^"'\n]{0,200})["']/.exec(decoration)?.[1] ?? '';
  const owner = lastOf(verb.exec(above[route] ?? '')?.[1] ?? '');
  const to = endOf(lines, at, indent);
  const body = lines.slice(at + 1, Math.min(to, at + most.body)).join('\n');
  const calls = [...new Set([...body.matchAll(/(?<![\w.])([A-Za-z_]\w{2,60})\(/g)].map(([, called = '']) => called))].slice(0, 60);
  web.routes.push({ line: first + route + 1, to, url, owner, name, guards, calls });
}

/** The last line of a definition, from 1: the next that is not indented more ends it. */
function endOf(lines: readonly string[], at: number, indent: number): number {
  for (let next = at + 1; next < lines.length; next++) {
    const text = lines[next] ?? '';
    if (text.trim() !== '' && text.length - text.trimStart().length <= indent && !/^\s*[)\]}#]/.test(text)) return next;
  }
  return lines.length;
}

function guardsOf(text: string): Guards {
  const needs = [...text.matchAll(/\b(?:Depends|Security)\(\s*([\w.]{1,100})/g)].map(([, name = '']) => name);
  const given = /\bdependencies\s*=\s*(\S)/.exec(text)?.[1];
  return { needs: needs.slice(0, 30), marks: [], types: [], unclear: (given !== undefined && given !== '[') || /\*\*\w/.test(text) };
}

/** The text of a call from its line on, to the bracket that closes it. */
function callAt(lines: readonly string[], at: number): string {
  const text = lines
    .slice(at, at + most.decoration)
    .map((line) => line.slice(0, 400).replace(/(?:^|\s)#.*$/, ''))
    .join('\n')
    .slice(0, most.text);
  let depth = 0;
  for (let end = 0; end < text.length; end++) {
    if (/[([{]/.test(text.charAt(end))) depth += 1;
    if (/[)\]}]/.test(text.charAt(end))) {
      depth -= 1;
      if (depth === 0) return text.slice(0, end + 1);
    }
  }
  return text;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
