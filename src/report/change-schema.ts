// The report of a change (`mlready audit --changed --json`): its shape is written here and nowhere else, and published as schemas/change.schema.json.
import { z } from 'zod';
import type { Doubt } from '../model/index.js';
import { changeKinds, deads, hollows } from '../model/index.js';
import { missing } from './gate-schema.js';
import { day, limit, place, remote, risk, schemaOf, text, texts, whole } from './model-schema.js';

const line = z.int().min(1);

const finding = z.strictObject({
  kind: z.enum(changeKinds),
  signal: text,
  /** Of a hazard; null for a practice. */
  code: text.nullable(),
  title: text,
  risk,
  /** Relative to the project; of the base where the practice is gone. */
  place,
  /** The same in further places of the file, at most 20, told with the first. */
  also: z.array(place),
  /** The line as it stands there, without its indentation; null where the place has none. */
  text: text.nullable(),
  /** Which form of it this is, where its rules tell several apart. */
  label: text.nullable(),
  doubt: schemaOf<Doubt>()(z.enum([...hollows, ...deads])).nullable(),
  /** Why it matters, in one or two sentences. */
  why: text,
  /** A check that it speaks against, or took proof from, each. */
  checks: z.array(z.strictObject({ check: text, statement: text })),
  /** Whom it hurt; null where no case is told of it. */
  case: z.strictObject({ id: text, who: text, happened: text, lesson: text, citation: text, notes: texts }).nullable(),
  /** What to do about it, in one sentence. */
  repair: text,
  /** The repaired form as code; null where there is none. */
  form: texts.nullable(),
  /** What takes the place of lines of the file itself; null where no program can know it. */
  patch: z.strictObject({ first: line, last: line, old: texts, lines: texts }).nullable(),
  /** How often the rule was right when people last read its places in repositories that it was not made from; null where it was met in none. */
  precision: z.strictObject({ right: whole, places: line, on: day }).nullable(),
  trial: z.boolean(),
  /** The same for the same line of the same file, wherever it has moved to. */
  fingerprint: text,
});

export const changeReportSchema = z.strictObject({
  schema: z.literal(1),
  tool: z.strictObject({ name: z.literal('mlready'), version: text }),
  pack: z.strictObject({ id: text, version: text }),
  project: z.strictObject({ name: text, inside: text, remote: remote.nullable(), revision: text.nullable() }),
  generated: text,
  base: z.strictObject({ commit: text, asked: text }).nullable(),
  /** Why nothing could be compared. */
  missing: missing.nullable(),
  /** Those of the highest risk first. */
  findings: z.array(finding),
  /** Files that can be read no longer: nothing is said of them. */
  unread: z.array(limit),
});

export type ChangeReport = z.output<typeof changeReportSchema>;
export type ReportedChange = ChangeReport['findings'][number];

/** @returns the JSON Schema of a report of a change */
export function changeJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { ...z.toJSONSchema(changeReportSchema), title: 'What a change brings (mlready audit --changed --json)' };
}
