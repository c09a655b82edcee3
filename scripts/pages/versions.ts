// The tables of docs/versioning.md: what each version of a built-in pack brought, and which old ids lead on.
import type { Catalogue } from '../../src/model/index.js';
import { code, counted, table } from './parts.js';

/** @returns a row for each version of each pack, the newest first, with the checks that are asked since */
export function versionsTable({ id, releases, packs, checks }: Catalogue): string {
  const all = [{ id, releases }, ...packs].flatMap((pack) =>
    Object.entries(pack.releases)
      .map(([version, day]) => ({ pack: pack.id, version, day }))
      .reverse(),
  );
  const rows = all.map(({ pack, version, day }) => {
    const since = checks.filter((check) => check.since === version && (check.pack ?? id) === pack).map((check) => check.id);
    const isFirst = all.findLast((one) => one.pack === pack)?.version === version;
    return [
      code(pack),
      version,
      day,
      isFirst ? `${counted(since.length, 'check')}, the first` : `${counted(since.length, 'new check')}: ${since.map(code).join(', ')}`,
    ];
  });
  return table(['Pack', 'Version', 'Day', 'What is asked since'], ['left', 'left', 'left', 'left'], rows).join('\n').trimEnd();
}

/** @returns a row for each id that was renamed */
export function renamedTable({ checks }: Catalogue): string {
  const rows = checks.flatMap(({ id, aliases }) => aliases.map((old) => [code(old), code(id)]));
  return table(['Old id', 'Now'], ['left', 'left'], rows).join('\n').trimEnd();
}
