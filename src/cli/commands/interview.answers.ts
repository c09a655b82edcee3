// Answers that were written down: in forms that came back, in files of answers, on the command line.
import { resolve } from 'node:path';
import { refuse } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import { answerEdits } from '../../interview/answer.js';
import type { World } from '../../interview/context.js';
import { answersText } from '../../interview/form/form.js';
import { formKindOf } from '../../interview/form/index.js';
import { type Conflict, type Given, merged } from '../../interview/merge.js';
import { scores } from '../../interview/stages.js';
import { maxManifestBytes } from '../../manifest/manifest.js';
import { parseAnswers } from '../../manifest/parse.js';
import type { Catalogue, Edit } from '../../model/index.js';
import { wholeFile, whyUnread } from '../../project/whole-file.js';
import { safe } from '../../terminal/text.js';
import type { Io } from '../io.js';

/** What the command line gives. */
export interface GivenAnswers {
  /** Files, - for standard input. */
  answers: readonly string[];
  /** check=value. */
  set: readonly string[];
  overwrite?: true;
}

/**
 * Takes answers into the manifest, all or none of them.
 * @returns what was taken, and where somebody else has answered otherwise, ending in a line break
 * @throws KnownError where something is wrong with an answer; then nothing is taken
 */
export async function takeAnswers(options: GivenAnswers, { world, catalogue }: { world: World; catalogue: Catalogue }, io: Io): Promise<string> {
  const files: Given[] = [];
  for (const path of options.answers) files.push(await fileOfAnswers(path, catalogue, io));
  const before = world.state;
  const { taken, conflicts } = options.overwrite ? { taken: files, conflicts: [] } : merged({ manifest: before.manifest, file: world.file }, files, world.by);
  // Who says it on the command line means it.
  const all = [...taken, ...options.set.map((text) => flagOf(text, catalogue))];
  const edits = all.flatMap((one) => editsOf(one, world));
  const after = edits.length === 0 ? before : world.save(edits, before.manifest);
  const count = all.reduce((sum, { answers, context }) => sum + Object.keys(answers).length + Object.keys(context).length, 0);
  return `${count} ${count === 1 ? 'answer' : 'answers'} taken into ${world.file}. ${scores(before, after)}\n${conflictText(conflicts)}`;
}

function conflictText(conflicts: readonly Conflict[]): string {
  if (conflicts.length === 0) return '';
  const lines = safe(conflicts).map(({ check, stands, other }) => `  ${check}: ${stands.who} says "${stands.value}", ${other.who} says "${other.value}"\n`);
  const count = conflicts.length === 1 ? 'One answer is' : `${conflicts.length} answers are`;
  return `${count} not taken, as somebody else has answered otherwise:\n${lines.join('')}Settle it between them; --overwrite takes the new one, --set check=value sets one.\n`;
}

/** A form that came back, or a file of answers. @throws KnownError */
async function fileOfAnswers(path: string, catalogue: Catalogue, io: Io): Promise<Given> {
  const name = path === '-' ? 'standard input' : path;
  const source = textOf(path, name, io);
  const kind = formKindOf(path);
  if (kind !== undefined && kind.read === null) throw new KnownError(name, 'is the form itself', 'give the file of answers that its button saves');
  const read = kind?.read ? await fromForm(name, await kind.read(name, source), catalogue) : parseAnswers(name, source, catalogue);
  if ('problems' in read) throw refuse(read.problems);
  return { ...read, from: name };
}

/** Answers of a form, proved as those of a file are; a mistake is told with the line of its question. */
async function fromForm(name: string, answers: Awaited<ReturnType<NonNullable<NonNullable<ReturnType<typeof formKindOf>>['read']>>>, catalogue: Catalogue) {
  const known = new Set<string>();
  const twice = answers.find(({ check }) => known.size === known.add(check).size);
  if (twice) throw new KnownError(`${name}:${twice.line}`, `${twice.check} is answered twice`, 'leave one answer');
  for (const one of answers) {
    const read = parseAnswers(name, answersText([one]), catalogue);
    if ('problems' in read)
      return { problems: read.problems.map(({ reason, next }) => new KnownError(`${name}:${one.line}`, `${one.check}: ${reason}`, next)) };
  }
  return parseAnswers(name, answersText(answers), catalogue);
}

/** What --set says. @throws KnownError */
function flagOf(text: string, catalogue: Catalogue): Given {
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
  if (!('problems' in read)) return { ...read, from: '--set' };
  throw refuse(read.problems.map(({ reason, next }) => new KnownError(`--set ${text}`, reason, next)));
}

function textOf(path: string, name: string, io: Io): string {
  const next = 'name a file of answers, or - for standard input';
  if (path === '') throw new KnownError('--answers', 'is an empty text', next);
  // What is larger is told by whoever reads it.
  const most = 4 * maxManifestBytes;
  const read = path === '-' ? { bytes: Buffer.from(io.read()) } : wholeFile(resolve(io.cwd(), path), most);
  if (!('bytes' in read)) throw new KnownError(name, whyUnread(read, read.failure === 'too-large' ? maxManifestBytes : most), next);
  const text = Buffer.from(read.bytes).toString('utf8');
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
