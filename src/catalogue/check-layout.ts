// Proves that the files of a pack lie where its pack.yaml says, and hold what it says.
import { KnownError, suggest } from '../errors.js';

/** What the files of a pack say beside the catalogue itself: which step or stage each one is for. */
export interface Layout {
  root: string;
  checklistSteps: { place: string; step: string; stage: string | null; considerations: string[] }[];
  packSteps: { id: string; stage: string; considerations: string[] }[];
  caseStages: { place: string; stage: string }[];
}

/** @param stages and steps are the ids that pack.yaml declares @returns every fault: of the checklists, of the steps, of the cases */
export function proveLayout(layout: Layout, { stages, steps }: { stages: ReadonlySet<string>; steps: ReadonlySet<string> }): KnownError[] {
  return [
    ...layout.checklistSteps.flatMap((checklist) => checklistFaults(checklist, layout.packSteps, steps)),
    ...layout.packSteps.flatMap((step) => stepFaults(step, layout, stages)),
    ...layout.caseStages.flatMap(({ place, stage }) =>
      stages.has(stage) ? [] : [new KnownError(place, `the stage "${stage}" is not in pack.yaml`, suggest(stage, stages, 'add it there'))],
    ),
  ];
}

function checklistFaults(
  { place, step, stage, considerations }: Layout['checklistSteps'][number],
  packSteps: Layout['packSteps'],
  steps: ReadonlySet<string>,
): KnownError[] {
  const declared = packSteps.find(({ id }) => id === step)?.considerations;
  if (!declared) return [new KnownError(place, `the step "${step}" is not in pack.yaml`, suggest(step, steps, 'add it there'))];
  const unknown = considerations.filter((id) => !declared.includes(id));
  const missing = declared.filter((id) => !considerations.includes(id));
  return [
    ...(place.endsWith(`/${stage}/${step}.yaml`) ? [] : [new KnownError(place, `is the checklist of ${step}`, `move it to checklists/${stage}/${step}.yaml`)]),
    ...unknown.map(
      (id) => new KnownError(place, `the consideration "${id}" is not one of the step ${step} in pack.yaml`, suggest(id, declared, 'add it there')),
    ),
    ...missing.map((id) => new KnownError(place, `the consideration "${id}" of pack.yaml is missing`, 'add it with its checks')),
  ];
}

function stepFaults({ id, stage }: Layout['packSteps'][number], { root, checklistSteps }: Layout, stages: ReadonlySet<string>): KnownError[] {
  const place = `${root}pack.yaml`;
  return [
    ...(stages.has(stage)
      ? []
      : [new KnownError(place, `the step "${id}" names the stage "${stage}", which does not exist`, suggest(stage, stages, 'add it'))]),
    ...(checklistSteps.some(({ step }) => step === id)
      ? []
      : [new KnownError(place, `the step "${id}" has no checklist`, `add checklists/${stage}/${id}.yaml`)]),
  ];
}
