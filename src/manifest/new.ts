// The parts of a manifest that a command begins.
import type { Catalogue } from '../model/index.js';

/**
 * @param tool the version of mlready, whose schema the first line names for editors
 * @param rules the packs that the manifest is written for
 */
export function manifestHead(tool: string, { id, version, packs }: Pick<Catalogue, 'id' | 'version' | 'packs'>): string {
  return [
    `# yaml-language-server: $schema=https://unpkg.com/mlready@${tool}/schemas/manifest.schema.json`,
    '# What people know about this project and its repository cannot show. Read by mlready; the checks are listed by: mlready checks',
    'version: 1',
    packs.length === 0 ? `pack: ${version}` : `pack: {${[{ id, version }, ...packs].map((one) => `${one.id}: ${one.version}`).join(', ')}}`,
    '',
  ].join('\n');
}

/** The gate that a new manifest has: where there is git, a change fails for what it loses. @param inGit whether the project lies in a git repository */
export function manifestGate(inGit: boolean): string {
  return inGit ? 'gate:\n  # A change fails for what it loses against the branch that it goes to. The clone has to hold the history.\n  base: auto\n' : '';
}
