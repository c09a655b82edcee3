// What mlready explain does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { rulesAround } from '../../engine/load-rules.js';
import { hasManifest, projectFolder } from '../../manifest/read.js';
import { explain } from '../../report/explain/explain.js';
import { find, type Named, notFound } from '../../report/explain/find.js';
import { type Here, hereParts } from '../../report/explain/here.js';
import { print } from '../../report/explain/print.js';
import { jsonText } from '../../terminal/json.js';
import type { Screen } from '../../terminal/screen.js';
import { type Io, timeOf } from '../io.js';
import { lookFor } from '../render-options.js';

/**
 * @param words an id, the last part of one, the code of a hazard, a title, or words
 * @returns all that the rules say about what is meant, or what could be meant, as text or as JSON
 * @throws KnownError where nothing could be
 */
export async function explanation(words: string, { json, color }: { json?: true; color?: boolean }, io: Io): Promise<string> {
  const catalogue = await rulesAround(io.cwd(), io);
  const found = find(catalogue, words);
  const look = lookFor(io, color, false);
  if ('nearest' in found) throw notFound(words, found.nearest);
  if ('several' in found) return json ? jsonText(found.several) : severalText(words, found.several, look);
  const { entry, others } = found;
  if (json) return jsonText(entry);
  const parts = explain(catalogue, entry);
  const here = entry.kind === 'case' ? null : await hereOf(io);
  const also = others.length === 0 ? [] : [{ heading: 'Also', paragraphs: others.map(({ id, title }) => `${id}: ${title}`) }];
  return print([...parts.slice(0, 1), ...(here === null ? [] : hereParts(catalogue, entry, here)), ...parts.slice(1), ...also], look);
}

function severalText(words: string, several: readonly Named[], look: Screen): string {
  return print([{ heading: `"${words}" fits several, the nearest first`, paragraphs: several.map(({ id, title }) => `${id}: ${title}`) }], look);
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
  return { name: manifest.project ?? tree.name, scan: seen, findings: assessment.findings, imports: assessment.imports, files: tree.files };
}
