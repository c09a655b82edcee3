// What mlready inventory does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { listComponents } from '../../engine/list-components.js';
import { componentsJson, componentsText } from '../../report/components.js';
import { cyclonedx } from '../../report/cyclonedx.js';
import { version } from '../../version.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';

/** What the command line says. */
export interface InventoryOptions {
  format: 'text' | 'json' | 'cyclonedx';
  json?: true;
  untracked?: true;
  rev?: string;
  color?: boolean;
}

/** Lists what a project is put together from. @returns text or JSON @throws KnownError where the project cannot be read, or its manifest is wrong */
export async function inventory(dir: string | undefined, { format, json, untracked, rev, color }: InventoryOptions, io: Io): Promise<string> {
  const terms = { revision: rev, untracked: untracked === true, builtin: await builtinCatalogue() };
  const list = { ...(await listComponents(folderOf(dir, io), terms, io)), generated: timeOf(io).toISOString(), tool: version };
  if (json || format === 'json') return componentsJson(list);
  return format === 'cyclonedx' ? cyclonedx(list) : componentsText(list, lookFor(io, color, false));
}
