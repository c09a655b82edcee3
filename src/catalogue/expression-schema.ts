// The schema of what a signal looks for: YAML in, the model's expression out. How each kind of matcher is written stands in its folder.
import { z } from 'zod';
import { distances, type Expression, type Matcher } from '../model/index.js';
import { matchersOf } from '../signals/expression.js';
import { matcherKinds } from '../signals/matchers/index.js';
import type { KindSchema } from '../signals/matchers/kind.js';

/** This file is loaded where rules are read from YAML, and nowhere else; so the schemas of all kinds are loaded here. */
const schemas: ReadonlyMap<string, KindSchema<Matcher>> = new Map(
  await Promise.all(matcherKinds.map(async (kind): Promise<[string, KindSchema<Matcher>]> => [kind.name, await kind.schema()])),
);

const label = z.exactOptional(z.string().min(1).max(80));
const parts = z.lazy(() => z.array(expressionSchema).min(1));

/** A matcher stands under the name of its kind: `{file: {named: [...]}, label: ...}`. */
function matcherSchema(kind: string, schema: z.ZodType<Matcher>) {
  return z.strictObject({ [kind]: schema, label }).transform((written): Expression => {
    const { [kind]: matcher, label: said } = written;
    // The type of a computed key leaves open what lies under it.
    if (typeof matcher !== 'object') throw new TypeError(`the schema of ${kind} gives no matcher`);
    return typeof said === 'string' ? { ...matcher, label: said } : matcher;
  });
}

/** Schema of an expression: YAML in, the model's `Expression` out. */
export const expressionSchema: z.ZodType<Expression> = z.union([
  z.strictObject({ any: parts, label }),
  z.strictObject({ all: parts, same: z.enum(distances).optional(), label }).transform(({ all, same = 'tree', ...rest }) => ({ all, same, ...rest })),
  z.strictObject({ none: parts, label }),
  ...[...schemas].map(([kind, { schema }]) => matcherSchema(kind, schema)),
]);

/** @returns every regular expression that an expression holds, as written in the rules, in order @throws TypeError at a matcher of an unknown kind */
export function patternsOf(expression: Expression): string[] {
  return matchersOf(expression).flatMap((matcher) => {
    const schema = schemas.get(matcher.kind);
    if (!schema) throw new TypeError(`there is no kind of matcher called ${matcher.kind}`);
    return schema.patterns(matcher).map(({ source }) => source);
  });
}
