// What a manifest answers.
import { clip, suggest } from '../../errors.js';
import type { Answer, EvidenceRef, Manifest } from '../../model/index.js';
import { daysAfter } from '../../parsers/text/days.js';
import { mostReviewDays } from '../manifest.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof, NoKeys } from './proof.js';
import { valueSaid } from './value-said.js';

type WrittenRef = NonNullable<WrittenManifest['answers']>[string]['evidence'][number];

/** The answers by the ids that checks have now; a value has to be one of the scale of its check. */
export function provedAnswers(proof: ManifestProof, written: NonNullable<WrittenManifest['answers']>): Manifest['answers'] {
  const answers: Manifest['answers'] = {};
  for (const [id, { value: given, evidence, dispute, 'review-by': reviewBy, 'drafted-by': draftedBy, confirmed, why, note, by, on, ...rest }] of Object.entries(
    written,
  )) {
    rest satisfies NoKeys;
    const check = proof.check(id, ['answers', id], true);
    if (!check) continue;
    const scale = proof.catalogue.scales.find((s) => s.id === check.scale);
    const values = (scale?.options ?? []).map(({ value }) => value);
    const value = valueSaid(given, check, proof.catalogue.scales);
    const allowed = [...values, 'unknown', ...(check.doesNotApply === 'allowed' ? ['does-not-apply'] : [])];
    if (!allowed.includes(value))
      proof.problem(['answers', id, 'value'], `"${id}" cannot be answered "${clip(value)}"`, suggest(value, allowed, `use one of ${allowed.join(', ')}`));
    if (value === 'does-not-apply' && why === undefined) proof.problem(['answers', id], `"${id}" is set aside without a reason`, 'add why: …', true);
    if (on !== undefined && reviewBy !== undefined && reviewBy > daysAfter(on, mostReviewDays))
      proof.problem(['answers', id, 'review-by'], 'the answer is to hold for more than two years', 'name a day within two years of "on"');
    const answer: Answer = {
      value,
      evidence: evidence.map(refOf),
      dispute,
    };
    // Two checks of an older pack may be one now: the answer under its own name holds.
    if (answers[check.id] && id !== check.id) continue;
    answers[check.id] = {
      ...answer,
      ...(why !== undefined && { why }),
      ...(note !== undefined && { note }),
      ...(by !== undefined && { by }),
      ...(on !== undefined && { on }),
      ...(reviewBy !== undefined && { reviewBy }),
      ...(draftedBy !== undefined && { draftedBy }),
      ...(confirmed !== undefined && { confirmed }),
    };
  }
  return answers;
}

/** What an answer points at, without what is not said. */
function refOf(ref: WrittenRef): EvidenceRef {
  if (!('path' in ref)) return ref;
  const { path, lines, section, sha256, ...rest } = ref;
  rest satisfies NoKeys;
  return { path, ...(lines !== undefined && { lines }), ...(section !== undefined && { section }), ...(sha256 !== undefined && { sha256 }) };
}
