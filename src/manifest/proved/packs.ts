// What a manifest says of the packs that are built in.
import { clip, suggest } from '../../errors.js';
import type { Manifest } from '../../model/index.js';
import { isReason, leastReasonWords } from '../reason.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof } from './proof.js';

/** The versions of the built-in packs that the manifest was written for, by their ids; one alone is that of the first. */
export function provedPack(proof: ManifestProof, written: WrittenManifest['pack']): Record<string, string> | null {
  const { id, version, releases, packs, extensions } = proof.catalogue;
  const named = typeof written === 'string' ? { [id]: written } : (written ?? {});
  const at = (pack: string) => (typeof written === 'string' ? ['pack'] : ['pack', pack]);
  const builtIn = new Map([{ id, version, releases }, ...packs].map((one) => [one.id, one] as const));
  const current = new Map([...builtIn.values(), ...extensions].map((one) => [one.id, one.version] as const));
  for (const [pack, given] of Object.entries(named)) {
    const now = current.get(pack);
    const published = Object.keys(builtIn.get(pack)?.releases ?? {});
    if (now === undefined)
      proof.problem(at(pack), `there is no pack "${clip(pack)}" here`, suggest(pack, current.keys(), `use one of ${[...current.keys()].join(', ')}`), true);
    else if (given.localeCompare(now, 'en', { numeric: true }) > 0)
      proof.problem(at(pack), `the manifest is written for the pack ${clip(given, 40)}, and this is ${now}`, 'upgrade mlready, or correct the version');
    else if (builtIn.has(pack) && given !== now && !published.includes(given))
      proof.problem(at(pack), `there never was a pack ${clip(given, 40)}`, `use one of ${published.join(', ')}, or leave the key out`);
  }
  return written === undefined ? null : named;
}

/** Further built-in packs that are switched on or off. */
export function provedSwitches({ catalogue: { packs }, problem }: ManifestProof, written: WrittenManifest['builtin-packs']): Manifest['builtinPacks'] {
  const known = packs.map(({ id }) => id);
  for (const [pack, { why }] of Object.entries(written)) {
    if (!known.includes(pack))
      problem(
        ['builtin-packs', pack],
        `there is no further pack "${clip(pack)}"`,
        suggest(pack, known, known.length === 0 ? 'remove it' : `use one of ${known.join(', ')}`),
        true,
      );
    else if (!isReason(why, null))
      problem(['builtin-packs', pack, 'why'], `"${pack}" is switched and hardly says why`, `give a reason of ${leastReasonWords} words`);
  }
  return written;
}
