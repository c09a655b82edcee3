// What mlready init does.
import { join } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { gitEnvironment } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import { answersOutline, contextOutline } from '../../interview/outline.js';
import { everything, fieldsOf, questions } from '../../interview/question-list.js';
import { manifestGate, manifestHead } from '../../manifest/new.js';
import { parseManifest } from '../../manifest/parse.js';
import { isRepository } from '../../project/git.js';
import { version } from '../../version.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';

/**
 * Writes a manifest in which everything that can be said is commented out.
 * @returns what was done, as a line
 * @throws KnownError where there is one already and `force` does not say to overwrite it; then nothing is written
 */
export async function init(dir: string | undefined, force: boolean, io: Io): Promise<string> {
  // What an old manifest says is gone with it: nothing of it may decide what is asked.
  const project = await assessProject(folderOf(dir, io), { builtin: await builtinCatalogue(), today: timeOf(io).toISOString().slice(0, 10), bare: true }, io);
  const { folder, manifest, catalogue } = project;
  if (manifest.path !== null && !force) throw new KnownError(manifest.path, 'is there already', 'go on with: mlready interview, or overwrite it with --force');
  const file = manifest.path ?? 'mlready.yaml';
  const state = { manifest, assessment: project.assessment };
  const items = questions({ catalogue, ...state, selection: { ...everything, all: true } }, new Set());
  const checks = items.flatMap(({ kind, id }) => (kind === 'check' ? [id] : []));
  const fields = fieldsOf(items);
  const inGit = isRepository(folder, gitEnvironment(io));
  const text = [
    manifestHead(version, catalogue),
    ...contextOutline({ catalogue, state }, fields),
    ...answersOutline({ catalogue, state }, checks),
    `${manifestGate(inGit) || '# gate:\n'}#   min-score: {overall: 40}`,
    '#   fail-on: [critical]',
    '',
  ].join('\n');
  const read = parseManifest(file, text, catalogue);
  if ('problems' in read) throw new Error(`the manifest that was to be written is wrong: ${read.problems[0]?.message}`);
  io.write(join(folder, file), text);
  return `${file} has ${checks.length} questions and ${fields.length} fields of the context, all commented out. Fill in what you know, then: mlready validate, mlready audit.\n`;
}
