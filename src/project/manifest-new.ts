// The first lines of a manifest that a command begins.

/**
 * @param tool the version of mlready, whose schema the first line names for editors
 * @param pack the version of the pack that the manifest is written for
 */
export function newManifest(tool: string, pack: string): string {
  return [
    `# yaml-language-server: $schema=https://unpkg.com/mlready@${tool}/schemas/manifest.schema.json`,
    '# What people know about this project and its repository cannot show. Read by mlready; the checks are listed by: mlready checks',
    'version: 1',
    `pack: ${pack}`,
    '',
  ].join('\n');
}
