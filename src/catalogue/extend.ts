// Packs of one's own: what they add to the built-in rules and what they change of them, proved together with them.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { clip, KnownError, suggest } from '../errors.js';
import type { Catalogue, Check, Expression, Extension, PackFiles, ProposalRule } from '../model/index.js';
import { expressionsOf } from '../signals/compile.js';
import { patternOf } from '../signals/pattern.js';
import { mostWays, waysOf } from './backtracking.js';
import { proveCatalogue } from './check.js';
import { provedProposals, type ReadProposals } from './check-proposals.js';
import { patternsOf } from './expression-schema.js';
import { extensionSchema, ownChecksSchema } from './extension-schema.js';
import type { Loaded } from './load.js';
import { changesOf, type ExtensionPack } from './pack-changes.js';
import { proposalsSchema } from './proposals-schema.js';
import { type PackReader, packReader } from './reader.js';
import { allRefs } from './refs.js';
import { unboundedRepeats } from './repetition.js';
import { casesSchema, scalesSchema, toolsSchema } from './schema.js';
import { signalsSchema } from './signal-schema.js';

/** A pack that a manifest names. */
export interface OwnPack {
  /** What the manifest calls it. */
  from: string;
  /** What errors put before its paths. */
  root: string;
  files: PackFiles;
}

const folders = 'checklists/, signals/, tools/, cases/, proposals/ or fixtures/';
/** Older than every pack, so that a check of one's own never waits for the manifest to name a newer one. */
const always = '0.0.0';

/**
 * Extends a catalogue by packs, one after the other. Of a pack that extends it already, what it has stays: a policy goes before a manifest that names the pack too.
 * @returns the catalogue with all of them, or every mistake in the first that has any
 */
export function extendCatalogue(catalogue: Catalogue, packs: readonly OwnPack[]): Loaded {
  let all = catalogue;
  const given = new Set(catalogue.extensions.map(({ id }) => id));
  for (const pack of packs) {
    const extended = extendBy(all, pack, given);
    if ('problems' in extended) return extended;
    all = extended.catalogue;
  }
  return { catalogue: all };
}

function extendBy(base: Catalogue, { from, root, files }: OwnPack, given: ReadonlySet<string>): Loaded {
  const reader = packReader(files, root);
  const { problems, places } = reader;
  const parts = readParts(reader, root);
  if (parts === null || problems.length > 0) return { problems };

  const { pack, signals } = parts;
  if (given.has(pack.id)) return { catalogue: base };
  const fault: Fault = (place, cause, next) => problems.push(new KnownError(place, cause, next));
  if (base.extensions.some(({ id }) => id === pack.id)) fault(`${root}pack.yaml`, `another pack has the id "${pack.id}" too`, 'rename one of the two');
  const at = (kind: string, id: string) => places.get(`${kind}:${id}`) ?? `${root}pack.yaml`;
  const naming = namingOf(pack.id, at, fault);
  proveNames(parts, base, naming);
  const own = checksOf(parts, base, { root, naming, fault });
  for (const signal of signals) for (const seen of expressionsOf(signal)) proveRepeats(seen, `"${signal.id}"`, at('signals', signal.id), fault);
  const changed = changesOf(base, pack, (keys, cause, next) => fault(reader.at('pack.yaml', keys), cause, next));
  const extension: Extension = {
    id: pack.id,
    title: pack.title,
    version: pack.version,
    digest: reader.digest(),
    from,
    adds: own.map(({ id }) => id),
    changes: changed.changes,
  };
  const extended = joined(base, { ...parts, extension, changed: changed.checks, own });
  const catalogue = { ...extended, proposals: [...proposalsOf(parts, extended, fault), ...base.proposals] };
  if (problems.length > 0) return { problems };
  // The built-in rules were proved already: what is placed nowhere in the pack is said about them.
  const elsewhere = '\0';
  const faults = proveCatalogue(catalogue, places, { checklistSteps: [], packSteps: [], caseStages: [], root: elsewhere }).filter(
    ({ place }) => place !== elsewhere,
  );
  return faults.length > 0 ? { problems: faults } : { catalogue };
}

type Fault = (place: string, cause: string, next: string) => void;
/** Where an id of a kind of file is written. */
type At = (kind: string, id: string) => string;

/** What a pack is made of. */
interface Parts {
  pack: ExtensionPack;
  scales: Catalogue['scales'];
  checklists: { path: string; value: z.output<typeof ownChecksSchema> }[];
  signals: Catalogue['signals'];
  tools: Catalogue['tools'];
  cases: Catalogue['cases'];
  proposals: ReadProposals[];
}

/** @returns null where there is no pack.yaml that can be read; what else is wrong is noted by the reader */
function readParts(reader: PackReader, root: string): Parts | null {
  for (const path of reader.paths.filter((one) => /\.ya?ml$/.test(one) && !isKnown(one)))
    reader.problems.push(new KnownError(`${root}${path}`, 'is not a file that a pack of your own has', `move it to ${folders}`));
  const pack = reader.required('pack.yaml', extensionSchema, 'begin one with: mlready new pack');
  const scales = reader.optional('scales.yaml', scalesSchema)?.scales ?? [];
  const checklists = reader.under('checklists', ownChecksSchema);
  const signals = reader.under('signals', signalsSchema).flatMap(({ value }) => value.signals.map((signal) => ({ ...signal, area: value.area })));
  const tools = reader.under('tools', toolsSchema).map(({ value }) => value);
  const cases = reader.under('cases', casesSchema).flatMap(({ value }) => value.cases.map((one) => ({ ...one, stage: value.stage })));
  const proposals = reader.under('proposals', proposalsSchema).map((one) => ({ ...one, at: (keys: readonly PropertyKey[]) => reader.at(one.path, keys) }));
  return pack && { pack, scales, checklists, signals, tools, cases, proposals };
}

/** How ids of a pack are named: they carry the pack's, so that no later version of the built-in rules can take them. */
interface Naming {
  /** What ids begin with. */
  mark: string;
  /** Notes a fault where an id is not right. @param what in words @param example a right one */
  named(written: { kind: string; id: string }, what: string, right: boolean, example: string): void;
}

function namingOf(pack: string, at: At, fault: Fault): Naming {
  return {
    mark: `${pack}-`,
    named({ kind, id }, what, right, example) {
      if (!right) fault(at(kind, id), `the ${what} "${id}" does not carry the id of its pack`, `name it "${example}"`);
    },
  };
}

function proveNames({ pack, scales, cases, signals, tools }: Parts, base: Catalogue, { mark, named }: Naming): void {
  for (const { id } of scales) named({ kind: 'scales', id }, 'scale', id.startsWith(mark), `${mark}${id}`);
  for (const { id } of cases) named({ kind: 'cases', id }, 'case', id.startsWith(mark), `${mark}${id}`);
  for (const { id, area } of signals) named({ kind: 'signals', id }, 'signal', area === pack.id, `${pack.id}.${id.split('.')[1] ?? ''}`);
  const jobs = jobsOf(base);
  for (const { job } of tools) named({ kind: 'tools', id: job }, 'tool job', jobs.has(job) || job.startsWith(mark), `${mark}${job}`);
}

function jobsOf({ tools }: Catalogue): ReadonlySet<string> {
  return new Set(tools.map(({ job }) => job));
}

/** The checks that a pack adds, each put into its consideration's step and stage. */
function checksOf({ pack, checklists }: Parts, base: Catalogue, { root, naming, fault }: { root: string; naming: Naming; fault: Fault }): Check[] {
  const { mark, named } = naming;
  return checklists.flatMap(({ path, value: { consideration, checks } }): Check[] => {
    const home = base.considerations.find(({ id }) => id === consideration);
    if (!home) {
      const ids = base.considerations.map(({ id }) => id);
      fault(`${root}${path}`, `the consideration "${consideration}" does not exist`, suggest(consideration, ids, 'see: mlready checks'));
      return [];
    }
    const start = `${consideration}.${mark}`;
    for (const { id } of checks) named({ kind: 'checklists', id }, 'check', id.startsWith(start), `${start}${id.split('.')[1] ?? ''}`);
    return checks.map((check) => ({ ...check, since: always, pack: pack.id, consideration, step: home.step, stage: home.stage }));
  });
}

/** A pattern that repeats without bound, or repeats repeats, takes for ever on some texts. @param of what has it, in words */
function proveRepeats(seen: Expression, of: string, place: string, fault: Fault): void {
  for (const pattern of patternsOf(seen)) {
    const [repeat] = unboundedRepeats(pattern);
    if (repeat !== undefined) fault(place, `a pattern of ${of} repeats ${repeat} without bound`, 'bound it, for example {0,100}');
    else if (waysOf(patternOf(pattern).source) > mostWays)
      fault(
        place,
        `a pattern of ${of} could take one text in more than ten million ways: ${clip(pattern)}`,
        'repeat no group that holds repeats or alternatives',
      );
  }
}

/** The rules of proposals that a pack adds: they may be about any check, and stand before the built-in ones. */
function proposalsOf({ proposals }: Parts, catalogue: Catalogue, fault: Fault): ProposalRule[] {
  for (const { value, at } of proposals)
    for (const [index, { check, seen }] of value.proposals.entries()) proveRepeats(seen, `a proposal for "${check}"`, at(['proposals', index, 'seen']), fault);
  const proved = provedProposals(proposals, catalogue);
  for (const { place, reason, next } of proved.faults) fault(place, reason, next);
  return proved.proposals;
}

/** @param changed the checks of the base after the pack's changes @param own the checks that the pack adds */
function joined(
  base: Catalogue,
  {
    extension,
    changed,
    own,
    scales,
    signals,
    tools,
    cases,
  }: Omit<Parts, 'pack' | 'checklists' | 'proposals'> & { extension: Extension; changed: Check[]; own: Check[] },
): Catalogue {
  const jobs = jobsOf(base);
  return {
    ...base,
    digest: createHash('sha256').update(`${base.digest}\0${extension.digest}`).digest('hex'),
    extensions: [...base.extensions, extension],
    scales: [...base.scales, ...scales],
    considerations: base.considerations.map((one) => {
      const added = own.filter(({ consideration }) => consideration === one.id);
      return { ...one, refs: allRefs([one, ...added]), checks: [...one.checks, ...added.map(({ id }) => id)] };
    }),
    checks: base.considerations.flatMap(({ id }) => [...changed, ...own].filter(({ consideration }) => consideration === id)),
    signals: [...base.signals, ...signals],
    tools: [
      ...base.tools.map((job) => ({ ...job, tools: [...job.tools, ...tools.filter((one) => one.job === job.job).flatMap((one) => one.tools)] })),
      ...tools.filter(({ job }) => !jobs.has(job)),
    ],
    cases: [...base.cases, ...cases],
  };
}

function isKnown(path: string): boolean {
  return (
    ['pack.yaml', 'scales.yaml'].includes(path) || /^(?:checklists|signals|tools|cases|proposals)\/[a-z0-9-]+\.yaml$/.test(path) || path.startsWith('fixtures/')
  );
}
