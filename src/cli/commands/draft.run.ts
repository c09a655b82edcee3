// What mlready draft does.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesInUse, takingPlace } from '../../assess/packs.js';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import type { Drafts } from '../../draft/answers-schema.js';
import { type JudgedDrafts, judge } from '../../draft/judge.js';
import { closedBecause, openQuestions } from '../../draft/open.js';
import { draftPrompt } from '../../draft/prompt.js';
import { maxDraftBytes, readDrafts } from '../../draft/read-drafts.js';
import { writeDrafts } from '../../draft/write-drafts.js';
import { type AssessedProject, assessProject } from '../../engine/assess-project.js';
import { KnownError } from '../../errors.js';
import { wayBelow } from '../../project/below.js';
import { wholeFile, whyUnread } from '../../project/whole-file.js';
import { count } from '../../terminal/count.js';
import { jsonText } from '../../terminal/json.js';
import { safe } from '../../terminal/text.js';
import { checkNamed, known } from '../choices.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { storeFor } from '../manifest-store.js';
import { folderOf } from '../project-folder.js';

/** What the command line says. */
export interface DraftOptions {
  prompt?: true;
  project?: string;
  stage?: string;
  step?: string;
  check: string[];
  limit?: number;
  json?: true;
}

const usualLimit = 20;

/**
 * Prints the task for an agent, or takes the answers that it drafted.
 * @returns the exit code: 2 where not one of the answers stands
 * @throws KnownError where it cannot run; then nothing is written
 */
export async function draft(answers: string | undefined, options: DraftOptions, io: Io): Promise<number> {
  refuseMixed(answers, options);
  const today = timeOf(io).toISOString().slice(0, 10);
  // What is wrong with the file is told before anything is looked at.
  const given = answers === undefined ? null : draftsIn(answers, io);
  const project = await assessProject(folderOf(options.project, io), { builtin: await builtinCatalogue(), today }, io);
  if (given === null) {
    io.out(taskText(project, options));
    return exitCodes.passed;
  }
  if ('problems' in given) {
    for (const { message } of given.problems) io.err(`mlready: ${message}\n`);
    return exitCodes.couldNotRun;
  }
  const judged = takeDrafts(project, given.drafts, { today, handedIn: answers ?? '' }, io);
  const file = project.manifest.path ?? 'mlready.yaml';
  const agent = given.drafts.agent;
  io.out(options.json ? jsonText({ file, agent, ...told(judged) }) : judgedText(judged, { file, agent }));
  return judged.taken.length === 0 && judged.refused.length > 0 ? exitCodes.couldNotRun : exitCodes.passed;
}

function refuseMixed(answers: string | undefined, { prompt, stage, step, check, limit }: DraftOptions): void {
  if (answers === undefined && prompt === undefined)
    throw new KnownError(
      'draft',
      'is told neither to print the task nor where the answers are',
      'use --prompt, or name a file of answers (- for standard input)',
    );
  if (answers === undefined) return;
  const beside = prompt
    ? '--prompt'
    : stage !== undefined
      ? '--stage'
      : step !== undefined
        ? '--step'
        : check.length > 0
          ? '--check'
          : limit
            ? '--limit'
            : null;
  if (beside !== null) throw new KnownError(beside, 'is about the questions and stands beside a file of answers', 'leave one of the two out');
}

function asked({ catalogue, manifest, assessment }: AssessedProject) {
  return { catalogue: rulesInUse(catalogue, assessment.packs, takingPlace(assessment.activities)), state: { manifest, assessment } };
}

/** The task, or the questions as data. @throws KnownError where an option names nothing that there is, or a check that may not be drafted */
function taskText(project: AssessedProject, { stage, step, check, limit = usualLimit, json }: DraftOptions): string {
  const { catalogue, state } = asked(project);
  const stages = catalogue.stages.map(({ id }) => id);
  known('--stage', stage, stages);
  const steps = catalogue.steps.map(({ id }) => id);
  known('--step', step, steps);
  const checks = check.map((id) => checkNamed(catalogue, id, '--check').id);
  for (const id of checks) {
    const finding = state.assessment.findings.find((one) => one.check === id);
    const closed = finding === undefined ? null : closedBecause(finding);
    if (closed !== null) throw new KnownError(`--check ${id}`, closed, 'leave it out');
  }
  const found = openQuestions({ catalogue, state }, { stage: stage ?? null, step: step ?? null, checks, limit });
  return json ? jsonText(found) : draftPrompt(found.questions, found.open);
}

function draftsIn(path: string, io: Io): ReturnType<typeof readDrafts> {
  const name = path === '-' ? 'standard input' : path;
  if (path === '') throw new KnownError('the file of answers', 'is an empty text', 'name a file, or - for standard input');
  if (path === '-') return readDrafts(name, io.read());
  const read = wholeFile(resolve(io.cwd(), path), maxDraftBytes);
  if (!('bytes' in read)) throw new KnownError(name, whyUnread(read, maxDraftBytes), 'name a file of answers, or - for standard input');
  return readDrafts(
    name,
    Buffer.from(read.bytes)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
}

/** Judges answers and writes those that stand, all in one go. @throws KnownError where they cannot be written */
function takeDrafts(project: AssessedProject, drafts: Drafts, { today, handedIn }: { today: string; handedIn: string }, io: Io): JudgedDrafts {
  const { folder, tree, manifest, catalogue } = project;
  const store = storeFor({ folder, tree, path: manifest.path, catalogue }, io);
  return writeDrafts(store, judge(drafts, { ...asked(project), tree, manifest: store.file, handedIn: withinProject(folder, handedIn, io), today }));
}

/** The path of a file as the tree names it; null where it lies elsewhere. */
function withinProject(folder: string, path: string, io: Io): string | null {
  if (path === '-') return null;
  return wayBelow(realpathSync.native(folder), realpathSync.native(resolve(io.cwd(), path)));
}

/** What became of the answers, as data. */
function told({ taken, refused, leftOpen }: JudgedDrafts): Omit<JudgedDrafts, 'edits'> {
  return { taken, refused, leftOpen };
}

function judgedText({ taken, refused, leftOpen }: JudgedDrafts, { file, agent }: { file: string; agent: string }): string {
  const moved = taken.flatMap(({ check, evidence }) =>
    evidence.flatMap(({ path, lines, said }) => (said === null ? [] : [`${check}: ${path}:${said} stands in ${lines}; that is what was written.`])),
  );
  const reasons = refused.flatMap(({ check, reasons: all }) =>
    all.map(({ place, reason }) => (place === check ? `refused  ${check}: ${reason}` : `refused  ${check}: ${place} ${reason}`)),
  );
  const open = leftOpen.length === 0 ? '' : ` ${leftOpen.length} left open.`;
  const written = taken.length === 0 ? 'Nothing was written.' : `${count(taken.length, 'draft')} of ${agent} written into ${file}.`;
  const next = taken.length === 0 ? [] : ['They count for nothing until a person has confirmed them: mlready interview --only drafted'];
  return safe([...reasons, ...moved, `${written} ${refused.length} refused.${open}`, ...next])
    .map((line) => `${line}\n`)
    .join('');
}
