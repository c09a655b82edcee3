// Loads a pack: every file read by its schema, put into catalogue order and proved as a whole.
import { KnownError, suggest } from '../errors.js';
import type { Catalogue, PackFiles } from '../model/index.js';
import { proveCatalogue } from './check.js';
import { proveDates } from './check-dates.js';
import { proveImports } from './check-imports.js';
import { provedProposals } from './check-proposals.js';
import { checklistSchema } from './check-schema.js';
import { datesSchema } from './dates-schema.js';
import { furtherPacks, isOfFurther, type ReadPack } from './further-packs.js';
import { importsSchema } from './imports-schema.js';
import { peersSchema } from './peers-schema.js';
import { precisionSchema } from './precision-schema.js';
import { proposalsSchema } from './proposals-schema.js';
import { type IdPlaces, packReader } from './reader.js';
import { allRefs } from './refs.js';
import { casesSchema, contextSchema, frameworkSchema, packSchema, scalesSchema, toolsSchema } from './schema.js';
import { activitiesSchema, signalsSchema } from './signal-schema.js';
import { skeletonSchema } from './skeletons-schema.js';

/** A pack, or every mistake that was found in it. */
export type Loaded = { catalogue: Catalogue } | { problems: KnownError[] };

/**
 * Reads and proves a pack.
 * @param files the pack's files; `root` is put before their paths in errors (for example "rules/")
 */
export function loadCatalogue(files: PackFiles, root: string): Loaded {
  const { problems, places, required, optional, under, at, digest, paths } = packReader(files, root);
  for (const path of paths.filter((one) => /\.ya?ml$/.test(one) && !isKnown(one) && !isOfFurther(one)))
    problems.push(
      new KnownError(
        `${root}${path}`,
        'is not a file that a pack has',
        'move it to checklists/<stage>/, signals/, tools/, cases/, frameworks/, dates/, proposals/ or skeletons/',
      ),
    );
  const needs = 'a pack needs pack.yaml, scales.yaml and context.yaml';
  const pack = required('pack.yaml', packSchema, needs);
  const scales = required('scales.yaml', scalesSchema, needs);
  const context = required('context.yaml', contextSchema, needs);
  const activities = optional('activities.yaml', activitiesSchema)?.activities ?? [];
  const checklists = under('checklists', checklistSchema);
  const signals = under('signals', signalsSchema);
  const tools = under('tools', toolsSchema);
  const cases = under('cases', casesSchema);
  const frameworks = under('frameworks', frameworkSchema);
  const dates = under('dates', datesSchema).map(({ value }) => value);
  const skeletons = under('skeletons', skeletonSchema).map(({ value }) => value);
  const proposals = under('proposals', proposalsSchema).map((one) => ({ ...one, at: (keys: readonly PropertyKey[]) => at(one.path, keys) }));
  const further = furtherPacks(files, root, places);
  problems.push(...further.problems);
  if (problems.length > 0 || !pack || !scales || !context) return { problems };

  const byStep = new Map(checklists.map(({ value }) => [value.step, value]));
  const stageOf = new Map(pack.steps.map((step) => [step.id, step.stage]));
  const considerationOrder = pack.steps.flatMap((step) => step.considerations);
  const added = (id: string) => further.packs.flatMap((one) => one.checks.filter(({ consideration }) => consideration === id).flatMap(({ checks }) => checks));
  const written = pack.steps.flatMap((step) =>
    (byStep.get(step.id)?.considerations ?? []).map(({ checks, ...c }) => ({
      ...c,
      step: step.id,
      stage: step.stage,
      checks: [...checks.map((check) => ({ ...check, pack: pack.id })), ...added(c.id)],
    })),
  );
  const ordered = written.sort((a, b) => considerationOrder.indexOf(a.id) - considerationOrder.indexOf(b.id));

  const catalogue: Catalogue = {
    id: pack.id,
    title: pack.title,
    version: pack.version,
    releases: pack.releases,
    digest: digest(),
    packs: further.packs.map((one) => ({ ...one.pack, signals: one.signals.map(({ id }) => id) })),
    extensions: [],
    stages: pack.stages,
    steps: pack.steps.map(({ id, stage, title }) => ({ id, stage, title })),
    scales: scales.scales,
    context: context.fields,
    activities,
    considerations: ordered.map(({ checks, ...c }) => ({ ...c, refs: allRefs(checks), checks: checks.map((check) => check.id) })),
    checks: ordered.flatMap((c) => c.checks.map((check) => ({ ...check, consideration: c.id, step: c.step, stage: c.stage }))),
    signals: [
      ...signals.flatMap(({ value }) => value.signals.map((signal) => ({ ...signal, area: value.area }))),
      ...further.packs.flatMap((one) => one.signals),
    ],
    tools: [...tools.map(({ value }) => value), ...further.packs.flatMap((one) => one.tools)],
    cases: pack.stages.flatMap((stage) => [
      ...cases.filter(({ value }) => value.stage === stage.id).flatMap(({ value }) => value.cases.map((c) => ({ ...c, stage: value.stage }))),
      ...further.packs.flatMap((one) => one.cases.filter((c) => c.stage === stage.id)),
    ]),
    frameworks: [...frameworks.map(({ value }) => value), ...further.packs.flatMap((one) => one.frameworks)],
    peers: optional('peers.yaml', peersSchema),
    precision: optional('precision.yaml', precisionSchema)?.hazards ?? {},
    dates,
    skeletons,
    proposals: [],
    imports: optional('imports.yaml', importsSchema)?.imports ?? [],
  };
  const faults = proveCatalogue(catalogue, places, {
    checklistSteps: checklists.map(({ path, value }) => ({
      place: `${root}${path}`,
      step: value.step,
      stage: stageOf.get(value.step) ?? null,
      considerations: value.considerations.map((c) => c.id),
    })),
    packSteps: pack.steps,
    caseStages: cases.map(({ path, value }) => ({ place: `${root}${path}`, stage: value.stage })),
    root,
  });
  faults.push(...proveDates(catalogue, places, root), ...proveSkeletons(catalogue, places, root));
  const proposed = provedProposals([...proposals, ...further.packs.flatMap((one) => one.proposals)], catalogue);
  faults.push(...proposed.faults);
  faults.push(...proveImports(catalogue, (keys) => at('imports.yaml', keys)));
  faults.push(...furtherFaults(further.packs, catalogue, (id) => places.get(`checklists:${id}`) ?? root));
  return faults.length > 0 ? { problems: faults } : { catalogue: { ...catalogue, proposals: proposed.proposals } };
}

/** A skeleton is for checks that there are, and each has a name and a place of its own. */
function proveSkeletons({ skeletons, checks }: Catalogue, places: IdPlaces, root: string): KnownError[] {
  const ids = checks.map(({ id }) => id);
  return skeletons.flatMap((one, index) => {
    const fault = (cause: string, next: string) => new KnownError(places.get(`skeletons:${one.id}`) ?? root, cause, next);
    const twice = skeletons.findIndex(({ id, path }) => id === one.id || path === one.path) < index;
    return [
      ...(twice ? [fault(`the skeleton "${one.id}" has the name or the path of another`, 'rename one of the two')] : []),
      ...one.checks.filter((id) => !ids.includes(id)).map((id) => fault(`the check "${id}" does not exist`, suggest(id, ids, 'see: mlready checks'))),
    ];
  });
}

/** What a further pack adds to considerations that there are not, or under another step. */
function furtherFaults(packs: readonly ReadPack[], { considerations }: Catalogue, at: (consideration: string) => string): KnownError[] {
  return packs.flatMap((pack) =>
    pack.checks.flatMap(({ consideration, step }) => {
      const home = considerations.find(({ id }) => id === consideration);
      const ids = considerations.map(({ id }) => id);
      if (!home)
        return [new KnownError(at(consideration), `the consideration "${consideration}" does not exist`, suggest(consideration, ids, 'see: mlready checks'))];
      return home.step === step ? [] : [new KnownError(at(consideration), `the consideration "${consideration}" is of the step ${home.step}`, 'move it there')];
    }),
  );
}

function isKnown(path: string): boolean {
  return (
    ['pack.yaml', 'scales.yaml', 'context.yaml', 'activities.yaml', 'peers.yaml', 'precision.yaml', 'imports.yaml'].includes(path) ||
    /^(signals|tools|cases|frameworks|dates|proposals|skeletons)\/[a-z0-9-]+\.yaml$/.test(path) ||
    /^checklists\/[a-z0-9-]+\/[a-z0-9-]+\.yaml$/.test(path)
  );
}
