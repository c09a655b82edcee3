// Further packs that are built in: each lies in a folder of its own under packs/ and adds checks, signals, cases, frameworks and proposals to the first.
import { KnownError, suggest } from '../errors.js';
import type { Case, Catalogue, Check, FurtherPack, PackFiles } from '../model/index.js';
import type { ReadProposals } from './check-proposals.js';
import { furtherChecksSchema } from './check-schema.js';
import { proposalsSchema } from './proposals-schema.js';
import { type IdPlaces, packReader } from './reader.js';
import { casesSchema, frameworkSchema, furtherPackSchema, toolsSchema } from './schema.js';
import { signalsSchema } from './signal-schema.js';

/** What a further pack holds. */
export interface ReadPack {
  pack: Omit<FurtherPack, 'signals'>;
  /** By the id of their consideration. */
  checks: { consideration: string; step: string; checks: Omit<Check, 'consideration' | 'step' | 'stage'>[] }[];
  signals: Catalogue['signals'];
  tools: Catalogue['tools'];
  cases: Case[];
  frameworks: Catalogue['frameworks'];
  proposals: ReadProposals[];
}

const folder = 'packs/';

/** Whether a file of the built-in rules belongs to a further pack. */
export function isOfFurther(path: string): boolean {
  return path.startsWith(folder);
}

/**
 * @param files of the built-in rules
 * @param root is put before their paths in errors
 * @param places takes where ids are written
 * @returns the packs in the order of their ids, and every mistake in their files
 */
export function furtherPacks(files: PackFiles, root: string, places: IdPlaces): { packs: ReadPack[]; problems: KnownError[] } {
  const names = [
    ...new Set(
      files
        .list()
        .filter(isOfFurther)
        .map((path) => path.split('/')[1] ?? ''),
    ),
  ];
  const read = names.map((name) => readPack(within(files, `${folder}${name}/`), `${root}${folder}${name}/`, { name, places }));
  return { packs: read.flatMap(({ pack }) => pack ?? []), problems: read.flatMap(({ problems }) => problems) };
}

function within(files: PackFiles, prefix: string): PackFiles {
  const paths = files.list().filter((path) => path.startsWith(prefix));
  return { list: () => paths.map((path) => path.slice(prefix.length)), read: (path) => files.read(prefix + path) };
}

function readPack(files: PackFiles, root: string, { name, places }: { name: string; places: IdPlaces }): { pack: ReadPack | null; problems: KnownError[] } {
  const { paths, problems, required, under, at } = packReader(files, root, places);
  for (const path of paths.filter((one) => !isKnown(one)))
    problems.push(
      new KnownError(
        `${root}${path}`,
        'is not a file that a further pack has',
        'move it to checklists/<stage>/, signals/, tools/, cases/, frameworks/ or proposals/',
      ),
    );
  const pack = required('pack.yaml', furtherPackSchema, 'a pack needs pack.yaml');
  if (pack && pack.id !== name)
    problems.push(new KnownError(`${root}pack.yaml`, `the pack "${pack.id}" lies in the folder ${name}`, suggest(name, [pack.id], 'rename one of the two')));
  const checks = under('checklists', furtherChecksSchema).flatMap(({ value: { step, considerations } }) =>
    considerations.map((one) => ({ consideration: one.id, step, checks: one.checks.map((check) => ({ ...check, pack: name })) })),
  );
  const signals = under('signals', signalsSchema).flatMap(({ value }) => value.signals.map((signal) => ({ ...signal, area: value.area })));
  const tools = under('tools', toolsSchema).map(({ value }) => value);
  const cases = under('cases', casesSchema).flatMap(({ value }) => value.cases.map((one) => ({ ...one, stage: value.stage })));
  const frameworks = under('frameworks', frameworkSchema).map(({ value }) => value);
  const proposals = under('proposals', proposalsSchema).map((one) => ({ ...one, at: (keys: readonly PropertyKey[]) => at(one.path, keys) }));
  return { pack: pack && { pack, checks, signals, tools, cases, frameworks, proposals }, problems };
}

function isKnown(path: string): boolean {
  return (
    path === 'pack.yaml' ||
    /^(?:signals|tools|cases|frameworks|proposals)\/[a-z0-9-]+\.yaml$/.test(path) ||
    /^checklists\/[a-z0-9-]+\/[a-z0-9-]+\.yaml$/.test(path)
  );
}
