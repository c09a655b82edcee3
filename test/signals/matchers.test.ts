// The kinds of matcher: one list, and nothing that a kind lacks.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expressionSchema, patternsOf } from '../../src/catalogue/expression-schema.js';
import { root } from '../../src/root.js';
import { matchersOf } from '../../src/signals/expression.js';
import { pattern } from '../../src/signals/matchers/fields.js';
import { kindOf, matcherKinds } from '../../src/signals/matchers/index.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const folder = join(root, 'src', 'signals', 'matchers');
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const expressions = [...catalogue.signals.map(({ seen }) => seen), ...catalogue.context.flatMap(({ guesses }) => guesses.map(({ seen }) => seen))];
const matchers = expressions.flatMap(matchersOf);

/** A value that a schema takes, with another regular expression wherever it asks for one: `p0`, `p1` and so on. */
function example(schema: z.core.$ZodType, next: () => string): unknown {
  if (schema === pattern) return next();
  if (schema instanceof z.ZodPipe) return example(schema.in, next);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return example(schema.unwrap(), next);
  if (schema instanceof z.ZodObject) return Object.fromEntries(Object.entries(schema.shape).map(([key, inner]) => [key, example(inner, next)]));
  if (schema instanceof z.ZodArray) return [example(schema.element, next), example(schema.element, next)];
  if (schema instanceof z.ZodRecord) return { a: example(schema.valueType, next), b: example(schema.valueType, next) };
  if (schema instanceof z.ZodUnion && schema.options[0]) return example(schema.options[0], next);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodString) return schema.safeParse('a').success ? 'a' : '>=1';
  throw new Error(`an example of ${schema._zod.def.type} is not known`);
}

describe('the list of kinds of matcher', () => {
  it('names what lies in the folders', () => expect(matcherKinds.map(({ name }) => name as string).sort()).toEqual([...folders].sort()));

  it.each(folders)('finds all parts of %s in its folder', (name) =>
    expect(readdirSync(join(folder, name)).sort()).toEqual(['describe.ts', 'index.ts', 'look.ts', 'schema.ts']),
  );

  it.each([...matcherKinds])('finds $name used by the rules', ({ name }) => expect(matchers.some(({ kind }) => kind === name)).toBe(true));

  it('knows no kind that is not in it', () => expect(() => kindOf({ kind: 'rumour' })).toThrow(TypeError));
});

describe.each([...matcherKinds])('the kind $name', (kind) => {
  it('gives every regular expression that its schema takes', async () => {
    const { schema } = await kind.schema();
    const asked: string[] = [];
    const next = () => {
      asked.push(`p${asked.length}`);
      return `p${asked.length - 1}`;
    };
    const written = { [kind.name]: example(schema, next) };
    expect(patternsOf(expressionSchema.parse(written)).sort()).toEqual(asked.sort());
  });

  it('describes and makes ready each of its matchers', () => {
    for (const matcher of matchers.filter((one) => kind.is(one))) {
      expect(kind.describe(matcher, catalogue.tools)).toMatch(/^\S.*\S$/s);
      const { inspect, code, conclude } = kind.look(matcher);
      expect([inspect, code, conclude].filter((way) => way !== undefined).length).toBe(kind.name === 'dependency' ? 0 : 1);
    }
  });

  it('refuses a matcher of another kind', () => {
    const other = matchers.find((one) => !kind.is(one)) ?? { kind: 'none' };
    expect(() => kind.look(other)).toThrow(TypeError);
    expect(() => kind.describe(other, [])).toThrow(TypeError);
  });
});
