// Proves a catalogue as a whole: every id that is referred to exists, nothing is unreachable, nothing is said twice.
import { KnownError, suggest } from '../errors.js';
import type { Catalogue, Check, Condition } from '../model/index.js';
import { matchersOf } from '../signals/expression.js';
import { kindOf } from '../signals/matchers/index.js';
import type { Places } from './reader.js';

/** What the files of a pack say beside the catalogue itself: which step or stage each one is for. */
export interface Layout {
  root: string;
  checklistSteps: { place: string; step: string; stage: string | null; considerations: string[] }[];
  packSteps: { id: string; stage: string; considerations: string[] }[];
  caseStages: { place: string; stage: string }[];
}

/**
 * @param places where each id is written, as they were noted when its files were read
 * @returns every fault, in catalogue order; none when the catalogue may be used
 */
export function proveCatalogue(catalogue: Catalogue, places: Places, layout: Layout): KnownError[] {
  const faults: KnownError[] = [];
  const fault = (kind: string, id: string, cause: string, next: string) => faults.push(new KnownError(places.get(`${kind}:${id}`) ?? layout.root, cause, next));
  const known = {
    stages: new Set(catalogue.stages.map((s) => s.id)),
    steps: new Set(catalogue.steps.map((s) => s.id)),
    scales: new Set(catalogue.scales.map((s) => s.id)),
    considerations: new Set(catalogue.considerations.map((c) => c.id)),
    signals: new Map(catalogue.signals.map((s) => [s.id, s])),
    cases: new Map(catalogue.cases.map((c) => [c.id, c])),
    frameworks: new Map(catalogue.frameworks.map((f) => [f.id, f])),
    jobs: new Set(catalogue.tools.map((t) => t.job)),
    fields: new Map(catalogue.context.map((f) => [f.id, f])),
  };
  const refer = (kind: string, from: string, what: string, id: string, candidates: Iterable<string>) => {
    const all = [...candidates];
    if (!all.includes(id)) fault(kind, from, `"${from}" names the ${what} "${id}", which does not exist`, suggest(id, all, `add it or name another`));
  };

  proveLayout(layout, known, faults);
  unique(
    'checklists',
    catalogue.considerations.map((c) => c.id),
  );
  unique(
    'checklists',
    catalogue.checks.flatMap((c) => [c.id, ...c.aliases]),
  );
  unique(
    'signals',
    catalogue.signals.map((s) => s.id),
  );
  unique(
    'cases',
    catalogue.cases.map((c) => c.id),
  );
  unique(
    'tools',
    catalogue.tools.map((t) => t.job),
  );
  unique(
    'frameworks',
    catalogue.frameworks.map((f) => f.id),
  );
  function unique(kind: string, ids: string[]): void {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id))
        faults.push(
          new KnownError(
            places.get(`${kind}:${id}#2`) ?? places.get(`${kind}:${id}`) ?? layout.root,
            `the id "${id}" is used twice`,
            'rename or remove one of the two',
          ),
        );
      seen.add(id);
    }
  }

  const usedCases = new Set<string>();
  for (const consideration of catalogue.considerations) {
    for (const id of consideration.cases) {
      usedCases.add(id);
      refer('checklists', consideration.id, 'case', id, known.cases.keys());
    }
    for (const [framework, items] of Object.entries(consideration.refs)) {
      refer('checklists', consideration.id, 'framework', framework, known.frameworks.keys());
      const titles = known.frameworks.get(framework)?.items;
      for (const item of titles ? items : []) refer('checklists', consideration.id, `item of ${framework}`, item, Object.keys(titles ?? {}));
    }
    if (consideration.checks.length < 1) fault('checklists', consideration.id, `"${consideration.id}" has no checks`, 'add one');
  }

  const usedSignals = new Set<string>();
  for (const check of catalogue.checks) {
    proveCheck(check);
    for (const id of check.cases) {
      usedCases.add(id);
      refer('checklists', check.id, 'case', id, known.cases.keys());
    }
    for (const id of [...check.shownBy.map((s) => s.signal), ...check.refutedBy.map((s) => s.signal), ...check.hints]) {
      usedSignals.add(id);
      refer('checklists', check.id, 'signal', id, known.signals.keys());
    }
  }
  function proveCheck(check: Check): void {
    if (!check.id.startsWith(`${check.consideration}.`))
      fault('checklists', check.id, `the id "${check.id}" does not start with its consideration`, `name it "${check.consideration}.…"`);
    refer('checklists', check.id, 'scale', check.scale, known.scales);
    if (check.traceAlways && check.shownBy.length === 0)
      fault('checklists', check.id, `"${check.id}" has trace: always but no signal that shows it`, 'add shown-by or remove trace');
    for (const when of [check.when, ...check.raise.map((r) => r.when)]) if (when) proveCondition(check.id, when);
    const both = check.shownBy.find((s) => check.refutedBy.some((r) => r.signal === s.signal));
    if (both) fault('checklists', check.id, `"${both.signal}" both shows and refutes "${check.id}"`, 'keep one of the two');
  }
  function proveCondition(from: string, condition: Condition): void {
    for (const clause of [condition.all, condition.any, condition.none]) {
      for (const [field, values] of Object.entries(clause ?? {})) {
        refer('checklists', from, 'context field', field, known.fields.keys());
        const allowed = known.fields.get(field)?.values.map((v) => v.value);
        for (const value of allowed ? values : []) refer('checklists', from, `value of ${field}`, value, allowed ?? []);
      }
    }
  }

  for (const signal of catalogue.signals) {
    if (!usedSignals.has(signal.id))
      fault('signals', signal.id, `no check uses the signal "${signal.id}"`, 'name it under shown-by, refuted-by or hints of a check, or remove it');
    if (!signal.id.startsWith(`${signal.area}.`))
      fault('signals', signal.id, `the signal "${signal.id}" lies in the file of "${signal.area}"`, `move it to signals/${signal.id.split('.')[0]}.yaml`);
    for (const matcher of matchersOf(signal.seen))
      for (const job of kindOf(matcher).declarable(matcher)?.tools ?? []) refer('signals', signal.id, 'tool job', job, known.jobs);
  }
  for (const one of catalogue.cases) {
    if (!usedCases.has(one.id)) fault('cases', one.id, `no consideration and no check cites the case "${one.id}"`, 'cite it or remove it');
    for (const id of one.considerations) refer('cases', one.id, 'consideration', id, known.considerations);
    const values = (field: string) => known.fields.get(field)?.values.map((v) => v.value) ?? [];
    for (const domain of one.domains) refer('cases', one.id, 'domain', domain, values('domain'));
    for (const kind of one.dataKind) refer('cases', one.id, 'data kind', kind, values('data-kind'));
    if (one.data !== null) refer('cases', one.id, 'value of data', one.data, values('data'));
    if (one.updates !== null) refer('cases', one.id, 'value of updates', one.updates, values('updates'));
    const first = catalogue.considerations.find((c) => c.id === one.considerations[0]);
    if (first && first.stage !== one.stage)
      fault('cases', one.id, `the case "${one.id}" belongs to the stage of its first consideration, ${first.stage}`, `move it to cases/${first.stage}.yaml`);
  }
  for (const field of catalogue.context) {
    for (const guess of field.guesses)
      refer(
        'context',
        field.id,
        `value of ${field.id}`,
        guess.value,
        field.values.map((v) => v.value),
      );
  }
  return faults;
}

function proveLayout(layout: Layout, known: { stages: Set<string>; steps: Set<string> }, faults: KnownError[]): void {
  for (const { place, step, stage, considerations } of layout.checklistSteps) {
    const declared = layout.packSteps.find((s) => s.id === step);
    if (!declared) {
      faults.push(new KnownError(place, `the step "${step}" is not in pack.yaml`, suggest(step, known.steps, 'add it there')));
      continue;
    }
    if (!place.endsWith(`/${stage}/${step}.yaml`))
      faults.push(new KnownError(place, `is the checklist of ${step}`, `move it to checklists/${stage}/${step}.yaml`));
    for (const id of considerations)
      if (!declared.considerations.includes(id))
        faults.push(
          new KnownError(place, `the consideration "${id}" is not one of the step ${step} in pack.yaml`, suggest(id, declared.considerations, 'add it there')),
        );
    for (const id of declared.considerations)
      if (!considerations.includes(id)) faults.push(new KnownError(place, `the consideration "${id}" of pack.yaml is missing`, 'add it with its checks'));
  }
  for (const step of layout.packSteps) {
    if (!known.stages.has(step.stage))
      faults.push(
        new KnownError(
          `${layout.root}pack.yaml`,
          `the step "${step.id}" names the stage "${step.stage}", which does not exist`,
          suggest(step.stage, known.stages, 'add it'),
        ),
      );
    if (!layout.checklistSteps.some((c) => c.step === step.id))
      faults.push(new KnownError(`${layout.root}pack.yaml`, `the step "${step.id}" has no checklist`, `add checklists/${step.stage}/${step.id}.yaml`));
  }
  for (const { place, stage } of layout.caseStages) {
    if (!known.stages.has(stage)) faults.push(new KnownError(place, `the stage "${stage}" is not in pack.yaml`, suggest(stage, known.stages, 'add it there')));
  }
}
