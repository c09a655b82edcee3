// The parts of a manifest that a command begins.

/**
 * @param tool the version of mlready, whose schema the first line names for editors
 * @param pack the version of the pack that the manifest is written for
 */
export function manifestHead(tool: string, pack: string): string {
  return [
    `# yaml-language-server: $schema=https://unpkg.com/mlready@${tool}/schemas/manifest.schema.json`,
    '# What people know about this project and its repository cannot show. Read by mlready; the checks are listed by: mlready checks',
    'version: 1',
    `pack: ${pack}`,
    '',
  ].join('\n');
}

/** The gate that a new manifest has: where there is git, a change fails for what it loses. @param inGit whether the project lies in a git repository */
export function manifestGate(inGit: boolean): string {
  return inGit ? 'gate:\n  # A change fails for what it loses against the branch that it goes to. The clone has to hold the history.\n  base: auto\n' : '';
}
