// Results of other tools, as far as a saved report holds them.
import { z } from 'zod';
import { type Imported, type ImportFigure, type ImportMeasure, type ImportRef, importAges, importProblems, importStates } from '../model/index.js';
import { schemaOf, text, texts, whole } from './base-schema.js';

const importFigure = schemaOf<ImportFigure>()(
  z.union([z.strictObject({ count: whole, total: whole }), z.strictObject({ value: z.number() }), z.strictObject({ said: text })]),
);
const importMeasure = schemaOf<ImportMeasure>()(
  z.strictObject({ kind: text, name: text.nullable(), figure: importFigure, bound: text.nullable(), passed: z.boolean().nullable() }),
);
const importHead = { file: text, tool: text.nullable(), version: text.nullable(), date: text.nullable() };
export const importRef = schemaOf<ImportRef>()(z.strictObject({ ...importHead, measures: z.array(importMeasure) }));

/** A result of another tool that the manifest takes in. */
export const imported = schemaOf<Imported>()(
  z.strictObject({
    ...importHead,
    format: text.nullable(),
    commit: text.nullable(),
    measures: z.array(importMeasure),
    /** What it rests on that is not what it was; null where nobody says what it rests on. */
    changed: z.array(z.strictObject({ path: text, how: z.enum(['changed', 'removed']) })).nullable(),
    /** The check that the manifest says it shows. */
    says: text.nullable(),
    problem: z.enum(importProblems).nullable(),
    state: z.enum(importStates),
    old: z.enum(importAges).nullable(),
    checks: texts,
    shows: texts,
    against: texts,
  }),
);
