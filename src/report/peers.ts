// Where public projects stand beside this one.
import type { ActivityFact, PeerTable } from '../model/index.js';

/** The activities that tell what kind of project one is, the first that takes place: where the model goes says more about what a repository has to show than how it was made. */
export const kinds = [
  'serves',
  'scores-in-batch',
  'runs-on-device',
  'shows',
  'publishes',
  'acts',
  'retrieves',
  'generates',
  'trains',
  'calls-hosted-model',
  'uses-downloaded-model',
] as const;

/** With fewer of its kind a project is held against all. */
const leastOfKind = 5;

/** How many public projects show less; `kind` is the activity that they have in common, null where they are of all kinds. */
export interface Peers {
  kind: string | null;
  of: number;
  moreThan: number;
  date: string;
}

/** @returns the kind of a project; null where it does nothing of the kind */
export function kindOf(activities: readonly Pick<ActivityFact, 'id' | 'state'>[]): string | null {
  return kinds.find((kind) => activities.some(({ id, state }) => id === kind && state === 'present')) ?? null;
}

/**
 * @param table what public projects show; null where there is none
 * @param project what the repository shows, a percentage rounded down to one decimal, by which rules, and the address that it is kept at, where that is known
 * @returns null where nothing can be compared: no score, or a table that was measured by other rules
 */
export function peersOf(
  table: PeerTable | null,
  { score, pack, activities, url }: { score: number | null; pack: string; activities: readonly Pick<ActivityFact, 'id' | 'state'>[]; url: string | null },
): Peers | null {
  if (table === null || score === null || table.pack !== pack) return null;
  const own = url?.split('/').slice(3).join('/').toLowerCase();
  const others = table.repositories.filter(({ repository, overall }) => overall !== null && repository.toLowerCase() !== own);
  const kind = kindOf(activities);
  const alike = others.filter((one) => kind !== null && one.kind === kind);
  const enough = alike.length >= leastOfKind;
  const held = enough ? alike : others;
  if (held.length < leastOfKind) return null;
  return { kind: enough ? kind : null, of: held.length, moreThan: held.filter(({ overall }) => overall !== null && overall < score).length, date: table.date };
}

/** "more than 9 of 12 public projects", with the title of their kind where they are of one. */
export function peersText({ of, moreThan }: Pick<Peers, 'of' | 'moreThan'>, kind: string | null): string {
  const what = kind === null ? 'public projects' : `public projects of this kind (${kind})`;
  return moreThan === 0 ? `no more than any of ${of} ${what}` : `more than ${moreThan} of ${of} ${what}`;
}
