// What mlready mcp does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import type { AssessedProject } from '../../engine/assess-project.js';
import { sourceOnDisk } from '../../engine/open-source.js';
import { oneLine } from '../../errors.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { storeFor } from '../manifest-store.js';
import { folderOf } from '../project-folder.js';

/** What the command line says. */
export interface McpOptions {
  readOnly?: true;
}

/**
 * Serves a project until the input ends. The folder is fixed here.
 * @returns the exit code
 * @throws KnownError where the folder cannot be read
 */
export async function mcp(dir: string | undefined, { readOnly }: McpOptions, io: Io): Promise<number> {
  const folder = folderOf(dir, io);
  // Who names a folder that cannot be read is told now, not at the first call.
  sourceOnDisk(folder, false, io);
  const builtin = await builtinCatalogue();
  const { serve } = await import('../../mcp/serve.js');
  const terms = {
    folder,
    host: io,
    builtin,
    now: () => timeOf(io),
    readOnly: readOnly === true,
    defect: (error: unknown) =>
      io.err(`mlready: mcp: a defect ended a call: ${oneLine(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`),
    storeOf: ({ tree, manifest, catalogue }: AssessedProject) => storeFor({ folder, tree, path: manifest.path, catalogue }, io),
  };
  const why = await serve(terms, io.pipe());
  if (why === null) return exitCodes.passed;
  io.err(`mlready: mcp: ${why}; start it again\n`);
  return exitCodes.couldNotRun;
}
