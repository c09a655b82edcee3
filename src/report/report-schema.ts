// The report, `schema: 2`, as it is published, and as a saved one is held against before it is used: its shape is written here and nowhere else.
import { z } from 'zod';
import type { Case } from '../model/index.js';
import { due, gate } from './gate-schema.js';
import { imported } from './import-schema.js';
import {
  activity,
  answer,
  basis,
  citationState,
  contextValue,
  day,
  effort,
  extension,
  fact,
  flag,
  heldBy,
  knower,
  level,
  limit,
  packUse,
  percentage,
  points,
  reason,
  remote,
  risk,
  shortFact,
  signalPlace,
  text,
  texts,
  trace,
  verdict,
  waiver,
  whole,
} from './model-schema.js';

/** Percentages rounded down to one decimal; null where nothing applies, and everywhere where the project is not assessed. */
const numbers = { score: percentage, possible: percentage, observed: percentage, known: percentage, points };

/** What of a finding is a text or a list of the rules: a short report leaves it out, and it is put back by the check's id. */
const ruleTexts = {
  consideration: text,
  step: text,
  ask: text,
  /** What counts as a yes. */
  help: text,
  /** Signals that could show or refute the check. */
  looked: texts,
  remedy: text,
  /** The remedy step by step, without what is done already; empty where it is told as a whole. */
  steps: texts,
  effort,
  /** Who usually can answer; left out in reports that were made before it was told. */
  knows: z.exactOptional(z.array(knower)),
  /** Items of frameworks that this check itself speaks to, by framework. */
  refs: z.record(text, texts),
  /** Closest to this project first. */
  cases: texts,
};

/** A file that an answer points at, and where the part of it begins that is meant. */
const citedFile = z.strictObject({ path: text, line: z.exactOptional(z.int().min(1)), cell: z.exactOptional(z.int().min(1)), state: citationState });

/** What a short report leaves out where it is nothing. */
const rarelyThere = {
  basis: basis.nullable(),
  flags: z.array(flag),
  answer: answer.nullable(),
  evidence: z.array(z.union([signalPlace, citedFile, z.strictObject({ url: text, state: citationState })])),
  /** What is still missing where only a part is there; null where that is not told apart. */
  missing: text.nullable(),
  /** The answer was written by a program and nobody has confirmed it: it counts for nothing. */
  drafted: z.boolean(),
  waiver: waiver.nullable(),
};

const always = { check: text, stage: text, verdict, reason, risk };
/** What a short report leaves out of checks that are set aside. */
const counted = { statement: text, trace, points };
const finding = z.strictObject({ ...always, ...counted, ...ruleTexts, ...rarelyThere });
const shortFinding = z.strictObject({ ...always, ...z.object({ ...counted, ...ruleTexts, ...rarelyThere }).partial().shape });

/** Points that are won at least, about how many days that takes, and with which checks; `open` ones may be done already. `heldBy`: what would hold the level all the same. */
const next = z.strictObject({
  level,
  isGoal: z.boolean(),
  reachable: z.boolean(),
  points: whole,
  days: whole,
  checks: z.array(z.strictObject({ check: text, points: whole, days: whole, open: z.boolean() })),
  heldBy: z.array(heldBy),
});

/** How many of so many public projects show less, measured on a day; `kind` is the activity that they have in common, null where they are of all kinds. */
const peers = z.strictObject({ kind: text.nullable(), of: whole, moreThan: whole, date: day });
const repository = { score: percentage, earned: whole, total: whole };

const frameworkItem = z.strictObject({
  id: text,
  title: text,
  /** shown: all checks that speak to it and apply are met by what can be looked at; partly: some of it; not-asked: no check speaks to it. */
  state: z.enum(['shown', 'partly', 'open', 'set-aside', 'not-asked']),
  checks: texts,
  /** From when it applies; null where it is no duty. Only where the framework names dates. */
  from: text.nullable().optional(),
  applies: text.nullable().optional(),
  note: text.optional(),
  roles: texts.optional(),
  riskClasses: texts.optional(),
});
const considerationTexts = { problem: text, refs: z.record(text, texts) };
const consideration = z.strictObject({ id: text, title: text, ...numbers, ...considerationTexts, checks: texts });
const shortConsideration = z.strictObject({ id: text, title: text, ...numbers, ...z.object(considerationTexts).partial().shape, checks: texts });
const step = z.strictObject({ id: text, title: text, ...numbers, considerations: z.array(consideration) });
const shortStep = z.strictObject({ id: text, title: text, ...numbers, considerations: z.array(shortConsideration) });
const stage = { id: text, title: text, level: level.nullable(), ...numbers, repository: z.strictObject(repository) };
const confirmed: z.ZodType<Case['confirmed']> = z.enum(['identifier', 'citation', 'none']);

export const reportSchema = z.strictObject({
  schema: z.literal(2),
  tool: z.strictObject({ name: z.literal('mlready'), version: text }),
  /** The rules: the built-in pack, further ones that the project is asked by or that are switched, and custom packs with what they do to them. */
  pack: z.strictObject({ id: text, version: text, digest: text, further: z.array(packUse).optional(), extensions: z.array(extension) }),
  project: z.strictObject({
    name: text,
    revision: text.nullable(),
    root: text,
    manifest: text.nullable(),
    /** A file that certainly exists, for findings without a place: the README, otherwise the first file; null in an empty project. */
    firstFile: text.nullable(),
    /** Where the project lies in its repository: "services/scoring", "" at the top. */
    inside: text,
    /** Where the repository is kept, for links. */
    remote: remote.nullable(),
    /** The cases that are about this very repository. */
    cases: z.array(text),
  }),
  context: z.record(text, contextValue),
  /** What the project does here, and what its manifest says of it. */
  activities: z.array(activity),
  generated: z.iso.datetime(),
  files: whole,
  /** How many files of the folders above were looked at, where `project.root` names one. */
  filesAbove: whole,
  limits: z.array(limit),
  exclude: texts,
  /** Comments in files that dispute a hazard; `matches` is false where no such hazard is seen beside it. */
  ignores: z.array(
    z.strictObject({
      code: text,
      signal: text.nullable(),
      reason: text,
      path: text,
      line: whole,
      disputes: whole,
      cell: z.exactOptional(whole),
      matches: z.boolean(),
    }),
  ),
  readiness: z.strictObject({
    assessed: z.boolean(),
    ...numbers,
    /** What the repository alone shows: points that are seen, of those that leave a trace in it. Whatever anybody says changes nothing of it. */
    repository: z.strictObject({ ...repository, peers: peers.nullable() }),
    /** The questions that only people can answer. */
    team: z.strictObject({ answered: whole, open: whole, minutes: z.number().min(0) }),
    /** How many checks are newer than the manifest's pack: scored and shown, left out by the gate and its thresholds. */
    pending: whole,
    /** How many checks are left out of the count: by an answer, by the context, because nothing of the kind is done here, by rules of the project's own. */
    setAside: z.strictObject({ byAnswer: whole, byContext: whole, byEvidence: whole, byPack: whole }),
    /** The level that is proven, the one if every open question were answered with yes, and the one of what the repository alone shows. */
    level: z.strictObject({ proven: level.nullable(), possible: level.nullable(), shown: level.nullable(), heldBy: z.array(heldBy) }),
    weakest: text.nullable(),
    goal: text.nullable(),
    /** The way to the goal, or to the level above the proven one: the checks that cost fewest days. Null where there is no level; left out in reports that were made before it was told. */
    next: z.exactOptional(next.nullable()),
  }),
  stages: z.array(z.strictObject({ ...stage, steps: z.array(step) })),
  /** Results of other tools that the manifest takes in, in its order; their texts are those of the files. */
  imported: z.array(imported),
  findings: z.array(finding),
  facts: z.array(fact),
  /** What has to be mended before anything else: critical, or seen to be wrong at high risk; checks, the first of `gaps`. */
  blockers: texts,
  /** What is missing, what matters most first, and what is open: checks. */
  gaps: texts,
  open: texts,
  cases: z.record(
    text,
    z.strictObject({
      kind: z.exactOptional(text),
      title: text,
      citation: text,
      confirmed,
      organisation: text.nullable(),
      year: z.int().nullable(),
      happened: text,
      lesson: text,
      notMl: z.boolean(),
      disputed: z.boolean(),
    }),
  ),
  frameworks: z.record(text, z.strictObject({ title: text, version: text, status: text, url: text, notes: texts, items: z.array(frameworkItem) })),
  gate: gate.nullable(),
  due,
});

/** A report without the texts of the rules, which are put back when it is read. */
export const shortReportSchema = reportSchema.extend({
  findings: z.array(shortFinding),
  facts: z.array(shortFact),
  stages: z.array(z.strictObject({ ...stage, steps: z.array(shortStep) })),
});

/** The JSON Schema (2020-12) that is published: that of the short report, which every whole one fits too. */
export function reportJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { ...z.toJSONSchema(shortReportSchema), title: 'A report of mlready (mlready audit --json)' };
}
