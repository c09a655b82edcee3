// What mlready evidence does.
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import type { AssessedProject } from '../../engine/assess-project.js';
import { KnownError } from '../../errors.js';
import { maxManifestBytes } from '../../manifest/manifest.js';
import { isPointer } from '../../project/lfs.js';
import { frameworksCsv } from '../../report/evidence-pack/frameworks.js';
import { evidencePack, type FileReading } from '../../report/evidence-pack/index.js';
import { type FormatName, formatNamed } from '../../report/formats/index.js';
import type { RenderOptions } from '../../report/render-options.js';
import { type Io, timeOf } from '../io.js';
import { makeReport } from '../make-report.js';
import { lookFor } from '../render-options.js';

/** What the command line says. */
export interface EvidenceOptions {
  output: string;
  rev?: string;
  untracked?: true;
  base?: string;
}

/** The formats of the report that a pack holds, in the order of its index. */
const held: readonly FormatName[] = ['json', 'markdown', 'html'];

/** Audits a project and writes its evidence pack. @returns what was done @throws KnownError where it cannot run, or the file cannot be written */
export async function evidence(dir: string | undefined, { output, base, ...options }: EvidenceOptions, io: Io): Promise<string> {
  if (!/\.zip$/i.test(output)) throw new KnownError(`--output ${output}`, 'has an ending that names no ZIP file', 'end it in .zip');
  const builtin = await builtinCatalogue();
  const generated = timeOf(io).toISOString();
  const asked = { ...options, base: base ?? 'none', minScore: [], failOn: [], waivers: true };
  const { report, project } = await makeReport(dir, asked, { builtin, generated }, io);
  const look: RenderOptions = { ...lookFor(io, false, true), stage: null, ledger: false, full: true, all: true, waived: true };
  const documents: Record<string, string> = {};
  for (const { ending, load } of held.flatMap((name) => formatNamed(name) ?? [])) documents[`report${ending}`] = (await load())(report, look);
  documents['frameworks.csv'] = frameworksCsv(report);
  const zip = evidencePack({
    report,
    readFrom: options.rev === undefined ? 'working-directory' : 'revision',
    documents,
    manifest: manifestOf(project),
    read: readerOf(project),
  });
  io.write(resolve(io.cwd(), output), zip);
  return `${output}: ${zip.length} bytes; its index.md says what is in it.\n`;
}

function manifestOf({ tree, manifest }: AssessedProject): Uint8Array | null {
  const reading = manifest.path === null ? null : tree.read(manifest.path, maxManifestBytes);
  return reading !== null && 'bytes' in reading ? reading.bytes : null;
}

/** Reads what a report cites, in the project or above it, as it was audited. */
function readerOf({ tree, above, manifest, imports }: AssessedProject): (path: string, maxBytes: number) => FileReading {
  const up = above === null ? null : `${above.root}/`;
  const [files, filesAbove] = [new Set(tree.files), new Set(above?.tree.files)];
  if (manifest.path !== null) files.add(manifest.path);
  // Git seldom tracks what CI leaves.
  for (const path of imports.taken.paths) files.add(path);
  return (path, maxBytes) => {
    const isAbove = above !== null && up !== null && path.startsWith(up);
    const [there, name] = isAbove ? [above.tree, path.slice(up.length)] : [tree, path];
    if (!(isAbove ? filesAbove : files).has(name)) return { failure: 'unreadable', size: null };
    const reading = there.read(name, maxBytes);
    if ('failure' in reading) return reading.failure === 'too-large' ? { failure: 'too-large', size: reading.size } : { failure: 'unreadable', size: null };
    return isPointer(reading.bytes) ? { failure: 'lfs', size: null } : reading;
  };
}
