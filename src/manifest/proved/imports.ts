// What a manifest takes in of other tools' results.
import type { ImportEntry, Manifest } from '../../model/index.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof, NoKeys } from './proof.js';

/** The entries, with the ids that checks have now, and without what is not said. */
export function provedImports(proof: ManifestProof, written: WrittenManifest['imports']): Manifest['imports'] {
  return written.map(({ file, format, covers, on, check, path, bound, ...rest }, index): ImportEntry => {
    rest satisfies NoKeys;
    const shown = check === undefined ? null : proof.check(check, ['imports', index, 'check'], false);
    return {
      file,
      ...(format !== undefined && { format }),
      ...(covers !== undefined && { covers }),
      ...(on !== undefined && { on }),
      ...(shown !== null && { check: shown.id }),
      ...(path !== undefined && { path }),
      ...(bound !== undefined && { bound }),
    };
  });
}
