// The steps of an audit one by one: load, scan, assess, hold against the gate, build and render, with plain data in between.
import { assess as assessFacts } from '../assess/assess.js';
import { builtinCatalogue, loadPack } from '../catalogue/builtin.js';
import { assessSource, treesOf } from '../engine/assess-project.js';
import { compareWith } from '../engine/compare.js';
import { heldOf } from '../engine/hold.js';
import { type Host, processHost } from '../engine/host.js';
import { rulesFor } from '../engine/load-rules.js';
import { gitEnvironment, refuse, sourceAt, sourceOnDisk } from '../engine/open-source.js';
import { readImports } from '../engine/read-imports.js';
import { KnownError } from '../errors.js';
import { gate as evaluateGate } from '../gate/gate.js';
import { approved, manifestCauses, strictest } from '../gate/held.js';
import { dueWaivers } from '../gate/policy.js';
import { readManifest } from '../manifest/read.js';
import type { Assessment, Catalogue, Citation, GateResult, GateSettings, ImportedResult, Manifest, Remote, Scan, UnapprovedWaiver } from '../model/index.js';
import { namedWhereabouts } from '../project/remote.js';
import { build as buildReport, firstFile } from '../report/build.js';
import { formatNamed, formatNames } from '../report/formats/index.js';
import type { RenderOptions } from '../report/render-options.js';
import type { Report } from '../report/report.js';
import { cite } from '../signals/citations.js';
import { version } from '../version.js';

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
  /** The environment that git runs in; that of the process where it is left out. */
  env?: Host['env'];
}

/**
 * A project that was looked at: what its files show, what its manifest says, and what the files that answers point at turned out to be. Plain data: it can be
 * saved as JSON, and read back it serves as before.
 */
export interface Scanned {
  folder: string;
  /** What to call the project where its manifest does not say. */
  name: string;
  /** The commit that was looked at, where there is one. */
  revision: string | null;
  /** The commit, branch or tag that was asked for; null for what is on disk. */
  asked: string | null;
  untracked: boolean;
  /** The rules that it is judged by: those that `scan` was given, with the project's own packs. */
  catalogue: Catalogue;
  /** The rules that `scan` was given, where the project's own packs extend them; null where it has none. */
  builtin: Catalogue | null;
  manifest: Manifest;
  /** Waivers of the manifest that are left out of it, as the policy that it chose names nobody who approved them. */
  unapproved: UnapprovedWaiver[];
  scan: Scan;
  /** What the rules that `scan` was given see in all of the tree, where the manifest adds rules or leaves files out; null where that is the same. */
  bare: Scan | null;
  citations: Record<string, Citation[]>;
  /** Results of other tools that the manifest takes in. */
  imports: ImportedResult[];
  /** The README at the top, otherwise the first file of all; null where there is none. */
  firstFile: string | null;
  /** Where the folder lies in its repository: "services/scoring", "" at the top. */
  inside: string;
  /** Where the repository is kept on the web, as far as git says. */
  remote: Remote | null;
}

/** What a gate asks beyond the manifest, and what it compares with. */
export interface GateOptions extends Terms {
  /** A ref, or "auto" for the branch that a change goes to; left out, or null, to compare with nothing. */
  base?: string | null;
  /** Settings that replace those of the manifest (of the base, where there is one). */
  settings?: Partial<GateSettings>;
  /** The environment that git runs in, and that CI services describe themselves with; that of the process where it is left out. */
  env?: Host['env'];
}

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
export async function scan(folder: string, { catalogue, revision, untracked = false, env }: ScanOptions): Promise<Scanned> {
  const host = processHost(env);
  const source = openSource({ folder, asked: revision ?? null, untracked }, host);
  const read = await readManifest(source.tree, rulesFor(catalogue, source, host), source.isThere, source.versions);
  if ('problems' in read) throw refuse(read.problems);
  // The day decides nothing of what is seen.
  const { tree, manifest, seen, bare, unapproved, imports } = assessSource(source, read, { builtin: catalogue, today: '1970-01-01' });
  return {
    folder,
    revision: tree.revision,
    asked: revision ?? null,
    untracked,
    catalogue: read.catalogue,
    builtin: read.catalogue === catalogue ? null : catalogue,
    manifest,
    unapproved,
    scan: seen,
    bare: bare?.scan ?? null,
    citations: cite(tree, manifest.answers, manifest.path, read.catalogue.checks, imports.taken),
    imports: imports.results,
    firstFile: firstFile(tree.files),
    ...namedWhereabouts(folder, tree.name, host.env, gitEnvironment(host)),
  };
}

/** Decides every check and adds up the points. Pure. */
export function assess(scanned: Scanned, { at }: Terms): Assessment {
  const { catalogue, scan: seen, manifest, citations, imports } = scanned;
  const bare = bareOf(scanned);
  return assessFacts({ catalogue, scan: seen, manifest, citations, imports, today: dayOf(at), ...(bare && { bare }) });
}

function bareOf({ bare, builtin, catalogue }: Scanned): { catalogue: Catalogue; scan: Scan } | null {
  return bare && { catalogue: builtin ?? catalogue, scan: bare };
}

/**
 * Holds an assessment against its gate. Compared with a base, the files of the project are opened again.
 * @returns the verdict with every cause; null where no gate is set and nothing is compared
 * @throws KnownError where a base that is named is not known to git
 */
export async function gateStep(scanned: Scanned, assessment: Assessment, { at, base = null, settings = {}, env }: GateOptions): Promise<GateResult | null> {
  const today = dayOf(at);
  const compared = base === null ? null : await comparedWith(scanned, assessment, { base, today }, processHost(env));
  const asked = { ...(compared?.settings ?? scanned.manifest.gate), ...settings };
  const { manifest, catalogue, unapproved } = scanned;
  // Compared with a base, a waiver has to suffice its policy too: a change may have rid itself of it.
  const under = approved(manifest.waivers, [asked.extends]);
  const judged = under.unapproved.length === 0 ? assessment : assess({ ...scanned, manifest: { ...manifest, waivers: under.counting } }, { at });
  const own = catalogue.extensions.filter(({ from }) => manifest.packs.includes(from));
  return evaluateGate({
    assessment: judged,
    settings: strictest(asked, asked.extends),
    held: {
      policies: heldOf(null, asked.extends),
      causes: asked.extends === null ? [] : manifestCauses({ policy: asked.extends, own }, manifest),
      unapproved: [...unapproved, ...under.unapproved],
    },
    waivers: under.counting,
    against: compared?.against ?? null,
    stages: scanned.catalogue.stages.map(({ id }) => id),
    today,
  });
}

async function comparedWith(scanned: Scanned, assessment: Assessment, { base, today }: { base: string; today: string }, host: Host) {
  const { folder, manifest, catalogue, builtin, scan: seen, asked } = scanned;
  const source = openSource(scanned, host);
  const head = {
    source,
    folder,
    manifest,
    catalogue,
    seen,
    bare: bareOf(scanned),
    assessment,
    unapproved: [],
    written: manifest.waivers,
    imports: readImports(source, manifest),
    ...treesOf(source, manifest),
  };
  return compareWith(head, { builtin: builtin ?? catalogue, today, asked: base, revision: asked ?? undefined }, host);
}

function openSource({ folder, asked, untracked }: Pick<Scanned, 'folder' | 'asked' | 'untracked'>, host: Host) {
  return asked === null ? sourceOnDisk(folder, untracked, host) : sourceAt(folder, asked, host);
}

/** Puts what was seen, said and decided into one report, the data that every format is made from. Pure. @param result what `gate` gave */
export function build(scanned: Scanned, assessment: Assessment, result: GateResult | null, { at }: Terms): Report {
  const { catalogue, manifest, name, revision, firstFile: first, inside, remote } = scanned;
  return buildReport({
    catalogue,
    scan: scanned.scan,
    manifest,
    assessment,
    gate: result,
    due: dueWaivers(assessment, manifest.waivers, dayOf(at)),
    tool: version,
    project: { name, revision, root: manifest.root ?? '.', firstFile: first, inside, remote },
    generated: timeIn(at),
  });
}

/** The formats of `render`, by name. */
export const formats: readonly string[] = formatNames;

const plain: RenderOptions = { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived: false };

/**
 * Writes a report out. Pure; text of the audited repository is escaped for the format.
 * @param format one of `formats`
 * @param look how it is shown: width, colours, one stage only, in full; plain text of 80 columns where nothing is said
 * @throws KnownError for a format that there is none of
 */
export async function render(report: Report, format: string, look: Partial<RenderOptions> = {}): Promise<string> {
  const known = formatNamed(format);
  if (known === null) throw new KnownError(`the format ${format}`, 'is none that there is', `use one of ${formats.join(', ')}`);
  return (await known.load())(report, { ...plain, ...look });
}

/**
 * @throws KnownError where the time is none
 * @internal
 */
export function timeIn(at: Date): string {
  if (!(at.getTime() >= 0 && at.getTime() < Date.UTC(9999, 0))) throw new KnownError('at', 'is no time', 'give a Date from 1970 to 9998');
  return at.toISOString();
}

/**
 * The day of a time in UTC, "YYYY-MM-DD".
 * @throws KnownError where the time is none
 * @internal
 */
export function dayOf(at: Date): string {
  return timeIn(at).slice(0, 10);
}
