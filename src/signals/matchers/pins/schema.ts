// Which versions of a package the dependency files allow: only those within a bound, in every environment that lists it, or in some.
import { z } from 'zod';
import { names } from '../fields.js';

export const schema = z
  .strictObject({
    packages: names,
    only: z.string().regex(/^(?:>=|<)\d+(?:\.\d+)*$/, { error: 'must be a bound such as >=2.6 or <5.1' }),
    in: z.enum(['every', 'some']),
  })
  .transform((w) => ({ kind: 'pins' as const, ...w }));

export type PinsMatcher = z.output<typeof schema>;

export const patterns = () => [];
