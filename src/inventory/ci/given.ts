// What the names in a script stand for where the file itself says so: variables, the legs of a matrix, parameters.
import { entriesOf, isRecord, itemsOf, textOf } from '../../parsers/config/values.js';

/** Names with what they stand for, a name as it is written between its brackets: "matrix.task", "$TASK" for a shell's variable, "$(task)" for a macro of Azure. */
export type GivenNames = ReadonlyMap<string, string>;

/**
 * What is known where a script runs: of each axis one alternative holds at a time, and a later axis wins over an earlier one. `without`: what is never combined.
 */
export interface GivenValues {
  axes: readonly (readonly GivenNames[])[];
  without?: readonly GivenNames[];
}

/** A script as one leg runs it. */
export interface FilledCommand {
  text: string;
  directory: string | undefined;
  /** For each of its lines the line of the script as it is written, counted from 0. */
  lines: readonly number[] | null;
}

const maxVariants = 20;
const maxAlternatives = 100;
const longestValue = 2_000;
const longestScript = 20_000;
const mostWritten = 200_000;
const reference =
  /\$\{\{[ ]{0,5}([\w.-]{1,100})[ ]{0,5}\}\}|<<[ ]{0,5}([\w.-]{1,100})[ ]{0,5}>>|\$\[\[[ ]{0,5}([\w.-]{1,100})[ ]{0,5}\]\]|(\$\([\w.-]{1,100}\))|\$\{(\w{1,100})\}|\$([A-Za-z_]\w{0,99})/g;
const assigned = /(?:^|[\s;&|(])([A-Za-z_]\w{0,99})=|\bfor[ ]{1,9}(\w{1,100})[ ]{1,9}in\b|\bread[ ]{1,9}(?:-\w[ ]{1,9})?(\w{1,100})/gm;
/** What a shell puts in place of a variable is no syntax: a value that would be some is left. */
const plainValue = /^[^;&|<>()`$\\#\n{}]*$/;

/** @returns names for one axis that has a single alternative; none where nothing is given */
export function constant(names: Iterable<readonly [string, string]>): GivenValues['axes'] {
  const all = new Map(names);
  return all.size === 0 ? [] : [[all]];
}

/** @returns the scalars of a mapping, or of a list of `{name, value}`, each under the names that `written` makes of its own */
export function scalars(value: unknown, written: (name: string) => readonly string[]): [string, string][] {
  const entries = Array.isArray(value)
    ? itemsOf(value).flatMap((item): [string, unknown][] =>
        isRecord(item) && typeof item['name'] === 'string' ? [[item['name'], item['value'] ?? item['default']]] : [],
      )
    : entriesOf(value).map(([name, one]): [string, unknown] => [name, isRecord(one) ? (one['value'] ?? one['default']) : one]);
  return entries.slice(0, 500).flatMap(([name, one]) => {
    const text = textOf(one);
    return text === null || text.length > longestValue ? [] : written(name).map((key): [string, string] => [key, text]);
  });
}

/** @returns the axes of a matrix whose keys hold lists, each key under the names that `written` makes of it; a mapping among the values is named by its own keys as well */
export function axesOf(matrix: unknown, written: (name: string) => readonly string[]): GivenValues['axes'] {
  return entriesOf(matrix).flatMap(([name, values]) => {
    const list = Array.isArray(values) ? itemsOf(values) : textOf(values) === null ? [] : [values];
    const alternatives = list.slice(0, maxAlternatives).map((value) => new Map(named(name, value, written)));
    return alternatives.length > 0 ? [alternatives] : [];
  });
}

function named(name: string, value: unknown, written: (name: string) => readonly string[]): [string, string][] {
  const text = textOf(value);
  if (text !== null) return text.length > longestValue ? [] : written(name).map((key) => [key, text]);
  return entriesOf(value).flatMap(([key, inner]) => (textOf(inner) === null ? [] : named(`${name}.${key}`, inner, written)));
}

/** @returns what the inputs or parameters of what is called are where the caller gives none, by their names */
export function defaultsOf(inputs: unknown): { defaults?: Record<string, string> } {
  const list = Array.isArray(inputs) ? inputs : entriesOf(inputs).map(([name, one]) => ({ name, value: isRecord(one) ? one['default'] : one }));
  const defaults = Object.fromEntries(scalars(list, (name) => [name]));
  return Object.keys(defaults).length > 0 ? { defaults } : {};
}

/** @returns every combination of the alternatives of axes, up to a hundred */
export function combined(axes: GivenValues['axes']): GivenNames[] {
  let legs: GivenNames[] = [new Map()];
  for (const axis of axes) legs = legs.flatMap((leg) => axis.map((names) => new Map([...leg, ...names]))).slice(0, maxAlternatives);
  return legs;
}

/**
 * @param given what names stand for; undefined where nothing is known
 * @returns the script as each leg runs it, up to twenty; as it is written where it uses no name that is known. What a script assigns itself is left.
 */
export function variantsOf(text: string, directory: string | undefined, given: GivenValues | undefined): FilledCommand[] {
  const asWritten = [{ text, directory, lines: null }];
  if (given === undefined || given.axes.length === 0 || text.length > longestScript || !/\$|<</.test(`${text}${directory ?? ''}`)) return asWritten;
  const own = new Set([...text.matchAll(assigned)].map(([, name, looped, read]) => name ?? looped ?? read ?? ''));
  const found = new Map<string, FilledCommand & { open: number }>();
  const budget = { left: mostWritten };
  for (const names of legsFor(`${text}\n${directory ?? ''}`, given, own)) {
    const leg: Leg = { names, own, budget, values: new Map(), open: 0 };
    const variant = { ...filled(text, leg), directory: directory === undefined ? undefined : put(directory, leg), open: leg.open };
    found.set(`${variant.directory ?? ''}\n${variant.text}`, variant);
    if (budget.left < 0) break;
  }
  // A leg that says less than another is one that was only combined.
  const least = Math.min(...[...found.values()].map(({ open }) => open));
  const best = [...found.values()].filter(({ open }) => open === least).slice(0, maxVariants);
  return best.length > 0 ? best : asWritten;
}

/** What names stand for in one leg, while a script is written out for it. */
interface Leg {
  names: GivenNames;
  /** The variables that the script assigns itself. */
  own: ReadonlySet<string>;
  /** How many characters may still be put in. */
  budget: { left: number };
  /** What names came to; null for what is not known, and for what stands for itself. */
  values: Map<string, string | null>;
  /** How many names of a matrix or of parameters were left. */
  open: number;
}

/** The combinations of all axes that a script names, directly or through a value. */
function legsFor(text: string, { axes, without = [] }: GivenValues, own: ReadonlySet<string>): GivenNames[] {
  const used = new Set(namesIn(text, own));
  for (let round = 0; round < 2; round++)
    for (const names of axes.flat()) for (const name of [...used]) for (const inner of namesIn(names.get(name) ?? '', own)) used.add(inner);
  let legs: GivenNames[] = [new Map()];
  for (const axis of axes) {
    const alternatives = axis.map((names) => new Map([...names].filter(([name]) => used.has(name) || without.some((one) => one.has(name)))));
    if (!alternatives.some((names) => [...names.keys()].some((name) => used.has(name)))) continue;
    legs = legs.flatMap((leg) => alternatives.map((names) => new Map([...leg, ...names]))).slice(0, maxVariants * 10);
  }
  return legs.filter((leg) => !without.some((one) => one.size > 0 && [...one].every(([name, value]) => leg.get(name) === value)));
}

function namesIn(text: string, own: ReadonlySet<string>): string[] {
  return [...text.matchAll(reference)].map((match) => nameOf(match)).filter((name) => !own.has(name.slice(1)));
}

function nameOf([, expression, circle, gitlab, macro, braced, plain]: RegExpMatchArray): string {
  return expression ?? circle ?? gitlab ?? macro ?? `$${braced ?? plain ?? ''}`;
}

function filled(text: string, leg: Leg): Pick<FilledCommand, 'text' | 'lines'> {
  const out: string[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.split('\n').entries())
    for (const part of put(line, leg).split('\n')) {
      out.push(part);
      lines.push(index);
    }
  return { text: out.join('\n'), lines };
}

/** Puts what names stand for in their place. */
function put(text: string, leg: Leg): string {
  return text.replace(reference, (whole, ...groups: (string | undefined)[]) => {
    const [expression, circle, gitlab, macro, braced, plain] = groups;
    const name = expression ?? circle ?? gitlab ?? macro ?? `$${braced ?? plain ?? ''}`;
    const value = name.startsWith('$') && leg.own.has(name.slice(1)) ? null : known(name, leg);
    const isSure = value !== null && !value.includes('${{') && (!/^\$\w/.test(name) || plainValue.test(value)) && (leg.budget.left -= value.length) >= 0;
    if (isSure) return value;
    if (!name.startsWith('$')) leg.open++;
    return whole;
  });
}

function known(name: string, leg: Leg): string | null {
  const before = leg.values.get(name);
  if (before !== undefined) return before;
  const written = leg.names.get(name);
  // What names itself, at however many steps, is not known.
  leg.values.set(name, null);
  const value = written === undefined ? null : /\$\{\{|<<|\$\(/.test(written) ? put(written, leg) : written;
  leg.values.set(name, value);
  return value;
}
