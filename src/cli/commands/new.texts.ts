// The parts of a pack as they are begun: valid, with a fixture, and TODO where somebody has to write.
import { KnownError, suggest } from '../../errors.js';
import { edit } from '../../manifest/edit.js';
import type { Catalogue, PackFiles, Plain } from '../../model/index.js';
import { checkNamed } from '../choices.js';

/** What the command line says. */
export interface NewOptions {
  pack?: string;
  check?: string;
}

/** Texts of files by their paths in the pack. */
export type Texts = Record<string, string>;

/** Gives the files of a pack after a part of it was begun. @throws KnownError where it cannot be */
type Beginning = (given: string, pack: string, catalogue: Catalogue, files: PackFiles, options: NewOptions) => Texts;

const saysSo = 'a person says so';

function newCheck(given: string, pack: string, catalogue: Catalogue, files: PackFiles): Texts {
  const [home = '', what, more] = given.split('.');
  const consideration = catalogue.considerations.find((one) => one.id === home);
  const ids = catalogue.considerations.map((one) => one.id);
  if (more !== undefined) throw new KnownError(`new check ${given}`, 'has more than one "."', `write it as ${home}.${marked(what ?? '', pack)}`);
  if (!consideration || what === undefined)
    throw new KnownError(
      `new check ${given}`,
      'does not begin with a consideration',
      suggest(home, ids, 'write <consideration>.<what>, such as concept-drift.shadow-run'),
    );
  const id = `${home}.${marked(what, pack)}`;
  if (catalogue.checks.some((check) => check.id === id)) throw new KnownError(`new check ${given}`, 'is there already', 'choose another name');
  const path = `checklists/${home}.yaml`;
  const check = {
    id,
    statement: 'TODO: what is true of a ready project, in the present tense.',
    ask: 'TODO: the same as a question?',
    help: 'TODO: what counts as a yes, and what does not.',
    scale: 'practice',
    risk: 'medium',
    remedy: 'TODO: the first step, so that somebody can begin today.',
    effort: 'S',
    cases: consideration.cases.slice(0, 1),
  };
  const fixture = `check: ${id}
cases:
  - name: nobody has said
    verdict: unknown
    files: {README.md: "# A project\\n"}
  - name: ${saysSo}
    verdict: met
    answer: automated
    files: {README.md: "# A project\\n"}
  - name: a person says no
    verdict: gap
    answer: 'no'
    files: {README.md: "# A project\\n"}
`;
  return { [path]: edit(textOf(files, path) ?? `consideration: ${home}\n`, ['checks'], check, 'add'), [`fixtures/${id}.yaml`]: fixture };
}

function newSignal(given: string, pack: string, catalogue: Catalogue, files: PackFiles, { check }: NewOptions): Texts {
  const name = given.startsWith(`${pack}.`) ? given.slice(pack.length + 1) : given;
  if (!/^[a-z0-9_]+$/.test(name))
    throw new KnownError(`new signal ${given}`, 'is no name of a signal', 'use lower-case words joined by "_", such as shadow_run');
  const id = `${pack}.${name}`;
  if (catalogue.signals.some((signal) => signal.id === id)) throw new KnownError(`new signal ${given}`, 'is there already', 'choose another name');
  const path = `signals/${pack}.yaml`;
  const signal = {
    id,
    title: `TODO: what is seen (${name})`,
    counts: 'TODO: what counts.',
    excludes: 'TODO: what looks like it and does not count.',
    seen: { config: { files: [`deploy/${name}.yaml`], key: ['enabled'], value: 'true' } },
  };
  const fixture = `signal: ${id}
cases:
  - name: it is switched on
    state: present
    place: {path: deploy/${name}.yaml, line: 1}
    files: {deploy/${name}.yaml: "enabled: true\\n"}
  - name: it is not there
    state: absent
    files: {README.md: "# A project\\n"}
  - name: it is switched off
    state: absent
    look-alike: true
    files: {deploy/${name}.yaml: "enabled: false\\n"}
`;
  const about = checkOf(check, `new signal ${given}`, 'shows', catalogue);
  return {
    ...shown(about, id, pack, files),
    ...halved(about.id, files),
    [path]: edit(textOf(files, path) ?? `area: ${pack}\n`, ['signals'], signal, 'add'),
    [`fixtures/${id}.yaml`]: fixture,
  };
}

/** Where a signal could show a check, an answer alone counts half; the fixture that was begun with the check says so from then on. */
function halved(check: string, files: PackFiles): Texts {
  const path = `fixtures/${check}.yaml`;
  const text = textOf(files, path);
  const index = [...(text ?? '').matchAll(/^ *- name: (.*)$/gm)].findIndex(([, name]) => name === saysSo);
  return text === null || index < 0 ? {} : { [path]: edit(text, ['cases', String(index), 'verdict'], 'partial') };
}

/** Names a signal among what shows a check: in its checklist where the pack adds it, otherwise as a change of the built-in check. */
function shown(check: Catalogue['checks'][number], signal: string, pack: string, files: PackFiles): Texts {
  const by = { signal, earns: 'full' };
  if (!isOwn(check.id, pack)) {
    const change = { check: check.id, 'shown-by': [by], reason: 'TODO: why this shows it here.' };
    return { 'pack.yaml': edit(textOf(files, 'pack.yaml') ?? '', ['change'], change, 'add') };
  }
  return inChecklist(check, pack, files, 'shown-by', by);
}

function inChecklist({ id, consideration }: Catalogue['checks'][number], pack: string, files: PackFiles, key: string, value: Plain): Texts {
  const path = files.list().find((one) => one.startsWith('checklists/') && idsIn(files.read(one)).includes(id)) ?? `checklists/${consideration}.yaml`;
  const text = textOf(files, path) ?? '';
  const index = idsIn(text).indexOf(id);
  if (index < 0 || !isOwn(id, pack))
    throw new KnownError(path, `the check ${id} cannot be found in it`, `write it as a list of items that begin with "- id: …"`);
  return { [path]: edit(text, ['checks', String(index), key], value, 'add') };
}

/** The ids of a checklist's items, in order. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/^\s*- id: (\S+)/gm)].map(([, one = '']) => one);
}

function newCase(given: string, pack: string, catalogue: Catalogue, files: PackFiles, { check }: NewOptions): Texts {
  const id = marked(given, pack);
  const about = checkOf(check, `new case ${given}`, 'belongs to', catalogue);
  if (!isOwn(about.id, pack))
    throw new KnownError(`--check ${about.id}`, 'is no check of this pack', 'name one that the pack adds: a case is told with its check');
  if (catalogue.cases.some((one) => one.id === id)) throw new KnownError(`new case ${given}`, 'is there already', 'choose another name');
  const path = `cases/${about.stage}.yaml`;
  const story = {
    id,
    kind: 'lessons-learned',
    title: 'TODO: what it is called',
    venue: 'TODO: where it is written down',
    confirmed: 'none',
    domains: [catalogue.context.find((field) => field.id === 'domain')?.values[0]?.value ?? ''],
    considerations: [about.consideration],
    happened: 'TODO: what happened, in two sentences.',
    lesson: 'TODO: what to do, in one.',
  };
  return {
    ...inChecklist(about, pack, files, 'cases', id),
    [path]: edit(textOf(files, path) ?? `stage: ${about.stage}\n`, ['cases'], story, 'add'),
  };
}

function checkOf(id: string | undefined, place: string, what: string, catalogue: Catalogue): Catalogue['checks'][number] {
  if (id === undefined) throw new KnownError(place, `does not say which check it ${what}`, 'add --check <id>');
  return checkNamed(catalogue, id, '--check');
}

/** Whether a check carries the pack's id. */
function isOwn(check: string, pack: string): boolean {
  return check.split('.')[1]?.startsWith(`${pack}-`) === true;
}

function marked(name: string, pack: string): string {
  return name.startsWith(`${pack}-`) ? name : `${pack}-${name}`;
}

function textOf(files: PackFiles, path: string): string | null {
  return files.list().includes(path) ? files.read(path) : null;
}

/** How each part is begun. */
export const beginnings: Record<'check' | 'signal' | 'case', Beginning> = { check: newCheck, signal: newSignal, case: newCase };
