// A key in a configuration file, with a value where asked.
import { z } from 'zod';
import { globs, name, pattern, where } from '../fields.js';

export const schema = z
  .strictObject({ files: globs, key: z.array(name).min(1), value: pattern.nullable().default(null), where: where.default('anywhere') })
  .transform((w) => ({ kind: 'config' as const, ...w }));

export type ConfigMatcher = z.output<typeof schema>;

export const patterns = ({ value }: ConfigMatcher) => (value === null ? [] : [value]);
