// The summary of a project, `summary: 1`, as it is published, and as one that somebody hands in is held against before it is used: its shape is written here and nowhere else.
import { z } from 'zod';
import { level } from './model-schema.js';
import { mostNamed } from './summary-limits.js';

const short = (most: number) => z.string().max(most);
const id = short(80);
const share = z.number().min(0).max(100).nullable();
const whole = z.int().min(0).max(1_000_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** How many there are, and the first of them by their ids. */
const named = z.strictObject({ count: whole, first: z.array(id).max(mostNamed) });
/** One sign a consideration, in the survey's order: 0 to 9 the tenths of its points, "x" all of them, "-" where nothing of it applies. */
const signs = z.string().regex(/^[0-9x-]{0,60}$/);

export const summarySchema = z.strictObject({
  summary: z.literal(1),
  /** The version of mlready that made it. */
  mlready: short(40),
  name: short(200),
  remote: z
    .url({ protocol: /^https$/ })
    .max(300)
    .nullable(),
  /** Where the project lies in its repository; "" at the top. */
  inside: short(200),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .nullable(),
  /** When it was audited. */
  when: z.iso.datetime(),
  /** Whether any machine learning is seen; where there is none nothing below is a verdict on it. */
  ml: z.boolean(),
  /** Versions of the packs that the project is asked by, and the beginning of what stands for the built-in rules. */
  packs: z.record(id, short(40)),
  rules: short(20),
  activities: z.array(id).max(20),
  repository: z.strictObject({ score: share, stages: z.record(id, share) }),
  readiness: z.strictObject({ score: share, possible: share, known: share }),
  level: z.strictObject({ proven: level.nullable(), possible: level.nullable(), shown: level.nullable() }),
  team: z.strictObject({ answered: whole, open: whole }),
  /** Codes of hazards that are seen and decide. */
  hazards: named,
  /** Checks, what matters most first. */
  gaps: named,
  /** Critical checks that are not met and not waived. */
  critical: named,
  /** Of each consideration, what is earned, and what would be if every open question were answered with yes. */
  considerations: z.strictObject({ earned: signs, possible: signs }),
  waivers: z.strictObject({ count: whole, expired: whole, next: z.strictObject({ check: id, expires: day }).nullable() }),
  /** What the gate said, and the checks that the change lost; null where none ran. */
  gate: z.strictObject({ verdict: z.enum(['pass', 'fail', 'first-audit', 'not-comparable']), lost: named }).nullable(),
});

/** What is known of a project in one line. */
export type Summary = z.output<typeof summarySchema>;

/** The JSON Schema (2020-12) that is published. */
export function summaryJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { ...z.toJSONSchema(summarySchema), title: 'The summary of a project by mlready (mlready audit -f summary)' };
}
