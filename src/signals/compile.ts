// Rules made ready for any number of trees: a file or a name meets only the matchers that may fit, and a matcher is made ready when it meets its first.

import type { FileView } from '../inventory/file-view.js';
import { type Interests, interestsWith, type SeenCode } from '../inventory/read-code.js';
import type { Activity, ContextField, Expression, Matcher, Place, Role, Signal, ToolJob, Where } from '../model/index.js';
import { globFinder } from '../parsers/glob/glob.js';
import { once } from '../parsers/text/lazy.js';
import { allows, type CompiledMatcher, type Conclusion, type FileInspection } from './compiled-matcher.js';
import { closeMatchersOf, matchersOf } from './expression.js';
import { codeLookup, interestIn } from './matchers/code.js';
import { kindOf } from './matchers/index.js';
import type { RuleTables } from './rule-tables.js';
import { signFinder } from './signs.js';

/** What is looked for: the signals, the tools that they name, the guesses of the context, and the activities. */
export interface ScanRules {
  signals: readonly Signal[];
  tools: readonly ToolJob[];
  context: readonly ContextField[];
  activities: readonly Activity[];
}

/** A matcher that inspects files. */
export interface Inspecting {
  matcher: Matcher;
  number: number;
  where: Where;
  inspect: FileInspection;
}

export interface CompiledRules {
  /** In a fixed order, by which file results name them. */
  matchers: readonly Matcher[];
  numbers: ReadonlyMap<Matcher, number>;
  /** The numbers of those that look for imports. */
  imports: ReadonlySet<number>;
  /** Those of which it is asked in which function or statement they see something. */
  close: ReadonlySet<Matcher>;
  /** The numbers of those that ask that what they see is used. */
  used: ReadonlySet<number>;
  /** The numbers of those that ask for loads of what comes from elsewhere. */
  foreign: ReadonlySet<number>;
  /** The matchers that inspect a file of this name. */
  wanted(path: string): readonly Inspecting[];
  /** Leaves out those that a role is not shown to. */
  allowed: Record<Role, (list: readonly Inspecting[]) => readonly Inspecting[]>;
  /** Of a file, whether it may mean something to the matcher of a number. */
  signsIn(view: FileView): (matcher: number) => boolean;
  interests: Interests;
  /** Whether what each file of code defines and calls is to be kept. */
  sketched: boolean;
  /** @param own the modules that the project defines itself @returns what the matchers of code see in a file */
  codeOf(own: ReadonlySet<string>): (seen: SeenCode) => Map<Matcher, Place[]>;
  /** Those that look at the names in code of a role. */
  asking(role: Role): readonly Matcher[];
  /** Those that say something about the tree as a whole. */
  concluding: readonly { matcher: Matcher; conclude: Conclusion }[];
  /** Those of them that have to know a file of this name. */
  naming(path: string): readonly Matcher[];
}

/** What a signal looks for: what shows it, and what shows it as hollow. */
export function expressionsOf({ seen, weak }: Pick<Signal, 'seen' | 'weak'>): Expression[] {
  return weak === null ? [seen] : [seen, weak];
}

/** @returns the matchers of rules, in the order in which tables number them */
export function matchersIn({ signals, context, activities }: Omit<ScanRules, 'tools'>): Matcher[] {
  return [
    ...signals.flatMap(expressionsOf),
    ...context.flatMap(({ guesses }) => guesses.map(({ seen }) => seen)),
    ...activities.map(({ seen }) => seen),
  ].flatMap(matchersOf);
}

/** @returns the matchers of which it is asked in which function or statement they see something */
export function closeMatchersIn({ signals, context, activities }: Omit<ScanRules, 'tools'>): Set<Matcher> {
  const expressions = [
    ...signals.flatMap(expressionsOf),
    ...context.flatMap(({ guesses }) => guesses.map(({ seen }) => seen)),
    ...activities.map(({ seen }) => seen),
  ];
  return new Set(expressions.flatMap(closeMatchersOf));
}

/**
 * Makes matchers ready.
 * @param tables what `ruleTables` gives for them
 * @param needs `sketched`: whether degrees need to know which code calls which; `close`: see CompiledRules
 */
export function compile(
  matchers: readonly Matcher[],
  tables: RuleTables,
  { sketched = false, close = new Set() }: { sketched?: boolean; close?: ReadonlySet<Matcher> } = {},
): CompiledRules {
  const looks: (({ matcher: Matcher } & CompiledMatcher) | undefined)[] = [];
  const lookAt = (number: number) => {
    const matcher = matchers[number];
    if (!matcher) throw new RangeError(`the tables of the rules name the matcher ${number}, and there are ${matchers.length}`);
    return (looks[number] ??= { matcher, ...kindOf(matcher).look(matcher) });
  };
  const inspecting = perList((number): Inspecting[] => {
    const { matcher, where, inspect } = lookAt(number);
    return inspect ? [{ matcher, number, where, inspect }] : [];
  });
  const find = globFinder(tables.inspecting);
  const findNaming = globFinder(tables.naming);
  const naming = perList((number) => [lookAt(number).matcher]);
  const askingIn = (role: Role) => once(() => matchers.filter(({ kind }, number) => ofNames.has(kind) && allows(lookAt(number).where, role)));
  const asking = { own: askingIn('own'), test: askingIn('test'), vendored: askingIn('vendored') };
  return {
    matchers,
    numbers: new Map(matchers.map((matcher, number) => [matcher, number])),
    imports: new Set(matchers.flatMap(({ kind }, number) => (kind === 'import' ? [number] : []))),
    close,
    used: new Set(matchers.flatMap((matcher, number) => ('used' in matcher && matcher.used === true ? [number] : []))),
    foreign: new Set(matchers.flatMap((matcher, number) => ('foreign' in matcher && matcher.foreign === true ? [number] : []))),
    wanted(path) {
      const plain = path.replace(/\.(?:markdown|mdx|qmd|rmd)$/i, '.md');
      const named = inspecting(find(path));
      return plain === path ? named : [...new Set([...named, ...inspecting(find(plain)).filter(({ inspect }) => inspect.markdownDialects)])];
    },
    allowed: { own: allowedTo('own'), test: allowedTo('test'), vendored: allowedTo('vendored') },
    signsIn: signFinder(tables.signs, matchers.length),
    interests: interestsWith(interestIn(tables.code)),
    sketched,
    codeOf: codeLookup(tables.code, (number) => {
      const { matcher, where, code } = lookAt(number);
      if (!code) throw new RangeError(`the tables of the rules name the matcher ${number}, which asks nothing of code`);
      return { matcher, where, query: code };
    }),
    asking: (role) => asking[role](),
    concluding: tables.concluding.flatMap((number) => {
      const { matcher, conclude } = lookAt(number);
      return conclude ? [{ matcher, conclude }] : [];
    }),
    naming: (path) => naming(findNaming(path)),
  };
}

/** What asks for names in code, and looks at no text. */
const ofNames: ReadonlySet<Matcher['kind']> = new Set(['call', 'import', 'define']);

/** Files of one kind have the same list of matchers, so what is made of it is made once. */
function perList<T>(make: (number: number) => T[]): (numbers: readonly number[]) => readonly T[] {
  const known = new Map<readonly number[], readonly T[]>();
  return (numbers) => {
    const before = known.get(numbers);
    if (before) return before;
    const made = numbers.flatMap(make);
    known.set(numbers, made);
    return made;
  };
}

function allowedTo(role: Role): (list: readonly Inspecting[]) => readonly Inspecting[] {
  const known = new Map<readonly Inspecting[], readonly Inspecting[]>();
  return (list) => {
    const before = known.get(list);
    if (before) return before;
    const left = list.filter(({ where }) => allows(where, role));
    known.set(list, left);
    return left;
  };
}
