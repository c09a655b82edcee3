// What a manifest asks of a change.
import { clip, suggest } from '../../errors.js';
import type { GateSettings } from '../../model/index.js';
import { noGate } from '../manifest.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof, NoKeys } from './proof.js';

/** The settings of the gate; what is not written is not asked. */
export function provedGate(proof: ManifestProof, written: WrittenManifest['gate']): GateSettings {
  const {
    'min-score': minScore,
    'fail-on': failOn,
    'max-unknown': maxUnknown,
    base,
    tolerance,
    strict,
    'policy-changes': policyChanges,
    extends: _,
    ...rest
  } = written;
  rest satisfies NoKeys;
  return {
    minScore: provedMinScore(proof, minScore, ['gate', 'min-score']),
    failOn: failOn ?? noGate.failOn,
    maxUnknown: maxUnknown ?? noGate.maxUnknown,
    base: base === undefined || base === 'none' ? noGate.base : base,
    tolerance: tolerance ?? noGate.tolerance,
    strict: strict ?? noGate.strict,
    policyChanges: policyChanges ?? noGate.policyChanges,
    // What it says is read by whoever reads the manifest.
    extends: null,
  };
}

/** The minimum by stage, "overall" for one number. @param path of its key */
export function provedMinScore(proof: ManifestProof, written: WrittenManifest['gate']['min-score'], path: readonly string[]): Record<string, number> {
  if (written === undefined) return {};
  if (typeof written === 'number') return { overall: written };
  const allowed = ['overall', ...proof.catalogue.stages.map(({ id }) => id)];
  for (const id of Object.keys(written))
    if (!allowed.includes(id)) proof.problem([...path, id], `unknown stage "${clip(id)}"`, suggest(id, allowed, `use one of ${allowed.join(', ')}`), true);
  return written;
}
