// What mlready interview does.
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { KnownError } from '../../errors.js';
import type { World } from '../../interview/context.js';
import { answersOutline, contextOutline } from '../../interview/outline.js';
import { fieldsOf, type QuestionItem, questions, type Selection } from '../../interview/question-list.js';
import type { Catalogue, Knower } from '../../model/index.js';
import { checkNamed, known } from '../choices.js';
import { exitCodes } from '../exit.js';
import { personAt } from '../interactive.js';
import { converseAt, worldOf } from '../interview-session.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';

/** What the command line says. */
export interface InterviewOptions {
  express?: true;
  all?: true;
  only?: 'unknown' | 'stale' | 'gaps' | 'drafted';
  stage?: string;
  step?: string;
  role?: Knower;
  check: string[];
  answers: string[];
  overwrite?: true;
  export?: string;
  set: string[];
  open?: true;
  input?: boolean;
  color?: boolean;
}

/** Holds the interview, hands out forms, or takes answers without asking. @returns the exit code @throws KnownError where it cannot run */
export async function interview(dir: string | undefined, options: InterviewOptions, io: Io): Promise<number> {
  const today = timeOf(io).toISOString().slice(0, 10);
  const project = await assessProject(folderOf(dir, io), { builtin: await builtinCatalogue(), today }, io);
  const { catalogue } = project;
  const selection = selectionOf(options, catalogue);
  const world = worldOf(project, today, io);
  if (options.export !== undefined) return handOut(options.export, options, { world, selection }, io);
  if (options.answers.length > 0 || options.set.length > 0) {
    const { takeAnswers } = await import('./interview.answers.js');
    io.out(await takeAnswers(options, { world, catalogue }, io));
    return options.open ? shown(dir, options, io) : exitCodes.passed;
  }
  if (options.overwrite) throw new KnownError('--overwrite', 'goes with --answers', 'name a file of answers');
  const person = personAt(io, options.input);
  if (person !== null) {
    const code = await converseAt(world, selection, { person, color: options.color }, io);
    return code === exitCodes.passed && options.open ? shown(dir, options, io) : code;
  }
  const open = questions({ catalogue: world.catalogue, ...world.state, selection }, new Set());
  io.out(
    [
      `# What is open about ${world.project}. Fill in, take the # away, and give it back: mlready interview --answers FILE`,
      ...contextOutline(world, fieldsOf(open)),
      ...answersOutline(world, checksOf(open)),
      '',
    ].join('\n'),
  );
  throw new KnownError(
    'interview',
    'there is nobody to ask here (no terminal, CI, --no-input or MLREADY_NO_INPUT)',
    'answer with --answers FILE (- for standard input) or --set check=value; what is open stands on standard output',
  );
}

const checksOf = (items: readonly QuestionItem[]) => items.flatMap(({ kind, id }) => (kind === 'check' ? [id] : []));

/** Writes a form of what would be asked. */
async function handOut(path: string, options: InterviewOptions, { world, selection }: { world: World; selection: Selection }, io: Io): Promise<number> {
  const beside = [options.answers.length > 0 && '--answers', options.set.length > 0 && '--set', options.open && '--open'].find(
    (flag) => typeof flag === 'string',
  );
  if (beside !== undefined) throw new KnownError('--export', `stands beside ${beside}`, 'keep one of the two');
  const { formKindOf, formKinds } = await import('../../interview/form/index.js');
  const kind = formKindOf(path);
  const endings = formKinds.map(({ ending }) => ending).join(', ');
  if (kind === undefined) throw new KnownError(`--export ${path}`, 'has no ending of a form', `name a file that ends in one of ${endings}`);
  const target = resolve(io.cwd(), path);
  // Somebody may have filled it in.
  if (existsSync(target)) throw new KnownError(`--export ${path}`, 'is there already', 'name another file, or remove that one');
  const ids = checksOf(questions({ catalogue: world.catalogue, ...world.state, selection }, new Set()));
  if (ids.length === 0) throw new KnownError('--export', 'there is no question to hand out', 'choose others with --all, --only, --stage, --step or --role');
  const { formOf } = await import('../../interview/form/form.js');
  io.write(target, await kind.write(formOf(world, ids, options.role ?? null, basename(path))));
  const back = kind.read === null ? `${basename(path).replace(/\.[^.]*$/, '')}.answers.json` : path;
  io.out(`${ids.length} ${ids.length === 1 ? 'question' : 'questions'} in ${path}. What comes back is taken in with: mlready interview --answers ${back}\n`);
  return exitCodes.passed;
}

/** Shows the report of what is known now as a page. */
async function shown(dir: string | undefined, { color }: InterviewOptions, io: Io): Promise<number> {
  const { audit } = await import('./audit.run.js');
  return audit(
    dir,
    { output: [], open: true, informational: true, input: false, minScore: [], failOn: [], waivers: true, ...(color !== undefined && { color }) },
    io,
  );
}

function selectionOf({ express, all, only, stage, step, role, check }: InterviewOptions, catalogue: Catalogue): Selection {
  known(
    '--stage',
    stage,
    catalogue.stages.map(({ id }) => id),
  );
  known(
    '--step',
    step,
    catalogue.steps.map(({ id }) => id),
  );
  const checks = check.map((id) => checkNamed(catalogue, id, '--check').id);
  const narrowing = [express && '--express', all && '--all', only && '--only', checks.length > 0 && '--check'].filter((flag) => typeof flag === 'string');
  if (narrowing.length > 1) throw new KnownError(narrowing[1] ?? '', `stands beside ${narrowing[0]}`, 'keep one of the two');
  return { express: express === true, all: all === true, only: only ?? null, stage: stage ?? null, step: step ?? null, role: role ?? null, checks };
}
