// What mlready fix can repair and begin.
import type { Catalogue } from '../../model/index.js';
import { releaseWaits } from '../../repair/add-needs.js';
import { repairs } from '../../repair/repairs.js';

type Repertoire = Pick<Catalogue, 'signals' | 'skeletons'>;

/** @returns what can be repaired to the token, and what can be begun, as data */
export function listed({ signals, skeletons }: Repertoire) {
  const codes = new Set([...repairs.map(({ code }) => code), releaseWaits]);
  return {
    hazards: signals
      .flatMap(({ id, title, hazard }) => (hazard && codes.has(hazard.code) ? [{ code: hazard.code, signal: id, title }] : []))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    skeletons: skeletons.map(({ id, path, title, checks }) => ({ id, path, title, checks })),
  };
}

/** @returns the same as text */
export function listText(catalogue: Repertoire): string {
  const { hazards, skeletons } = listed(catalogue);
  return [
    'Repaired to the token, where the place is written in a manner that is known:',
    ...hazards.map(({ code, title }) => `  ${code}  ${title}`),
    '  and practices of CI whose exit status is thrown away',
    '',
    'Files to begin with, and the checks that they may come to show:',
    ...skeletons.map(({ path, checks }) => `  ${path}: ${checks.join(', ')}`),
    '',
  ].join('\n');
}
