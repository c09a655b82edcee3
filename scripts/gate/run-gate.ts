// The gate between two states of a repository, run in this process; what was seen in a file is kept for the next state that holds it.
import { builtinCatalogue } from '../../src/catalogue/builtin.js';
import { type AssessedProject, type AuditTerms, assessSource, scanCaches } from '../../src/engine/assess-project.js';
import { audit } from '../../src/engine/audit.js';
import { compareProjects } from '../../src/engine/compare.js';
import { type Host, processHost } from '../../src/engine/host.js';
import { rulesFor } from '../../src/engine/load-rules.js';
import { type ProjectSource, sourceAt } from '../../src/engine/open-source.js';
import { KnownError } from '../../src/errors.js';
import { gate } from '../../src/gate/gate.js';
import { readManifest } from '../../src/manifest/read.js';
import type { Catalogue, GateResult } from '../../src/model/index.js';
import { editedTree } from './edited-tree.js';
import type { Edits } from './kind.js';

/** A state of a project with what the gate says of it; or the words of the error with which the program would have ended. */
export type Gated = { project: AssessedProject; gate: GateResult | null } | { error: string };

export interface GateRunner {
  catalogue: Catalogue;
  /** Compares a commit, or what is on disk where there is none, with a base, as `mlready audit --base` does. */
  audit(pair: { folder: string; base: string; revision: string | undefined }): Promise<Gated>;
  /** Opens a commit whose states are made in memory. */
  open(folder: string, commit: string): ProjectSource;
  /** A state of it, as it stands or with files changed. */
  assess(source: ProjectSource, edits: Edits): Promise<AssessedProject>;
  /** The same comparison of two states in memory, without the commits that did it. */
  compare(before: AssessedProject, head: AssessedProject): GateResult | null;
}

/** @returns what runs the gate in this process */
export async function gateRunner(): Promise<GateRunner> {
  const builtin = await builtinCatalogue();
  const host: Host = processHost({ PATH: process.env['PATH'], HOME: process.env['HOME'] });
  const today = new Date().toISOString().slice(0, 10);
  const terms: AuditTerms = { builtin, policy: null, today, cache: scanCaches(), waivers: true };
  const stages = builtin.stages.map(({ id }) => id);
  return {
    catalogue: builtin,
    async audit({ folder, base, revision }) {
      try {
        return await audit({ folder, untracked: false, revision, against: { base }, settings: (written) => written }, terms, host);
      } catch (error) {
        if (error instanceof KnownError) return { error: error.message };
        throw error;
      }
    },
    open: (folder, commit) => sourceAt(folder, commit, host),
    async assess(source, edits) {
      const tree = editedTree(source.tree, edits);
      const isThere = (name: string) => tree.files.includes(name);
      const made: ProjectSource = { ...source, tree, isThere, versions: () => null, open: () => tree };
      const read = await readManifest(tree, rulesFor(builtin, made, host), isThere, made.versions);
      if ('problems' in read) throw read.problems[0] ?? new Error('a manifest that cannot be read');
      return assessSource(made, read, terms);
    },
    compare(before, head) {
      const { comparison } = compareProjects(before, head, { ...terms, broken: false });
      const base = { commit: before.tree.revision, asked: 'base', score: null, level: null };
      return gate({
        assessment: head.assessment,
        settings: before.manifest.gate,
        waivers: head.manifest.waivers,
        against: { base, comparison },
        stages,
        today,
      });
    },
  };
}
