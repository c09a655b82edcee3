// Code calls something (or decorates with it, or derives from it): by dotted name, or anything of a tool's modules; with conditions on the arguments.
import { z } from 'zod';
import { mostPlaces, name, names, pattern, where } from '../fields.js';

export const schema = z
  .strictObject({
    // The scanners keep a call by its first or its last segment; one that is wild at both ends would never be seen.
    names: z
      .array(name.refine((one) => !(one.startsWith('*') && /\*[^.]*$/.test(one)), { error: 'is wild at both ends; name the first or the last segment' }))
      .min(1)
      .default([]),
    tools: names.default([]),
    with: z.record(name, pattern).prefault({}),
    without: z.record(name, pattern).prefault({}),
    string: pattern.nullable().prefault(null),
    // An object that is made and named nowhere else counts for nothing: a schema that nothing is checked against.
    used: z.boolean().default(false),
    most: mostPlaces(20),
    // A load of what the repository keeps, of what is checked just before, or of what the program has just written counts for nothing.
    foreign: z.boolean().default(false),
    // What a module does when it is started by hand counts for nothing where an image serves the module otherwise.
    unserved: z.boolean().default(false),
    where,
  })
  .transform((w) => ({ kind: 'call' as const, ...w }));

export type CallMatcher = z.output<typeof schema>;

export const patterns = (matcher: CallMatcher) => [...Object.values(matcher.with), ...Object.values(matcher.without), matcher.string ?? []].flat();
