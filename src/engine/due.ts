// What of a project ends by itself, and when: what its manifest says, and what it uses that is in the tables of days.
import { dueByItself } from '../assess/due-by-itself.js';
import { namedIn } from '../inventory/components/components.js';
import { maxManifestBytes } from '../manifest/manifest.js';
import type { Catalogue, DatedRow, DateTable, Due, Expression, Place, Signal, Tree } from '../model/index.js';
import { readYaml } from '../parsers/config/yaml.js';
import { glob } from '../parsers/glob/glob.js';
import { decode } from '../parsers/text/decode.js';
import { bareSignal } from '../signals/bare-signal.js';
import { expressionFor, isInUse } from '../signals/dated.js';
import { scan } from '../signals/scan.js';
import type { AssessedProject } from './assess-project.js';

/**
 * @param today "YYYY-MM-DD" in UTC
 * @returns everything with a day, the earliest first: what is over, what is near, what is far
 */
export function dueOf(project: AssessedProject, today: string): Due[] {
  const { tree, manifest, written, catalogue, assessment } = project;
  const placesOf = manifestPlaces(tree, manifest.path);
  const exclude = manifest.exclude.map((pattern) => ({ pattern, matches: glob(pattern) }));
  const found = [...dueByItself({ catalogue, manifest, written, assessment, today, placesOf }), ...datedIn(tree, catalogue, exclude)];
  const key = ({ day, kind, of, names }: Due) => `${day}\0${kind}\0${of?.id ?? ''}\0${names.join('\0')}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Where the values of a manifest stand. */
function manifestPlaces(tree: Tree, path: string | null): (keys: readonly string[]) => Place[] {
  const reading = path === null ? null : tree.read(path, maxManifestBytes);
  if (path === null || reading === null || !('bytes' in reading)) return () => [];
  const yaml = readYaml(decode(reading.bytes), maxManifestBytes);
  return (keys) => {
    // What a list holds is found by its number.
    const at = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    return [{ path, line: yaml.at(at, true).line }];
  };
}

type Exclude = { pattern: string; matches: (path: string) => boolean }[];

/**
 * What a tree uses of the tables of days. It is looked at twice: once for any version of a table, and where there is one, once for each version, as most projects use
 * few of the tables.
 */
export function datedIn(tree: Tree, catalogue: Pick<Catalogue, 'dates' | 'signals' | 'tools'>, exclude: Exclude = []): Due[] {
  const { dates, signals } = catalogue;
  const look = (wanted: readonly DatedLook[]) => placesIn(tree, catalogue, wanted, exclude);
  const any = look(dates.flatMap((table) => lookFor(table, table.rows, signals)));
  const used = any.filter(({ places }) => places.length > 0).map(({ table }) => table);
  const named = namedModels(tree, dates, exclude);
  const each = look(used.flatMap((table) => table.rows.flatMap((row) => lookFor(table, [row], signals))));
  const seen = each.flatMap(({ table, rows: [row], places }) => (row ? [{ table, row, places }] : []));
  return dates.flatMap((table) =>
    table.rows.flatMap((row): Due[] => {
      const places = [...seen, ...named].flatMap((one) => (one.table === table && one.row === row ? one.places : []));
      return places.length > 0 ? [dueRow(table, row, eachOnce(places))] : [];
    }),
  );
}

/** Models of the tables that calls of their own provider's libraries name, as the inventory reads them: a rule of words sees fewer ways of writing a call. */
function namedModels(tree: Tree, dates: readonly DateTable[], exclude: Exclude): { table: DateTable; row: DatedRow; places: Place[] }[] {
  const tables = dates.filter(({ kind }) => kind === 'model');
  if (tables.length === 0) return [];
  const { found } = namedIn(
    tree,
    tree.files.filter((path) => !exclude.some(({ matches }) => matches(path))),
  );
  return found.flatMap(({ kind, name, from, place }) => {
    const table = kind === 'hosted-model' ? tables.find(({ title }) => title === from) : undefined;
    const row = table?.rows.find(({ version }) => version === name);
    return table && row && isInUse(place) ? [{ table, row, places: [place] }] : [];
  });
}

/** The places in their order, each once. */
function eachOnce(places: readonly Place[]): Place[] {
  const spot = ({ path, cell, line }: Place) => `${path}\0${cell ?? ''}\0${line ?? ''}`;
  const spots = places.map(spot);
  return places.filter((place, index) => spots.indexOf(spot(place)) === index);
}

/** Rows of a table, and what shows that one of them is used. */
interface DatedLook {
  table: DateTable;
  rows: readonly DatedRow[];
  seen: Expression;
}

function lookFor(table: DateTable, rows: readonly DatedRow[], signals: readonly Signal[]): DatedLook[] {
  const seen = expressionFor(table, rows, signals);
  return seen === null ? [] : [{ table, rows, seen }];
}

function placesIn(tree: Tree, { tools }: Pick<Catalogue, 'tools'>, wanted: readonly DatedLook[], exclude: Exclude): (DatedLook & { places: Place[] })[] {
  if (wanted.length === 0) return [];
  const rules = { signals: wanted.map(({ seen }, index) => bareSignal(`due.${index}`, 'due', seen)), tools, context: [], activities: [] };
  const facts = new Map(scan(tree, rules, exclude).facts.map((fact) => [fact.signal, fact]));
  return wanted.map((one, index) => {
    const fact = facts.get(`due.${index}`);
    return { ...one, places: fact?.state === 'present' ? fact.places.filter(isInUse) : [] };
  });
}

function dueRow({ id, kind, title, mend, source, read }: DateTable, { version, ends }: DatedRow, places: Place[]): Due {
  return { kind, day: ends, of: { id, title }, names: [version], note: null, mend, places, source: { url: source, read } };
}
