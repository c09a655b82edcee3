// What mlready waive does: a module of its own, so that --help loads none of it.
import { join } from 'node:path';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { KnownError, suggest } from '../errors.js';
import { openFolder } from '../project/folder.js';
import { readManifest } from '../project/manifest.js';
import { edit } from '../project/manifest-edit.js';
import { parseManifest } from '../project/manifest-parse.js';
import type { WaiveOptions } from './commands/waive.js';
import { type Io, timeOf } from './io.js';
import { folderOf, refuse } from './project.js';

const name = 'mlready.yaml';
/** Far above any manifest that is read. */
const maxBytes = 4 * 1024 * 1024;

/** Writes a waiver into the manifest. @returns what was done, as a line @throws KnownError where the waiver is not allowed; then nothing is written */
export async function waive(id: string, dir: string | undefined, options: WaiveOptions, io: Io): Promise<string> {
  const catalogue = await builtinCatalogue();
  const check = catalogue.checks.find((one) => one.id === id || one.aliases.includes(id));
  if (!check)
    throw new KnownError(
      `waive ${id}`,
      'is no check',
      suggest(
        id,
        catalogue.checks.map((one) => one.id),
        'see: mlready checks',
      ),
    );
  const folder = folderOf(dir, io);
  const tree = openFolder(folder, { untracked: false, env: { PATH: io.env['PATH'], HOME: io.env['HOME'] } });
  const read = await readManifest(folder, tree, catalogue);
  if ('problems' in read) throw refuse(read.problems);
  const file = read.manifest.path ?? name;
  const reading = read.manifest.path === null ? null : tree.read(file, maxBytes);
  const before = reading !== null && 'bytes' in reading ? reading.bytes.toString('utf8') : '';
  const created = timeOf(io).toISOString().slice(0, 10);
  const after = edit(
    before,
    ['waivers'],
    {
      check: check.id,
      reason: options.reason,
      statement: options.statement,
      owner: options.owner,
      created,
      expires: options.expires,
      ...(options.approvedBy !== undefined && { 'approved-by': options.approvedBy }),
      ...(options.ticket !== undefined && { ticket: options.ticket }),
    },
    'add',
  );
  const proved = parseManifest(file, after, catalogue);
  if ('problems' in proved) {
    const [problem] = proved.problems;
    throw new KnownError(`waive ${check.id}`, problem?.reason ?? 'is not allowed', problem?.next ?? 'correct the flags');
  }
  io.write(join(folder, file), after);
  return `${check.id} is waived until ${options.expires}, in ${file}. The score stays as it is.\n`;
}
