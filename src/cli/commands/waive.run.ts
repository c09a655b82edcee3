// What mlready waive does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { rulesFor } from '../../engine/load-rules.js';
import { gitEnvironment, refuse, sourceOnDisk } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import type { WaiverText } from '../../interview/waiver.js';
import { readManifest } from '../../manifest/read.js';
import type { ManifestStore } from '../../manifest/store.js';
import type { Check, Waiver } from '../../model/index.js';
import { daysAfter } from '../../parsers/text/days.js';
import { userOf } from '../../project/git.js';
import { checkNamed } from '../choices.js';
import { exitCodes } from '../exit.js';
import { personAt } from '../interactive.js';
import { seated } from '../interview-session.js';
import { type Io, timeOf } from '../io.js';
import { storeFor } from '../manifest-store.js';
import { folderOf } from '../project-folder.js';

/** What the command line says. */
export interface WaiveOptions {
  reason?: Waiver['reason'];
  statement?: string;
  owner?: string;
  expires?: string;
  approvedBy?: string;
  ticket?: string;
  input?: boolean;
  color?: boolean;
}

/**
 * Writes a waiver into the manifest; what no flag says is asked for.
 * @returns the exit code
 * @throws KnownError where the waiver is not allowed, or something is missing and nobody can be asked; then nothing is written
 */
export async function waive(id: string, dir: string | undefined, options: WaiveOptions, io: Io): Promise<number> {
  const folder = folderOf(dir, io);
  const source = sourceOnDisk(folder, false, io);
  const { tree } = source;
  const read = await readManifest(tree, rulesFor(await builtinCatalogue(), source, io), source.isThere);
  if ('problems' in read) throw refuse(read.problems);
  const { catalogue } = read;
  const check = checkNamed(catalogue, id, 'waive');
  const standing = read.manifest.waivers.find((one) => one.check === check.id);
  if (standing !== undefined) throw new KnownError(check.id, `is waived until ${standing.expires}`, `mlready waivers renew ${check.id}`);
  const store = storeFor({ folder, tree, path: read.manifest.path, catalogue }, io);
  const created = timeOf(io).toISOString().slice(0, 10);
  const missing = missingFlags(options);
  const { reason, statement, owner, expires, approvedBy, ticket } = options;
  if (reason !== undefined && statement !== undefined && owner !== undefined && expires !== undefined) {
    save(
      store,
      check,
      { reason, statement, owner, expires, ...(approvedBy !== undefined && { approvedBy }), ...(ticket !== undefined && { ticket }) },
      created,
    );
    io.out(doneText(check, expires, store.file));
    return exitCodes.passed;
  }
  const person = personAt(io, options.input);
  if (person === null) throw new KnownError(`waive ${check.id}`, `lacks ${missing.join(', ')}, and there is nobody to ask`, 'add what is missing');
  return seated({ person, color: options.color }, io, async (ask) => {
    const { askWaiver } = await import('../../interview/waiver.js');
    let given: Partial<WaiverText> = options;
    let suggested: Partial<WaiverText> = { owner: userOf(folder, gitEnvironment(io)) ?? '', expires: daysAfter(created, 90) };
    for (let problem: string | null = null; ; ) {
      const text = await askWaiver(ask, check, { given, suggested, problem });
      if (text === null) {
        io.err('mlready: nothing was waived\n');
        return exitCodes.interrupted;
      }
      try {
        save(store, check, text, created);
        io.out(doneText(check, text.expires, store.file));
        return exitCodes.passed;
      } catch (error) {
        // What flags said may be the mistake: it is asked for as well, with what they said to begin with.
        if (!(error instanceof KnownError) || !error.place.startsWith('waive ')) throw error;
        given = check.risk === 'critical' || approvedBy === undefined ? {} : { approvedBy };
        problem = error.message;
        suggested = text;
      }
    }
  });
}

function missingFlags(options: WaiveOptions): string[] {
  return [
    options.reason === undefined && '--reason',
    options.statement === undefined && '--statement',
    options.owner === undefined && '--owner',
    options.expires === undefined && '--expires',
  ].filter((flag) => flag !== false);
}

/** @throws KnownError where such a waiver is not allowed; its place names the command, because the manifest does not hold the mistake */
function save(store: ManifestStore, check: Check, { reason, statement, owner, expires, approvedBy, ticket }: WaiverText, created: string): void {
  const value = {
    check: check.id,
    reason,
    statement,
    owner,
    created,
    expires,
    ...(approvedBy !== undefined && { 'approved-by': approvedBy }),
    ...(ticket !== undefined && { ticket }),
  };
  try {
    store.save([{ path: ['waivers'], value, how: 'add' }]);
  } catch (error) {
    if (!(error instanceof KnownError) || !error.place.startsWith(`${store.file}:`)) throw error;
    throw new KnownError(`waive ${check.id}`, error.reason, error.next);
  }
}

function doneText(check: Check, expires: string, file: string): string {
  return `${check.id} is waived until ${expires}, in ${file}. The score stays as it is.\n`;
}
