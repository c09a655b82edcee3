// What the server may see and do: everything comes in from outside, and the folder is fixed as it starts.
import { rulesInUse, takingPlace } from '../assess/packs.js';
import type { ProjectState } from '../draft/open.js';
import { type AssessedProject, assessProject } from '../engine/assess-project.js';
import type { Host } from '../engine/host.js';
import type { ManifestStore } from '../manifest/store.js';
import type { Catalogue } from '../model/index.js';

export interface Desk {
  /** The project that is served, an absolute path. No tool takes another. */
  folder: string;
  host: Host;
  /** The built-in rules, whose texts are the program's own. */
  builtin: Catalogue;
  now(): Date;
  /** What the client calls itself; null where it does not say. */
  client(): string | null;
  /** Takes what was thrown and is no known error, for whoever looks after the server. */
  defect(error: unknown): void;
  /** Where drafts are kept. */
  storeOf(project: AssessedProject): ManifestStore;
}

/** "YYYY-MM-DD" in UTC. */
export function dayAt(desk: Pick<Desk, 'now'>): string {
  return desk.now().toISOString().slice(0, 10);
}

/** Looks at the project as it is on disk now. @throws KnownError where it cannot be read, or its manifest is wrong */
export function assessed({ folder, host, builtin, now }: Desk): Promise<AssessedProject> {
  return assessProject(folder, { builtin, today: dayAt({ now }) }, host);
}

/** A project in the words of the rules that it is asked by. */
export function inWords({ catalogue, manifest, assessment }: AssessedProject): ProjectState {
  return { catalogue: rulesInUse(catalogue, assessment.packs, takingPlace(assessment.activities)), state: { manifest, assessment } };
}
