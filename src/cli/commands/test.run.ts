// What mlready test does.
import { assess } from '../../assess/assess.js';
import { type CheckFixture, checkFixtureSchema, type SignalFixture, signalFixtureSchema } from '../../catalogue/fixture-schema.js';
import { refuse } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import { noManifest } from '../../manifest/manifest.js';
import { parseAnswers } from '../../manifest/parse.js';
import type { Catalogue, Place } from '../../model/index.js';
import { readValidated } from '../../parsers/config/validate.js';
import { treeOf } from '../../project/text-tree.js';
import { scan } from '../../signals/scan.js';
import { jsonText } from '../../terminal/json.js';
import { placeText, safe } from '../../terminal/text.js';
import { extendedBy, type FoundFolder, ownPacks } from '../custom-packs.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';

/** One case of a fixture: what was asked of it, and what came out otherwise. */
interface Tried {
  /** The check or the signal. */
  id: string;
  name: string;
  /** What came out, where it is not what was expected. */
  wrong: string | null;
}

interface PackResult {
  pack: string;
  cases: Tried[];
  /** Checks and signals without a fixture. */
  untested: string[];
  /** What still says TODO somewhere. */
  unfinished: string[];
}

const maxBytes = 512 * 1024;

/** Runs the fixtures of packs and prints how each case came out. @returns 1 where one came out otherwise, or a check or signal has none @throws KnownError where a pack or a fixture is wrong */
export async function testPacks({ pack, json }: { pack?: string; json?: true }, io: Io): Promise<number> {
  const today = timeOf(io).toISOString().slice(0, 10);
  let failed = false;
  const all: PackResult[] = [];
  for (const own of await ownPacks(pack, io)) {
    const loaded = await extendedBy(own);
    if ('problems' in loaded) throw refuse(loaded.problems);
    const { catalogue } = loaded;
    const fixtures = fixturesOf(own);
    const cases = fixtures.flatMap((one) => ('signal' in one ? signalCases(one, catalogue) : checkCases(one, catalogue, today)));
    const tested = new Set(cases.map(({ id }) => id));
    const [extension] = catalogue.extensions;
    const ids = [...(extension?.adds ?? []), ...catalogue.signals.filter(({ area }) => area === extension?.id).map(({ id }) => id)];
    const untested = ids.filter((id) => !tested.has(id));
    const unfinished = unfinishedOf(catalogue, extension?.id ?? '');
    failed ||= untested.length > 0 || unfinished.length > 0 || cases.some(({ wrong }) => wrong !== null);
    all.push({ pack: own.from, cases, untested, unfinished });
  }
  io.out(json ? jsonText(all) : safe(all).map(packText).join('\n'));
  return failed ? exitCodes.gateFailed : exitCodes.passed;
}

function packText({ pack, cases, untested, unfinished }: PackResult): string {
  const wrong = cases.filter((one) => one.wrong !== null).length;
  return [
    ...cases.map((one) => `${one.wrong === null ? 'ok  ' : 'FAIL'} ${one.id}: ${one.name}${one.wrong === null ? '' : `: ${one.wrong}`}`),
    ...untested.map((id) => `FAIL ${id}: no fixture tests it`),
    ...unfinished.map((id) => `FAIL ${id}: a text of it still begins with TODO`),
    `${pack}: ${cases.length} ${cases.length === 1 ? 'case' : 'cases'}, ${wrong} of them wrong, ${untested.length} without a fixture`,
    '',
  ].join('\n');
}

function unfinishedOf({ checks, signals, cases, extensions }: Catalogue, pack: string): string[] {
  const begun = (...texts: string[]) => texts.some((text) => text.startsWith('TODO'));
  return [
    ...checks.filter(({ statement, ask, help, remedy }) => begun(statement, ask, help, remedy)),
    ...signals.filter(({ title, counts, excludes }) => begun(title, counts, excludes)),
    ...cases.filter(({ title, venue, happened, lesson }) => begun(title, venue, happened, lesson)),
    ...extensions.flatMap(({ id, changes }) => (id === pack ? changes : [])).flatMap(({ check, why }) => (begun(why) ? [{ id: check }] : [])),
  ].map(({ id }) => id);
}

function fixturesOf({ files, root }: FoundFolder): (SignalFixture | CheckFixture)[] {
  return files
    .list()
    .filter((path) => /^fixtures\/.*\.ya?ml$/.test(path))
    .map((path) => {
      const text = files.read(path);
      const read = readValidated(`${root}${path}`, text, /^signal:/m.test(text) ? signalFixtureSchema : checkFixtureSchema, maxBytes);
      if ('problems' in read) throw refuse(read.problems);
      return read.value;
    });
}

function signalCases({ signal, cases }: SignalFixture, catalogue: Catalogue): Tried[] {
  if (!catalogue.signals.some(({ id }) => id === signal)) throw new KnownError(`fixture of ${signal}`, 'there is no such signal', 'correct its name');
  return cases.map(({ name, state, place, files }) => {
    const fact = scan(treeOf(files), catalogue, []).facts.find((one) => one.signal === signal);
    const at = fact?.places[0];
    if (fact?.state !== state)
      return { id: signal, name, wrong: `expected ${state}, and it is ${fact?.state ?? 'not looked for'}${at ? ` (${placeText(at)})` : ''}` };
    return {
      id: signal,
      name,
      wrong: place === undefined || same(place, at) ? null : `expected it at ${placeText(place)}, and it is at ${at ? placeText(at) : 'no place'}`,
    };
  });
}

function same(expected: Place, found: Place | undefined): boolean {
  return (
    found?.path === expected.path &&
    (expected.line === undefined || found.line === expected.line) &&
    (expected.cell === undefined || found.cell === expected.cell)
  );
}

function checkCases({ check, cases }: CheckFixture, catalogue: Catalogue, today: string): Tried[] {
  if (!catalogue.checks.some(({ id }) => id === check)) throw new KnownError(`fixture of ${check}`, 'there is no such check', 'correct its name');
  return cases.map(({ name, verdict, basis, answer, context, files }) => {
    const said = parseAnswers(`fixture of ${check}`, JSON.stringify({ context, answers: answer === undefined ? {} : { [check]: answer } }), catalogue);
    if ('problems' in said) throw refuse(said.problems);
    const tree = treeOf(files);
    const { findings } = assess({ catalogue, scan: scan(tree, catalogue, []), manifest: { ...noManifest, ...said }, citations: {}, today });
    const found = findings.find((one) => one.check === check);
    const out = (one: { verdict: string; basis?: string | null | undefined }) => `${one.verdict}${one.basis ? `, ${one.basis}` : ''}`;
    const right = found?.verdict === verdict && (basis === undefined || found.basis === basis);
    return { id: check, name, wrong: right ? null : `expected ${out({ verdict, basis })}, and it is ${found ? out(found) : 'not there'}` };
  });
}
