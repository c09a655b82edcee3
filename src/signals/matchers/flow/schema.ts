// Values that flow: steps in one function (or in what stands in none; a notebook is one), in order, joined by variables that have to be the same value. Looked for only
// in files whose text holds a word of every step.
import { z } from 'zod';
import { events, type FlowStep } from '../../flow/plan.js';
import { name, names, pattern, where } from '../fields.js';

const variable = z.string().regex(/^[A-Za-z]{1,20}$/, { error: 'must be a variable such as X or Model' });
const word = z.string().regex(/^[a-z0-9]{1,40}$/, { error: 'must be one word of an identifier, in lower case' });
const taken = z.union([
  variable.transform((one) => ({ variable: one, named: [] as string[] })),
  z.strictObject({ is: variable.optional(), called: z.array(word).min(1) }).transform(({ is = null, called }) => ({ variable: is, named: called })),
]);
const given = z.union([
  variable.transform((one) => [{ position: null, variable: one }]),
  z
    .record(z.string().regex(/^\d$/), variable)
    .transform((parts) => Object.entries(parts).map(([position, one]) => ({ position: Number(position), variable: one }))),
]);

/** Those that are read by statements. */
export const languages = ['python', 'javascript', 'r'] as const;

const step = z
  .strictObject({
    on: z.enum(events).default('call'),
    names: z.array(name).default([]),
    with: z.array(pattern).prefault([]),
    without: z.array(pattern).prefault([]),
    /** "receiver", "argument", "any", "callee", "compared", a position or a keyword; several of them joined by "|". */
    takes: z.record(name, taken).default({}),
    gives: given.default([]),
    beside: z.array(word).default([]),
  })
  .transform((written): FlowStep => ({ ...written, takes: Object.entries(written.takes).map(([slots, one]) => ({ slots: slots.split('|'), ...one })) }));

export const schema = z
  .strictObject({
    steps: z.array(step).min(1).max(6),
    unless: z.array(step).default([]),
    through: names.optional(),
    selected: z.boolean().default(false),
    /** What the text of the file has to hold, each; in lower case. Saves looking into files that cannot show it. */
    needs: z.array(name).default([]),
    /** Regular expressions each of which is met somewhere in the text of the file, comments included. Saves the same where words are too common. */
    mentions: z.array(pattern).prefault([]),
    /** Words that no file holds in which it counts, comments left out; in lower case. */
    lacks: z.array(name).default([]),
    /** Which step is shown, from 1; the last where nothing is said. */
    shows: z.int().positive().optional(),
    /** The languages whose files are looked into: the names of the steps are those of their libraries. */
    languages: z.array(z.enum(languages)).min(1).default(['python']),
    // As of a call: a load of what is no stranger counts for nothing.
    foreign: z.boolean().default(false),
    where,
  })
  .transform(({ through = null, shows, ...w }) => ({ kind: 'flow' as const, ...w, through, shows: (shows ?? w.steps.length) - 1 }));

export type FlowMatcher = z.output<typeof schema>;

export const patterns = ({ steps, unless, mentions }: FlowMatcher) => [...mentions, ...[...steps, ...unless].flatMap((one) => [...one.with, ...one.without])];
