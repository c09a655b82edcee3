// What a manifest asks of a change.
import { clip, suggest } from '../../errors.js';
import type { GateSettings } from '../../model/index.js';
import { noGate } from '../manifest.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof, NoKeys } from './proof.js';

/** The settings of the gate; what is not written is not asked. */
export function provedGate(proof: ManifestProof, written: WrittenManifest['gate']): GateSettings {
  const { 'min-score': minScore, 'fail-on': failOn, 'max-unknown': maxUnknown, base, tolerance, strict, 'policy-changes': policyChanges, ...rest } = written;
  rest satisfies NoKeys;
  return {
    minScore: provedMinScore(proof, minScore),
    failOn: failOn ?? noGate.failOn,
    maxUnknown: maxUnknown ?? noGate.maxUnknown,
    base: base === undefined || base === 'none' ? noGate.base : base,
    tolerance: tolerance ?? noGate.tolerance,
    strict: strict ?? noGate.strict,
    policyChanges: policyChanges ?? noGate.policyChanges,
  };
}

function provedMinScore(proof: ManifestProof, written: WrittenManifest['gate']['min-score']): Record<string, number> {
  if (written === undefined) return {};
  if (typeof written === 'number') return { overall: written };
  const allowed = ['overall', ...proof.catalogue.stages.map(({ id }) => id)];
  for (const id of Object.keys(written))
    if (!allowed.includes(id))
      proof.problem(['gate', 'min-score', id], `unknown stage "${clip(id)}"`, suggest(id, allowed, `use one of ${allowed.join(', ')}`), true);
  return written;
}
