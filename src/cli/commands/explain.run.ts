// What mlready explain does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { rulesAround } from '../../engine/load-rules.js';
import { KnownError, suggest } from '../../errors.js';
import { hasManifest, projectFolder } from '../../manifest/read.js';
import { entryIds, entryOf, explain } from '../../report/explain/explain.js';
import { type Here, hereParts } from '../../report/explain/here.js';
import { print } from '../../report/explain/print.js';
import { jsonText } from '../../terminal/json.js';
import { type Io, timeOf } from '../io.js';
import { lookFor } from '../render-options.js';

/** @returns all that the rules say about an id, as text or as JSON @throws KnownError where nothing has it */
export async function explanation(id: string, { json, color }: { json?: true; color?: boolean }, io: Io): Promise<string> {
  const catalogue = await rulesAround(io.cwd(), io);
  const entry = entryOf(catalogue, id);
  if (!entry) throw new KnownError(id, 'is no check, consideration, signal or case', suggest(id, entryIds(catalogue), 'see mlready checks and mlready cases'));
  if (json) return jsonText(entry);
  const parts = explain(catalogue, entry);
  const here = entry.kind === 'check' || entry.kind === 'signal' ? await hereOf(io) : null;
  return print(here === null ? parts : [...parts.slice(0, 1), ...hereParts(catalogue, entry, here), ...parts.slice(1)], lookFor(io, color, false));
}

/** How the project around the working directory stands; null where there is none. */
async function hereOf(io: Io): Promise<Here | null> {
  const folder = projectFolder(io.cwd());
  if (!hasManifest(folder) && !existsSync(join(folder, '.git'))) return null;
  const { tree, manifest, seen, assessment } = await assessProject(
    folder,
    { builtin: await builtinCatalogue(), today: timeOf(io).toISOString().slice(0, 10) },
    io,
  );
  return { name: manifest.project ?? tree.name, scan: seen, findings: assessment.findings };
}
