// What a file of code defines, and what of other files its functions call: as much as is needed to tell which code reaches which.
import { firstString, keywordOf } from '../parsers/code/arguments.js';
import type { FileFacts } from '../parsers/language.js';
import type { LanguageId } from '../parsers/languages.js';
import { type Word, wordOf } from '../parsers/text/word-search.js';
import { type Handler, handlersIn } from './handlers.js';
import { type Web, webIn } from './routes.js';

/** Plain data of one file. Names are as the scanners give them, resolved through the file's imports. */
export interface Sketch {
  path: string;
  language: LanguageId;
  test: boolean;
  /** Functions, classes, and methods as "Class.method", with their lines, in the order of the file. */
  definitions: [name: string, line: number][];
  imports: string[];
  /** What each definition calls; "" is the code of the file itself. */
  calls: [owner: string, names: string[]][];
  /** Last names of what is called on objects of unknown kind. Of tests only. */
  methods: string[];
  /** Paths of a web service: that a file answers, with the function that does, or of a test those that it asks for. */
  paths: [path: string, owner: string][];
  /** Whether it says what is done when it is run. */
  runs: boolean;
  /** Whether a name in it speaks of seeds. */
  seeds: boolean;
  /** What answers requests in it and takes something in. */
  handlers: Handler[];
  /** What it says of the routes of a service, and of what stands before them. */
  web: Web | null;
  /** What a file puts its own routes, or those of what it names, below. */
  prefixes: [of: string, prefix: string][];
}

/** Libraries that no project defines itself: what is called of them leads nowhere here. */
const foreign = new Set(
  'numpy pandas torch torchvision tensorflow keras sklearn scipy matplotlib seaborn plotly os sys re json logging datetime time pathlib typing collections itertools functools random math pytest unittest argparse subprocess shutil warnings copy io pickle joblib mlflow wandb requests fastapi flask pydantic django sqlalchemy click tqdm xgboost lightgbm transformers datasets boto3 react vitest svelte zod node:fs node:path'.split(
    ' ',
  ),
);
const mostNames = 2_000;
const mostPaths = 200;
const mounts = /(?:^|\.)(?:include_router|register_blueprint|mount|APIRouter|Blueprint)$/;
const verb = /(?:^|\.)(?:get|post|put|delete|patch|route|api_route|websocket)$/;
/** Calls that only look at what they are handed. */
const lookers =
  /(?:^|\.)(?:isinstance|issubclass|hasattr|getattr|patch|object|Mock|MagicMock|spy_on|cast|type|fixture|parametrize|signature|getsource|TypeVar)$/;

/** Last names of calls that count in code whatever they are called on. */
export const askedNames =
  'include_router register_blueprint mount APIRouter Blueprint get post put delete patch route api_route websocket map apply submit run partial add_task add_job add_node'.split(
    ' ',
  );

type Owner = (line: number) => string;

/**
 * @param facts what the file says, every call kept
 * @param lines the file's lines
 * @param shown likewise, comments and docstrings blanked
 * @param holds whether the file holds a word, in lower case
 */
export function sketchOf(
  about: Pick<Sketch, 'path' | 'language' | 'test'>,
  facts: FileFacts,
  { lines, shown, holds }: { lines: readonly string[]; shown: () => readonly string[]; holds: (word: Word) => boolean },
): Sketch {
  const { definitions, ownerOf } = about.language === 'python' ? nested(facts, lines) : flat(facts, lines);
  const names = new Map<string, Set<string>>();
  const methods = new Set<string>();
  const paths = new Map<string, string>();
  const prefixes: Sketch['prefixes'] = [];
  let kept = 0;
  const keep = (line: number, name: string) => {
    if (kept >= mostNames || name.length > 200) return;
    const owner = ownerOf(line);
    const known = names.get(owner) ?? new Set();
    if (known.has(name)) return;
    kept += 1;
    names.set(owner, known.add(name));
  };
  const own = facts.imports.filter(({ module }) => !foreign.has(module.split('.', 1)[0] ?? ''));
  const imported = new Map(own.map(({ module }) => [module.slice(module.lastIndexOf('.') + 1), module]));
  for (const { name, line, args, role } of facts.calls) {
    if (paths.size < mostPaths && verb.test(name) && (about.test || about.language !== 'python' || role === 'decorator')) {
      const path = firstString(args);
      if (path !== null && /^(?:\/|$)/.test(path) && path.length < 200)
        paths.set(path, role === 'decorator' ? (definitions.find(([, at]) => at > line)?.[0] ?? '') : ownerOf(line));
    }
    if (mounts.test(name)) prefixes.push(...prefixOf(name, args));
    if (about.test && name.startsWith('.') && !name.startsWith('.self.assert')) methods.add(name.slice(name.lastIndexOf('.') + 1));
    if (imported.size > 0) for (const word of handed(name, args)) keepImported(word, line);
    if (!foreign.has(name.split('.', 1)[0] ?? '') && isKept(about, name)) keep(line, name);
  }
  return {
    ...about,
    definitions: definitions.slice(0, mostNames),
    imports: [...new Set(facts.imports.map(({ module }) => module))].slice(0, mostNames),
    calls: [...names].map(([owner, set]): [string, string[]] => [owner, [...set]]),
    runs: holds(nameOfModule) && lines.some((line) => /^if +__name__ *==/.test(line)),
    seeds: ofSeeds.some(holds) && lines.some(speaksOfSeeds),
    handlers: about.language === 'python' ? handlersIn(facts, lines) : [],
    web: about.language === 'python' && !about.test ? webIn(facts, shown) : null,
    methods: [...methods].slice(0, mostNames),
    paths: [...paths],
    prefixes: prefixes.slice(0, mostPaths),
  };

  function keepImported(word: string, line: number): void {
    const dot = word.indexOf('.');
    const module = imported.get(dot < 0 ? word : word.slice(0, dot));
    if (module !== undefined) keep(line, dot < 0 ? module : module + word.slice(dot));
  }
}

const nameOfModule = wordOf('__name__');
const ofSeeds = [wordOf('seed'), wordOf('random')];

function speaksOfSeeds(line: string): boolean {
  if (!/seed|random/i.test(line)) return false;
  return /(?:^|[^a-z])seed|seed(?:[^a-z]|$)|random[-_]state/i.test(line) && !/^[ \t]*(?:#|\/\/)/.test(line);
}

/** Names among the arguments: a function or class that is handed to a call is called there. */
function handed(name: string, args: string): string[] {
  return args === '' || lookers.test(name) ? [] : (args.slice(0, 300).match(/[A-Za-z_][\w.]{0,80}/g) ?? []);
}

function prefixOf(name: string, args: string): Sketch['prefixes'] {
  const prefix = keywordOf(args, 'prefix') ?? keywordOf(args, 'url_prefix');
  const path = /^[rbf]?["'](\/[^"']{0,100})["']$/.exec(prefix ?? '')?.[1];
  return path === undefined ? [] : [[/(?:APIRouter|Blueprint)$/.test(name) ? '' : (args.split(',', 1)[0] ?? '').trim().slice(0, 100), path]];
}

/** Of R every name may be one of another file, of a Python test one of a module that it imports whole; elsewhere only those that start at an import. */
function isKept({ language, test }: Pick<Sketch, 'language' | 'test'>, name: string): boolean {
  return language === 'r' || (language === 'python' && test) || name.includes('.') || name.includes('/');
}

/** Of Python: definitions lie in each other by their indentation. */
function nested(facts: FileFacts, lines: readonly string[]): { definitions: [string, number][]; ownerOf: Owner } {
  const named = new Map(facts.definitions.map(({ name, line }) => [line, name]));
  const stack: { indent: number; name: string }[] = [];
  const owners: string[] = [''];
  const definitions: [string, number][] = [];
  lines.forEach((text, index) => {
    const indent = indentOf(text);
    const top = () => stack[stack.length - 1];
    if (startsStatement(text.charCodeAt(indent))) while ((top()?.indent ?? -1) >= indent) stack.pop();
    const name = named.get(index + 1);
    if (name !== undefined) {
      const outer = top()?.name;
      // A function inside a function is part of it.
      const whole = outer === undefined ? name : stack.length === 1 && isClass(outer) ? `${outer}.${name}` : outer;
      if (whole !== outer) definitions.push([whole, index + 1]);
      stack.push({ indent, name: whole });
    }
    owners.push(top()?.name ?? '');
  });
  return { definitions, ownerOf: (line) => owners[line] ?? '' };
}

/** How many blanks a line begins with. */
function indentOf(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}

/** Whether a statement may start with a letter, "_" or "@"; what closes a bracket or goes on with a text does not. */
function startsStatement(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 64 && code <= 90) || code === 95;
}

function isClass(name: string): boolean {
  return /^_{0,2}[A-Z]/.test(name) && !name.includes('.');
}

/** Elsewhere: a definition that starts its line holds what follows, up to the next. */
function flat(facts: FileFacts, lines: readonly string[]): { definitions: [string, number][]; ownerOf: Owner } {
  const definitions = facts.definitions.map(({ name, line }): [string, number] => [name, line]);
  const outer = definitions.filter(([, line]) => /^\S/.test(lines[line - 1] ?? ''));
  const owners: string[] = [];
  let next = 0;
  for (let line = 0; line <= lines.length; line++) {
    while ((outer[next]?.[1] ?? Infinity) <= line) next++;
    owners.push(outer[next - 1]?.[0] ?? '');
  }
  return { definitions, ownerOf: (line) => owners[line] ?? '' };
}
