// Packs of one's own: what they add to the built-in rules and what they change of them, proved together with them.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { KnownError, suggest } from '../errors.js';
import type { Catalogue, Check, Extension, PackChange, PackFiles } from '../model/index.js';
import { proveCatalogue } from './check.js';
import { patternsOf } from './expression.js';
import { extensionSchema, ownChecksSchema } from './extension-schema.js';
import type { Loaded } from './load.js';
import { packReader } from './reader.js';
import { unboundedRepeats } from './repetition.js';
import { casesSchema, scalesSchema, signalsSchema, toolsSchema } from './schema.js';

/** A pack that a manifest names. */
export interface OwnPack {
  /** What the manifest calls it. */
  from: string;
  /** What errors put before its paths. */
  root: string;
  files: PackFiles;
}

const folders = 'checklists/, signals/, tools/, cases/ or fixtures/';
/** Older than every pack, so that a check of one's own never waits for the manifest to name a newer one. */
const always = '0.0.0';

/**
 * Extends a catalogue by packs, one after the other.
 * @returns the catalogue with all of them, or every mistake in the first that has any
 */
export function extendCatalogue(catalogue: Catalogue, packs: readonly OwnPack[]): Loaded {
  let all = catalogue;
  for (const pack of packs) {
    const extended = extendBy(all, pack);
    if ('problems' in extended) return extended;
    all = extended.catalogue;
  }
  return { catalogue: all };
}

function extendBy(base: Catalogue, { from, root, files }: OwnPack): Loaded {
  const reader = packReader(files, root);
  const { problems, places, paths } = reader;
  for (const path of paths.filter((one) => /\.ya?ml$/.test(one) && !isKnown(one)))
    problems.push(new KnownError(`${root}${path}`, 'is not a file that a pack of your own has', `move it to ${folders}`));
  const pack = reader.required('pack.yaml', extensionSchema, 'begin one with: mlready new pack');
  const scales = reader.optional('scales.yaml', scalesSchema)?.scales ?? [];
  const checklists = reader.under('checklists', ownChecksSchema);
  const signals = reader.under('signals', signalsSchema).flatMap(({ value }) => value.signals.map((signal) => ({ ...signal, area: value.area })));
  const tools = reader.under('tools', toolsSchema);
  const cases = reader.under('cases', casesSchema).flatMap(({ value }) => value.cases.map((one) => ({ ...one, stage: value.stage })));
  if (problems.length > 0 || pack === null) return { problems };

  const at = (kind: string, id: string) => places.get(`${kind}:${id}`) ?? `${root}pack.yaml`;
  const fault = (place: string, cause: string, next: string) => problems.push(new KnownError(place, cause, next));
  if (base.extensions.some(({ id }) => id === pack.id)) fault(`${root}pack.yaml`, `another pack has the id "${pack.id}" too`, 'rename one of the two');

  // Ids of one's own carry the pack's, so that no later version of the built-in rules can take them.
  const mark = `${pack.id}-`;
  const named = (kind: string, what: string, id: string, right: boolean, example: string) => {
    if (!right) fault(at(kind, id), `the ${what} "${id}" does not carry the id of its pack`, `name it "${example}"`);
  };
  for (const { id } of scales) named('scales', 'scale', id, id.startsWith(mark), `${mark}${id}`);
  for (const { id } of cases) named('cases', 'case', id, id.startsWith(mark), `${mark}${id}`);
  for (const { id, area } of signals) named('signals', 'signal', id, area === pack.id, `${pack.id}.${id.split('.')[1] ?? ''}`);
  const jobs = new Set(base.tools.map(({ job }) => job));
  for (const { value } of tools) named('tools', 'tool job', value.job, jobs.has(value.job) || value.job.startsWith(mark), `${mark}${value.job}`);

  const own = checklists.flatMap(({ path, value: { consideration, checks } }): Check[] => {
    const home = base.considerations.find(({ id }) => id === consideration);
    if (!home) {
      const ids = base.considerations.map(({ id }) => id);
      fault(`${root}${path}`, `the consideration "${consideration}" does not exist`, suggest(consideration, ids, 'see: mlready checks'));
      return [];
    }
    for (const { id } of checks)
      named('checklists', 'check', id, id.startsWith(`${consideration}.${mark}`), `${consideration}.${mark}${id.split('.')[1] ?? ''}`);
    return checks.map((check) => ({ ...check, since: always, consideration, step: home.step, stage: home.stage }));
  });
  for (const { id, seen } of signals) {
    for (const pattern of patternsOf(seen)) {
      const [repeat] = unboundedRepeats(pattern);
      if (repeat !== undefined) fault(at('signals', id), `a pattern of "${id}" repeats ${repeat} without bound`, 'bound it, for example {0,100}');
    }
  }

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
  const catalogue: Catalogue = {
    ...base,
    digest: createHash('sha256').update(`${base.digest}\0${extension.digest}`).digest('hex'),
    extensions: [...base.extensions, extension],
    scales: [...base.scales, ...scales],
    considerations: base.considerations.map((one) => ({
      ...one,
      checks: [...one.checks, ...own.filter(({ consideration }) => consideration === one.id).map(({ id }) => id)],
    })),
    checks: base.considerations.flatMap(({ id }) => [...changed.checks, ...own].filter(({ consideration }) => consideration === id)),
    signals: [...base.signals, ...signals],
    tools: [
      ...base.tools.map((job) => ({
        ...job,
        tools: [...job.tools, ...tools.filter(({ value }) => value.job === job.job).flatMap(({ value }) => value.tools)],
      })),
      ...tools.filter(({ value }) => !jobs.has(value.job)).map(({ value }) => value),
    ],
    cases: [...base.cases, ...cases],
  };
  if (problems.length > 0) return { problems };
  // The built-in rules were proved already: what is placed nowhere in the pack is said about them.
  const elsewhere = '\0';
  const faults = proveCatalogue(catalogue, places, { checklistSteps: [], packSteps: [], caseStages: [], root: elsewhere }).filter(
    ({ place }) => place !== elsewhere,
  );
  return faults.length > 0 ? { problems: faults } : { catalogue };
}

type Pack = z.output<typeof extensionSchema>;

/** The checks of the catalogue after what a pack switches off and changes. */
function changesOf(
  base: Catalogue,
  pack: Pack,
  fault: (keys: readonly PropertyKey[], cause: string, next: string) => void,
): { checks: Check[]; changes: PackChange[] } {
  const checks = new Map(base.checks.map((check) => [check.id, check]));
  const changes: PackChange[] = [];
  const found = (id: string, index: number, list: 'switch-off' | 'change'): Check | null => {
    const check = checks.get(id) ?? base.checks.find(({ aliases }) => aliases.includes(id)) ?? null;
    if (!check) fault([list, index, 'check'], `there is no check "${id}"`, suggest(id, checks.keys(), 'see: mlready checks'));
    return check;
  };
  pack['switch-off'].forEach(({ check: id, reason }, index) => {
    const check = found(id, index, 'switch-off');
    if (!check) return;
    if (check.doesNotApply === 'forbidden')
      return fault(['switch-off', index, 'check'], `"${check.id}" applies to every project and cannot be switched off`, 'take it out; a project may waive it');
    checks.set(check.id, { ...check, off: { pack: pack.id, why: reason } });
    changes.push({ code: 'switched-off', check: check.id, why: reason });
  });
  pack.change.forEach(({ check: id, risk, 'shown-by': shownBy, reason }, index) => {
    const check = found(id, index, 'change');
    if (!check) return;
    checks.set(check.id, { ...check, risk: risk ?? check.risk, shownBy: [...check.shownBy, ...(shownBy ?? [])] });
    if (risk !== undefined) changes.push({ code: 'risk', check: check.id, before: check.risk, after: risk, why: reason });
    if (shownBy !== undefined) changes.push({ code: 'shown-by', check: check.id, signals: shownBy.map(({ signal }) => signal), why: reason });
  });
  return { checks: [...checks.values()], changes };
}

function isKnown(path: string): boolean {
  return ['pack.yaml', 'scales.yaml'].includes(path) || /^(?:checklists|signals|tools|cases)\/[a-z0-9-]+\.yaml$/.test(path) || path.startsWith('fixtures/');
}
