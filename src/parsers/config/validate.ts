// Reads one YAML text by a zod schema; every mistake becomes a known error with file, line, column, cause and next step.
import { z } from 'zod';
import { clip, KnownError, suggest } from '../../errors.js';
import { readYaml, type YamlReading } from './yaml.js';

type At = YamlReading['at'];
type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

export type Validated<T> = { value: T; at: At } | { problems: KnownError[] };

/** No more mistakes of one file are told. */
export const mostProblems = 50;

/**
 * @param file the name to show in errors
 * @param schema what the text must be; its output is the value
 * @param maxBytes the largest text that is read
 * @returns the value with its places, or its mistakes in the order of the file, `mostProblems` or a few more
 */
export function readValidated<S extends z.ZodType>(file: string, text: string, schema: S, maxBytes?: number): Validated<z.output<S>> {
  const reading = readYaml(text, maxBytes);
  if (reading.problems.length > 0) {
    return { problems: reading.problems.map((p) => new KnownError(`${file}:${p.line}:${p.column}`, p.message, 'correct the YAML there')) };
  }
  if (reading.more)
    return { problems: [new KnownError(`${file}:${reading.more.line}:${reading.more.column}`, 'begins a second document', 'keep one document in the file')] };
  const result = schema.safeParse(reading.value);
  if (result.success) return { value: result.data, at: reading.at };
  const { issues } = result.error;
  const problems: ReturnType<typeof explain> = [];
  // To find the place of a mistake costs a walk through its mapping: of very many the first tell enough.
  for (const issue of issues) if (problems.length < mostProblems) problems.push(...explain(file, issue, [], schema, reading));
  // An unknown key comes before one that is missing: it is often the missing one, misspelt.
  const isMissing = (error: KnownError) => error.reason.endsWith('is missing');
  return { problems: problems.sort((a, b) => Number(isMissing(a.error)) - Number(isMissing(b.error)) || a.line - b.line).map((p) => p.error) };
}

function explain(file: string, issue: Issue, above: readonly PropertyKey[], schema: Schema, reading: YamlReading): { line: number; error: KnownError }[] {
  const path = [...above, ...issue.path];
  const make = (cause: string, next: string, at = reading.at(path)) => ({
    line: at.line,
    error: new KnownError(`${file}:${at.line}:${at.column}`, cause, next),
  });
  const what = path.length === 0 ? 'the file' : `"${named(path)}"`;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = keysAt(schema, path);
      return issue.keys
        .slice(0, mostProblems)
        .map((key) =>
          make(
            `unknown key "${clip(key)}"`,
            suggest(key, allowed, allowed.length > 0 ? `use one of ${allowed.join(', ')}` : 'remove it'),
            reading.at([...path, key], true),
          ),
        );
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const got = valueAt(reading.value, path);
      if (got === undefined)
        return [
          make(`${what} is missing`, values.length === 1 ? `add ${String(path[path.length - 1])}: ${values[0]}` : `add it, with one of ${values.join(', ')}`),
        ];
      const said = got === null || typeof got !== 'object' ? String(got) : null;
      if (said !== null && values.includes(said)) return [make(`${what} is the text ${shown(got)}`, `write ${values.join(' or ')} without quotes`)];
      const choices = `use ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`;
      return [make(`${what} cannot be ${shown(got)}`, values.length === 1 ? `write ${values[0]}` : said === null ? choices : suggest(said, values, choices))];
    }
    case 'invalid_type': {
      const got = valueAt(reading.value, path);
      if (got === undefined) return [make(`${what} is missing`, `add ${article(issue.expected)}`)];
      return [make(`${what} is ${shown(got)}`, `write ${article(issue.expected)}`)];
    }
    case 'invalid_union': {
      const best = closest(issue.errors);
      if (!best) return [make(`${what} has a form that is not known`, 'see the documentation of this file')];
      // A key that no alternative has is the mistake; what the alternatives miss because of it is not.
      const unknown = best.filter((inner) => inner.code === 'unrecognized_keys' && inner.path.length === 0);
      return (unknown.length > 0 ? unknown : best).flatMap((inner) => explain(file, inner, path, schema, reading));
    }
    case 'too_small':
      return [make(`${what} ${lack(issue.origin)}`, `give at least ${String(issue.minimum)}${unit(issue.origin)}`)];
    case 'too_big':
      return [make(`${what} ${excess(issue.origin)}`, `give at most ${String(issue.maximum)}${unit(issue.origin)}`)];
    case 'invalid_key':
    case 'invalid_element':
      return [make(`${what} is not valid`, issue.issues[0]?.message ?? 'correct it')];
    default:
      return [make(`${what} ${issue.message}`, 'correct it there')];
  }
}

/** Of the alternatives of a union, the mistakes of the one that came furthest: the deepest first mistake, then the fewest mistakes. */
function closest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((i) => i.path.length), 0);
  const unknownKeys = (issues: readonly Issue[]) => issues.filter((i) => i.code === 'unrecognized_keys' && i.path.length === 0).length;
  return [...alternatives].sort((a, b) => unknownKeys(a) - unknownKeys(b) || depth(b) - depth(a) || a.length - b.length)[0];
}

function named(path: readonly PropertyKey[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${clip(String(step))}`)).join('');
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = String(value);
  return `"${clip(text, 58)}"`;
}

function lack(origin: string): string {
  return origin === 'string' ? 'is too short' : origin === 'array' ? 'has too few entries' : 'is too small';
}

function excess(origin: string): string {
  return origin === 'string' ? 'is too long' : origin === 'array' ? 'has too many entries' : 'is too large';
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
}

function article(expected: string): string {
  const words: Record<string, string> = {
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  };
  return words[expected] ?? expected;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = Array.isArray(here) ? here[Number(step)] : Object.getOwnPropertyDescriptor(here, step)?.value;
  }
  return here;
}

/** The keys that a schema allows at a path, for "did you mean". */
function keysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
  const objects = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return objects.flatMap((s) => (s instanceof z.ZodObject ? Object.keys(s.shape) : []));
  return objects.flatMap((s) => {
    if (s instanceof z.ZodArray) return keysAt(s.element, rest);
    if (s instanceof z.ZodRecord) return keysAt(s.valueType, rest);
    if (s instanceof z.ZodObject) {
      const inner: Schema | undefined = s.shape[String(step)];
      return inner ? keysAt(inner, rest) : [];
    }
    return [];
  });
}

function unwrap(schema: Schema): Schema[] {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => unwrap(option));
  return [schema];
}
