// The library: load, scan, assess, gate, build and render, as mlready audit does them one after the other. docs/library.md shows all six.
import { assess as assessFacts } from './assess/assess.js';
import { builtinCatalogue, loadPack } from './catalogue/builtin.js';
import { compareWith } from './cli/compare-project.js';
import { type Io, processIo } from './cli/io.js';
import { type AssessedProject, assessSource, refuse, sourceAt, sourceOnDisk } from './cli/project.js';
import { rulesFor } from './cli/rules.js';
import { KnownError } from './errors.js';
import { cite } from './evidence/cite.js';
import { gate as judge } from './gate/gate.js';
import { dueWaivers } from './gate/policy.js';
import type { Assessment, Catalogue, Citation, GateResult, GateSettings, Manifest, Scan } from './model.js';
import { readManifest } from './project/manifest.js';
import { whereabouts } from './project/remote.js';
import { build as buildReport, firstFile } from './report/build.js';
import { reporters } from './report/index.js';
import type { Look } from './report/look.js';
import type { Report } from './report/shape.js';
import { version } from './version.js';

export { KnownError } from './errors.js';
export type * from './model.js';
export type { Look } from './report/look.js';
export type * from './report/shape.js';
export { version } from './version.js';

/** When a project is judged. */
export interface Terms {
  /** The time of the audit: answers and waivers grow old by it, and the report bears it. The same input at the same time gives the same report. */
  at: Date;
}

/** Which files of a folder are looked at. */
export interface ScanOptions {
  /** The rules, from `load`. Packs that the manifest names extend them. */
  catalogue: Catalogue;
  /** A commit, branch or tag, read from git without a checkout; left out for what is on disk. */
  revision?: string | undefined;
  /** Whether files that git does not track are read as well. */
  untracked?: boolean;
  /** The environment that git runs in, and that CI services describe themselves with; that of the process where it is left out. */
  env?: Readonly<Record<string, string | undefined>>;
}

/** A project that was looked at: what its files show, what its manifest says, and what the files that answers point at turned out to be. */
export interface Scanned {
  folder: string;
  /** What to call the project where its manifest does not say. */
  name: string;
  /** The commit that was looked at, where there is one. */
  revision: string | null;
  /** The rules that it is judged by: those that `scan` was given, with the project's own packs. */
  catalogue: Catalogue;
  manifest: Manifest;
  scan: Scan;
  citations: ReadonlyMap<string, readonly Citation[]>;
}

/** What a gate asks beyond the manifest, and what it compares with. */
export interface GateOptions extends Terms {
  /** A ref, or "auto" for the branch that a change goes to; left out, or null, to compare with nothing. */
  base?: string | null;
  /** Settings that replace those of the manifest (of the base, where there is one). */
  settings?: Partial<GateSettings>;
}

/** Where the files of what was scanned came from, which comparing with a base reads again. */
const origins = new WeakMap<Scanned, { options: ScanOptions; project: AssessedProject }>();

/**
 * Loads the rules.
 * @param folder of a pack (it holds pack.yaml); left out for the rules that are built in
 * @returns the rules, proved
 * @throws KnownError for the first mistake in a pack
 */
export async function load(folder?: string): Promise<Catalogue> {
  if (folder === undefined) return builtinCatalogue();
  const loaded = await loadPack(folder, `${folder}/`);
  if ('problems' in loaded) throw refuse(loaded.problems);
  return loaded.catalogue;
}

/**
 * Looks at a project. Nothing of it is run, no link is followed out of it, and nothing is fetched.
 * @param folder the project, an existing directory
 * @throws KnownError where the folder or the revision cannot be read, or the manifest is wrong
 */
export async function scan(folder: string, options: ScanOptions): Promise<Scanned> {
  const io = ioOf(options);
  const { catalogue, revision, untracked = false } = options;
  const source = revision === undefined ? sourceOnDisk(folder, untracked, io) : sourceAt(folder, revision, io);
  const read = await readManifest(source.tree, rulesFor(catalogue, source, io), source.isThere);
  if ('problems' in read) throw refuse(read.problems);
  // The day decides nothing of what is seen.
  const project = assessSource(source, read, { builtin: catalogue, today: '1970-01-01' });
  const { tree, manifest } = project;
  const scanned: Scanned = {
    folder,
    name: tree.name,
    revision: tree.revision,
    catalogue: read.catalogue,
    manifest,
    scan: project.seen,
    citations: cite(tree, manifest.answers, manifest.path),
  };
  origins.set(scanned, { options, project });
  return scanned;
}

/** Decides every check and adds up the points. Pure. */
export function assess({ catalogue, scan: seen, manifest, citations }: Scanned, { at }: Terms): Assessment {
  return assessFacts({ catalogue, scan: seen, manifest, citations, today: dayOf(at) });
}

/**
 * Holds an assessment against its gate.
 * @param scanned what `scan` gave, itself: what is compared with a base is read again from there
 * @returns the verdict with every cause; null where no gate is set and nothing is compared
 * @throws KnownError where a base that is named is not known to git
 */
export async function gate(scanned: Scanned, assessment: Assessment, { at, base = null, settings = {} }: GateOptions): Promise<GateResult | null> {
  const today = dayOf(at);
  const compared = base === null ? null : await comparedWith(scanned, assessment, base, today);
  return judge({
    assessment,
    settings: { ...(compared?.settings ?? scanned.manifest.gate), ...settings },
    waivers: scanned.manifest.waivers,
    against: compared?.against ?? null,
    stages: scanned.catalogue.stages.map(({ id }) => id),
    today,
  });
}

async function comparedWith(scanned: Scanned, assessment: Assessment, base: string, today: string) {
  const origin = origins.get(scanned);
  if (origin === undefined) throw new KnownError('gate', 'is asked to compare something that scan did not give', 'give it what scan returned');
  const { options, project } = origin;
  const terms = { builtin: options.catalogue, today, asked: base, revision: options.revision };
  return compareWith({ ...project, manifest: scanned.manifest, assessment }, terms, ioOf(options));
}

/** Puts what was seen, said and decided into one report, the data that every format is made from. @param result what `gate` gave */
export function build(scanned: Scanned, assessment: Assessment, result: GateResult | null, { at }: Terms): Report {
  const { folder, catalogue, manifest, name, revision } = scanned;
  const origin = origins.get(scanned);
  const { PATH, HOME } = ioOf(origin?.options ?? {}).env;
  return buildReport({
    catalogue,
    scan: scanned.scan,
    manifest,
    assessment,
    gate: result,
    due: dueWaivers(assessment, manifest.waivers, dayOf(at)),
    tool: version,
    project: { name, revision, root: manifest.root ?? '.', firstFile: firstFile(origin?.project.tree.files ?? []), ...whereabouts(folder, { PATH, HOME }) },
    generated: timeIn(at),
  });
}

/** The formats of `render`, by name. */
export const formats: readonly string[] = Object.keys(reporters);

const plain: Look = { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, waived: false };

/**
 * Writes a report out. Pure; text of the audited repository is escaped for the format.
 * @param format one of `formats`
 * @param look how it is shown: width, colours, one stage only, in full; plain text of 80 columns where nothing is said
 * @throws KnownError for a format that there is none of
 */
export async function render(report: Report, format: string, look: Partial<Look> = {}): Promise<string> {
  const loader = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
  if (loader === undefined) throw new KnownError(`the format ${format}`, 'is none that there is', `use one of ${formats.join(', ')}`);
  return (await loader())(report, { ...plain, ...look });
}

/** @throws KnownError where the time is none */
function timeIn(at: Date): string {
  if (Number.isNaN(at.getTime())) throw new KnownError('at', 'is no time', 'give a valid Date');
  return at.toISOString();
}

function dayOf(at: Date): string {
  return timeIn(at).slice(0, 10);
}

function ioOf({ env }: Pick<ScanOptions, 'env'>): Io {
  const io = processIo();
  return env === undefined ? io : { ...io, env };
}
