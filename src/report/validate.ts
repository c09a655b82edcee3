// Whether saved data is what it claims to be.
import { z } from 'zod';

interface Mistake {
  message: string;
  path: readonly PropertyKey[];
}

/** Of what may have several forms no part is looked at alone; so many values it may hold. */
const mostValues = 100_000;

/**
 * Whether data fits a schema. It stays as it is: nothing is filled in or left out. Of many mistakes only the first is looked for, because each costs a hundred
 * times what it takes to write it.
 * @param wrong takes what is wrong with it and where, in a few words
 */
export function fits<S extends z.ZodType>(schema: S, data: unknown, wrong: (mistake: string) => void): data is z.output<S> {
  const mistake = firstMistake(schema, data, []) ?? issueOf(schema, data, []);
  if (mistake === null) return true;
  wrong(`${mistake.message.slice(0, 200)}${mistake.path.length === 0 ? '' : ` at ${mistake.path.join('.').slice(0, 100)}`}`);
  return false;
}

/** The first mistake in the parts of data, one part after the other; null where each fits, which does not say that the whole does. */
function firstMistake(schema: z.core.$ZodType, data: unknown, path: readonly PropertyKey[]): Mistake | null {
  const inner = bare(schema, data);
  if (inner === null) return null;
  if (inner instanceof z.ZodArray && Array.isArray(data)) return firstOf(data.entries(), ([index, one]) => firstMistake(inner.element, one, [...path, index]));
  if (isMap(data) && inner instanceof z.ZodRecord) return firstOf(Object.entries(data), ([key, one]) => firstMistake(inner.valueType, one, [...path, key]));
  if (isMap(data) && inner instanceof z.ZodObject) return inObject(inner, data, path);
  if (valuesIn(data) > mostValues) return { message: 'holds too much', path };
  return issueOf(schema, data, path);
}

function inObject(schema: z.ZodObject, data: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): Mistake | null {
  const { shape } = schema;
  const strict = schema.def.catchall instanceof z.ZodNever;
  for (const key of strict ? Object.keys(data) : []) if (!Object.hasOwn(shape, key)) return { message: `Unrecognized key: "${key.slice(0, 100)}"`, path };
  return firstOf(Object.entries(shape), ([key, one]) => {
    const at = [...path, key];
    return Object.hasOwn(data, key) ? firstMistake(one, data[key], at) : mayBeMissing(one) ? null : issueOf(one, undefined, at);
  });
}

function mayBeMissing(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodExactOptional | z.ZodDefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault;
}

function firstOf<T>(all: Iterable<T>, look: (one: T) => Mistake | null): Mistake | null {
  for (const one of all) {
    const mistake = look(one);
    if (mistake !== null) return mistake;
  }
  return null;
}

/** The schema behind those that let something be left out or empty; null where the data is that. */
function bare(schema: z.core.$ZodType, data: unknown): z.core.$ZodType | null {
  if (schema instanceof z.ZodNullable) return data === null ? null : bare(schema.unwrap(), data);
  if (mayBeMissing(schema)) return data === undefined ? null : bare(schema.unwrap(), data);
  return schema instanceof z.ZodLazy ? bare(schema.unwrap(), data) : schema;
}

function issueOf(schema: z.core.$ZodType, data: unknown, path: readonly PropertyKey[]): Mistake | null {
  const [issue] = z.core.safeParse(schema, data).error?.issues ?? [];
  return issue === undefined ? null : { message: issue.message, path: [...path, ...issue.path] };
}

function isMap(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** How many values there are in data, as far as it matters. */
function valuesIn(data: unknown): number {
  const open = [data];
  let count = 0;
  for (let next = open.pop(); next !== undefined && count <= mostValues; next = open.pop()) {
    count += 1;
    if (typeof next === 'object' && next !== null) {
      const inside = Object.values(next);
      if (inside.length > mostValues) return inside.length;
      for (const one of inside) open.push(one);
    }
  }
  return count;
}
