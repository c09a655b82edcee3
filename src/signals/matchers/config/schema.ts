// A key in a configuration file, with a value where asked. `each` gives every key that is met, not the first one alone.
import { z } from 'zod';
import { globs, name, pattern, where } from '../fields.js';

export const schema = z
  .strictObject({
    files: globs,
    key: z.array(name).min(1),
    value: pattern.nullable().prefault(null),
    where: where.default('anywhere'),
    each: z.boolean().default(false),
  })
  .transform((w) => ({ kind: 'config' as const, ...w }));

export type ConfigMatcher = z.output<typeof schema>;

export const patterns = ({ value }: ConfigMatcher) => (value === null ? [] : [value]);
