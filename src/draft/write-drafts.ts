// Writes drafts that stand. A person may have answered while the project was looked at.
import { isDraft } from '../manifest/drafted.js';
import type { ManifestStore } from '../manifest/store.js';
import type { JudgedDrafts } from './judge.js';

/**
 * Writes the drafts that stand in one go, but for those whose check a person has answered since.
 * @returns what became of the answers: those are refused
 * @throws KnownError where they cannot be written; then nothing is
 */
export function writeDrafts(store: Pick<ManifestStore, 'now' | 'save'>, judged: JudgedDrafts): JudgedDrafts {
  if (judged.edits.length === 0) return judged;
  const now = store.now();
  const { answers } = now;
  const isAnswered = (check: string | undefined) => check !== undefined && answers[check] !== undefined && !isDraft(answers[check]);
  const late = judged.taken.filter(({ check }) => isAnswered(check));
  const edits = judged.edits.filter(({ path }) => !isAnswered(path[1]));
  if (edits.length > 0) store.save(edits, now);
  const refused = late.map(({ check }) => ({ check, reasons: [{ place: check, reason: 'was answered by a person in the meantime' }] }));
  return { ...judged, taken: judged.taken.filter((one) => !late.includes(one)), refused: [...judged.refused, ...refused], edits };
}
