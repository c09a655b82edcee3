// What mlready interview does.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { refuse } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import { answerEdits } from '../../interview/answer.js';
import type { World } from '../../interview/context.js';
import { answersOutline, contextOutline } from '../../interview/outline.js';
import { questions, type Selection } from '../../interview/question-list.js';
import { scores } from '../../interview/review.js';
import { maxManifestBytes } from '../../manifest/manifest.js';
import { parseAnswers } from '../../manifest/parse.js';
import type { Catalogue, Edit, Manifest } from '../../model/index.js';
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
  check: string[];
  answers?: string;
  set: string[];
  input?: boolean;
  color?: boolean;
}

/** Holds the interview, or takes answers without one. @returns the exit code @throws KnownError where it cannot run */
export async function interview(dir: string | undefined, options: InterviewOptions, io: Io): Promise<number> {
  const today = timeOf(io).toISOString().slice(0, 10);
  const project = await assessProject(folderOf(dir, io), { builtin: await builtinCatalogue(), today }, io);
  const { catalogue } = project;
  const selection = selectionOf(options, catalogue);
  const world = worldOf(project, today, io);
  const given = givenAnswers(options, catalogue, io);
  if (given.length > 0) {
    const before = world.state;
    const edits = given.flatMap((one) => editsOf(one, world));
    const after = edits.length === 0 ? before : world.save(edits);
    const count = given.reduce((sum, { answers, context }) => sum + Object.keys(answers).length + Object.keys(context).length, 0);
    io.out(`${count} ${count === 1 ? 'answer' : 'answers'} taken into ${world.file}. ${scores(before, after)}\n`);
    return exitCodes.passed;
  }
  const person = personAt(io, options.input);
  if (person !== null) return converseAt(world, selection, { person, color: options.color }, io);
  const open = questions({ catalogue: world.catalogue, ...world.state, selection }, new Set());
  const of = (kind: 'context' | 'check') => open.filter((one) => one.kind === kind).map(({ id }) => id);
  io.out(
    [
      `# What is open about ${world.project}. Fill in, take the # away, and give it back: mlready interview --answers FILE`,
      ...contextOutline(world, of('context')),
      ...answersOutline(world, of('check')),
      '',
    ].join('\n'),
  );
  throw new KnownError(
    'interview',
    'there is nobody to ask here (no terminal, CI, --no-input or MLREADY_NO_INPUT)',
    'answer with --answers FILE (- for standard input) or --set check=value; what is open stands on standard output',
  );
}

function selectionOf({ express, all, only, stage, step, check }: InterviewOptions, catalogue: Catalogue): Selection {
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
  return { express: express === true, all: all === true, only: only ?? null, stage: stage ?? null, step: step ?? null, checks };
}

type Given = Pick<Manifest, 'context' | 'answers'>;

/** What --answers and --set say, proved. @throws KnownError */
function givenAnswers({ answers, set }: InterviewOptions, catalogue: Catalogue, io: Io): Given[] {
  const files = answers === undefined ? [] : [parseAnswers(answers === '-' ? 'standard input' : answers, answersText(answers, io), catalogue)];
  const flags = set.map((text) => {
    const [, id, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
    if (id === undefined || value === undefined || value === '')
      throw new KnownError(`--set ${text}`, 'is no check=value', 'write it like --set concept-drift.watched=manual');
    const field = catalogue.context.find((one) => one.id === id);
    // As in the manifest, true is the top of the scale and false its "no".
    const said = /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
    const read = parseAnswers(
      '--set',
      JSON.stringify(field ? { context: { [id]: field.many ? value.split(',') : said } } : { answers: { [id]: said } }),
      catalogue,
    );
    if (!('problems' in read)) return read;
    return { problems: read.problems.map(({ reason, next }) => new KnownError(`--set ${text}`, reason, next)) };
  });
  return [...files, ...flags].map((read) => {
    if ('problems' in read) throw refuse(read.problems);
    return read;
  });
}

function answersText(path: string, io: Io): string {
  if (path === '') throw new KnownError('--answers', 'is an empty text', 'name a file, or - for standard input');
  const name = path === '-' ? 'standard input' : path;
  let text: string;
  try {
    text = path === '-' ? io.read() : readFileSync(resolve(io.cwd(), path), 'utf8');
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw new KnownError(name, `cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`, 'name a file of answers');
  }
  if (text.length > maxManifestBytes) throw new KnownError(name, `is larger than ${maxManifestBytes / 1024} KiB`, 'give a file of answers');
  return text;
}

/** The changes that record answers which were written down; who and when are those of the file, or else now. */
function editsOf({ context, answers }: Given, world: World): Edit[] {
  const fields = Object.entries(context).map(([id, values]): Edit => {
    const many = world.catalogue.context.find((field) => field.id === id)?.many === true;
    return { path: ['context', id], value: many ? values : (values[0] ?? '') };
  });
  const said = Object.entries(answers).flatMap(([id, { value, why, by, on, evidence, dispute, note, reviewBy }]) => {
    const draft = { evidence, dispute, ...(note !== undefined && { note }), ...(reviewBy !== undefined && { reviewBy }) };
    const who = { cite: world.cite, by: by ?? world.by, today: on ?? world.today };
    return answerEdits({ check: id, value, why: why ?? null, draft, old: world.state.manifest.answers[id] ?? null }, who);
  });
  return [...fields, ...said];
}
