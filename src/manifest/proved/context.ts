// What a manifest says that a project is and does.
import { clip, suggest } from '../../errors.js';
import type { Manifest } from '../../model/index.js';
import { mostProblems } from '../../parsers/config/validate.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof } from './proof.js';

/** What the project is, by field: every field has to exist, and to take the values that it is given. */
export function provedContext(proof: ManifestProof, written: NonNullable<WrittenManifest['context']>): Manifest['context'] {
  const context: Manifest['context'] = {};
  const { does: _, ...fields } = written;
  for (const [id, given] of Object.entries(fields)) {
    const field = proof.catalogue.context.find((f) => f.id === id);
    if (!field) {
      if (proof.problems.length >= mostProblems) break;
      proof.problem(
        ['context', id],
        `unknown context field "${clip(id)}"`,
        suggest(
          id,
          proof.catalogue.context.map((f) => f.id),
          `use one of ${proof.catalogue.context.map((f) => f.id).join(', ')}`,
        ),
        true,
      );
      continue;
    }
    const allowed = field.values.map(({ value }) => value);
    const values = (Array.isArray(given) ? given : [given]).map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value));
    values.forEach((value, index) => {
      if (!allowed.includes(value))
        proof.problem(
          Array.isArray(given) ? ['context', id, index] : ['context', id],
          `"${id}" cannot be "${clip(value)}"`,
          suggest(value, allowed, `use one of ${allowed.join(', ')}`),
        );
    });
    if (values.length > 1 && !field.many) proof.problem(['context', id], `"${id}" takes one value`, 'keep one of them');
    context[id] = values;
  }
  return context;
}

/** What the project is said to do, by activity; every one has to exist. */
export function provedDoes(proof: ManifestProof, { does }: NonNullable<WrittenManifest['context']>): Manifest['does'] {
  const ids = proof.catalogue.activities.map(({ id }) => id);
  for (const id of Object.keys(does ?? {}))
    if (!ids.includes(id)) proof.problem(['context', 'does', id], `unknown activity "${clip(id)}"`, suggest(id, ids, `use one of ${ids.join(', ')}`), true);
  return does ?? {};
}
