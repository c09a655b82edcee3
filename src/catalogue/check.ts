// Proves a catalogue as a whole: every id that is referred to exists, nothing is unreachable, nothing is said twice.
import { KnownError, suggest } from '../errors.js';
import type { Activity, Case, Catalogue, Check, Condition, Consideration, ContextField, Expression, Framework, Signal } from '../model/index.js';
import { expressionsOf } from '../signals/compile.js';
import { degrees } from '../signals/degrees/index.js';
import { matchersOf } from '../signals/expression.js';
import { kindOf } from '../signals/matchers/index.js';
import { type Layout, proveLayout } from './check-layout.js';
import type { IdPlaces } from './reader.js';

/** An id and the kind of file that it is written in: the folder's name. */
interface Written {
  kind: 'checklists' | 'signals' | 'activities' | 'cases' | 'tools' | 'frameworks' | 'context';
  id: string;
}

/** What every part of the proof needs: what there is, and where to note what is wrong. */
interface Proof {
  catalogue: Catalogue;
  /** Ids of each kind of thing. */
  ids: Record<'stages' | 'steps' | 'scales' | 'considerations' | 'signals' | 'activities' | 'cases' | 'frameworks' | 'jobs' | 'fields', ReadonlySet<string>>;
  /** Notes a fault at the place where an id is written. */
  fault(at: Written, cause: string, next: string): void;
  /** Notes a fault where `from` names something that does not exist. @param what is named, in words */
  refer(from: Written, what: string, named: string, candidates: Iterable<string>): void;
}

/**
 * @param places where each id is written, as they were noted when its files were read
 * @returns every fault, in catalogue order; none when the catalogue may be used
 */
export function proveCatalogue(catalogue: Catalogue, places: IdPlaces, layout: Layout): KnownError[] {
  const faults: KnownError[] = [];
  const proof = proofOf(catalogue, (at, cause, next) => faults.push(new KnownError(places.get(`${at.kind}:${at.id}`) ?? layout.root, cause, next)));
  faults.push(...proveLayout(layout, proof.ids), ...proveUnique(catalogue, places, layout.root));
  for (const consideration of catalogue.considerations) proveConsideration(consideration, proof);
  for (const check of catalogue.checks) proveCheck(check, proof);
  const used = usedBy(catalogue);
  for (const signal of catalogue.signals) proveSignal(signal, used.signals, proof);
  for (const activity of catalogue.activities) proveActivity(activity, proof);
  for (const one of catalogue.cases) proveCase(one, used.cases, proof);
  for (const field of catalogue.context) proveField(field, proof);
  for (const framework of catalogue.frameworks) proveFramework(framework, proof);
  return faults;
}

function proofOf(catalogue: Catalogue, fault: Proof['fault']): Proof {
  const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
  return {
    catalogue,
    ids: {
      stages: ids(catalogue.stages),
      steps: ids(catalogue.steps),
      scales: ids(catalogue.scales),
      considerations: ids(catalogue.considerations),
      signals: ids(catalogue.signals),
      activities: ids(catalogue.activities),
      cases: ids(catalogue.cases),
      frameworks: ids(catalogue.frameworks),
      jobs: new Set(catalogue.tools.map(({ job }) => job)),
      fields: ids(catalogue.context),
    },
    fault,
    refer(from, what, named, candidates) {
      const all = [...candidates];
      if (!all.includes(named)) fault(from, `"${from.id}" names the ${what} "${named}", which does not exist`, suggest(named, all, 'add it or name another'));
    },
  };
}

/** @returns a fault for each id that is used twice among those of its kind, at the second place */
function proveUnique(catalogue: Catalogue, places: IdPlaces, root: string): KnownError[] {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const kinds: [Written['kind'], string[]][] = [
    ['checklists', ids(catalogue.considerations)],
    ['checklists', catalogue.checks.flatMap(({ id, aliases }) => [id, ...aliases])],
    ['signals', ids(catalogue.signals)],
    ['activities', ids(catalogue.activities)],
    ['cases', ids(catalogue.cases)],
    ['tools', catalogue.tools.map(({ job }) => job)],
    ['frameworks', ids(catalogue.frameworks)],
  ];
  return kinds.flatMap(([kind, all]) =>
    twice(all).map((id) => {
      const place = places.get(`${kind}:${id}#2`) ?? places.get(`${kind}:${id}`) ?? root;
      return new KnownError(place, `the id "${id}" is used twice`, 'rename or remove one of the two');
    }),
  );
}

/** The ids that were there before, once for each time. */
function twice(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => {
    const before = seen.has(id);
    seen.add(id);
    return before;
  });
}

function proveRefs(from: Written, framework: string, items: readonly string[], { catalogue, ids, refer }: Proof): void {
  refer(from, 'framework', framework, ids.frameworks);
  const titles = catalogue.frameworks.find((one) => one.id === framework)?.items;
  for (const item of titles ? items : []) refer(from, `item of ${framework}`, item, Object.keys(titles ?? {}));
}

/** Dates, roles and classes that items name are those that the framework and the context have. */
function proveFramework({ id, applies, items }: Framework, { catalogue, refer }: Proof): void {
  const from = { kind: 'frameworks', id } as const;
  const values = (field: string) => catalogue.context.find((one) => one.id === field)?.values.map(({ value }) => value) ?? [];
  for (const item of Object.values(items)) {
    if (item.applies !== null) refer(from, `key of "applies" in ${id}`, item.applies, Object.keys(applies));
    for (const role of item.roles) refer(from, 'value of the field role', role, values('role'));
    for (const one of item.riskClasses) refer(from, 'value of the field risk-class', one, values('risk-class'));
  }
}

function proveConsideration({ id, cases, checks }: Consideration, proof: Proof): void {
  const { ids, fault, refer } = proof;
  const from = { kind: 'checklists', id } as const;
  for (const one of cases) refer(from, 'case', one, ids.cases);
  if (checks.length < 1) fault(from, `"${id}" has no checks`, 'add one');
}

function proveCheck(check: Check, proof: Proof): void {
  const { ids, fault, refer } = proof;
  const { id, consideration, shownBy, refutedBy } = check;
  const from = { kind: 'checklists', id } as const;
  if (!id.startsWith(`${consideration}.`)) fault(from, `the id "${id}" does not start with its consideration`, `name it "${consideration}.…"`);
  refer(from, 'scale', check.scale, ids.scales);
  if (check.trace === 'expected' && shownBy.length === 0)
    fault(from, `"${id}" has trace: expected but no signal that shows it`, 'add shown-by or remove trace');
  for (const [framework, items] of Object.entries(check.refs)) proveRefs(from, framework, items, proof);
  for (const { signal } of check.missing)
    if (!shownBy.some((one) => one.signal === signal))
      fault(from, `"${id}" says what is missing for "${signal}", which does not show it`, 'name a signal of shown-by');
  for (const { does, doesNot } of check.variants) for (const activity of [...does, ...doesNot]) refer(from, 'activity', activity, ids.activities);
  for (const value of [check, ...check.variants].flatMap(({ counts }) => Object.keys(counts ?? {})))
    refer(
      from,
      `value of the scale ${check.scale}`,
      value,
      proof.catalogue.scales.find((scale) => scale.id === check.scale)?.options.map((one) => one.value) ?? [],
    );
  for (const when of [check.when, ...check.raise.map((one) => one.when)]) if (when) proveCondition(from, when, proof);
  const both = shownBy.find(({ signal }) => refutedBy.some((one) => one.signal === signal));
  if (both) fault(from, `"${both.signal}" both shows and refutes "${id}"`, 'keep one of the two');
  for (const one of check.cases) refer(from, 'case', one, ids.cases);
  for (const signal of signalsOf(check)) refer(from, 'signal', signal, ids.signals);
}

function signalsOf({ shownBy, refutedBy, hints, steps, variants }: Check): string[] {
  const all = [...steps, ...variants.flatMap((one) => one.steps ?? [])];
  return [...[...shownBy, ...refutedBy].map(({ signal }) => signal), ...hints, ...all.flatMap(({ unless }) => unless)];
}

function proveCondition(from: Written, condition: Condition, { catalogue, ids, refer }: Proof): void {
  for (const clause of [condition.all, condition.any, condition.none]) {
    for (const [field, values] of Object.entries(clause ?? {})) {
      if (field === 'does') {
        for (const value of values) refer(from, 'activity', value, ids.activities);
        continue;
      }
      refer(from, 'context field', field, ids.fields);
      const allowed = valuesOf(catalogue, field);
      for (const value of allowed ? values : []) refer(from, `value of ${field}`, value, allowed ?? []);
    }
  }
}

function valuesOf({ context }: Catalogue, field: string): string[] | undefined {
  return context.find(({ id }) => id === field)?.values.map(({ value }) => value);
}

/** What something refers to: cases by considerations, checks and hazards, signals by checks and activities. */
function usedBy({ considerations, checks, signals, activities }: Catalogue): { cases: ReadonlySet<string>; signals: ReadonlySet<string> } {
  return {
    cases: new Set([...[...considerations, ...checks].flatMap(({ cases }) => cases), ...signals.flatMap(({ hazard }) => hazard?.cases ?? [])]),
    signals: new Set([...checks.flatMap(signalsOf), ...activities.flatMap((activity) => activity.signals)]),
  };
}

function proveSignal(signal: Signal, used: ReadonlySet<string>, proof: Proof): void {
  const { id, area, hazard } = signal;
  const { ids, fault, refer } = proof;
  const from = { kind: 'signals', id } as const;
  for (const one of hazard?.cases ?? []) refer(from, 'case', one, ids.cases);
  if (!used.has(id)) fault(from, `no check uses the signal "${id}"`, 'name it under shown-by, refuted-by or hints of a check, or remove it');
  if (!id.startsWith(`${area}.`)) fault(from, `the signal "${id}" lies in the file of "${area}"`, `move it to signals/${id.split('.')[0]}.yaml`);
  if (signal.degree !== null)
    refer(
      from,
      'degree',
      signal.degree,
      degrees.map(({ name }) => name),
    );
  for (const seen of expressionsOf(signal)) proveJobs(from, seen, proof);
}

function proveActivity({ id, signals, seen }: Activity, proof: Proof): void {
  const from = { kind: 'activities', id } as const;
  for (const signal of signals) proof.refer(from, 'signal', signal, proof.ids.signals);
  proveJobs(from, seen, proof);
}

function proveJobs(from: Written, seen: Expression, { ids, refer }: Proof): void {
  for (const matcher of matchersOf(seen)) {
    for (const job of kindOf(matcher).declarable(matcher)?.tools ?? []) refer(from, 'tool job', job, ids.jobs);
  }
}

function proveCase(one: Case, used: ReadonlySet<string>, { catalogue, ids, fault, refer }: Proof): void {
  const { id, considerations, domains, dataKind, data, updates, stage } = one;
  const from = { kind: 'cases', id } as const;
  if (!used.has(id)) fault(from, `no consideration and no check cites the case "${id}"`, 'cite it or remove it');
  for (const consideration of considerations) refer(from, 'consideration', consideration, ids.considerations);
  const values = (field: string) => valuesOf(catalogue, field) ?? [];
  for (const domain of domains) refer(from, 'domain', domain, values('domain'));
  for (const kind of dataKind) refer(from, 'data kind', kind, values('data-kind'));
  if (data !== null) refer(from, 'value of data', data, values('data'));
  if (updates !== null) refer(from, 'value of updates', updates, values('updates'));
  const first = catalogue.considerations.find((consideration) => consideration.id === considerations[0]);
  if (first && first.stage !== stage)
    fault(from, `the case "${id}" belongs to the stage of its first consideration, ${first.stage}`, `move it to cases/${first.stage}.yaml`);
}

function proveField({ id, guesses, values }: ContextField, { refer }: Proof): void {
  const allowed = values.map(({ value }) => value);
  for (const guess of guesses) refer({ kind: 'context', id }, `value of ${id}`, guess.value, allowed);
}
