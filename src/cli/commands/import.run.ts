// What mlready import does.
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { type AssessedProject, assessmentOf, assessProject } from '../../engine/assess-project.js';
import { coveredBy, guessedCover, mostCovered, namedCover, writtenEntry } from '../../engine/import-entry.js';
import { resultIn } from '../../engine/read-imports.js';
import { KnownError, suggest } from '../../errors.js';
import type { Edit, ImportEntry, Imported } from '../../model/index.js';
import { resultFormatIds } from '../../parsers/results/index.js';
import { boundPattern } from '../../parsers/results/number-at.js';
import { wayBelow } from '../../project/below.js';
import { importedText } from '../../report/messages/imports.js';
import { jsonText } from '../../terminal/json.js';
import { safe } from '../../terminal/text.js';
import { checkNamed } from '../choices.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { storeFor } from '../manifest-store.js';
import { folderOf } from '../project-folder.js';

/** What the command line says. */
export interface ImportOptions {
  project?: string;
  covers: string[] | boolean;
  format?: string;
  check?: string;
  path?: string;
  bound?: string;
  on?: string;
  dryRun?: true;
  json?: true;
}

/** One file: what it says, and what the manifest is to say of it. */
interface ImportedFile {
  imported: Imported;
  entry: ImportEntry;
  /** How what it rests on came to be known. */
  by: 'said' | 'guessed' | 'nobody';
  /** The commit of which the hashes are; null for what is on disk. */
  at: string | null;
}

/** A file of results is read in one piece. */
const maxBytes = 20 * 1024 * 1024;

/**
 * Reads results and writes them into the manifest.
 * @returns the exit code
 * @throws KnownError where one of the files, or an option, is wrong; then nothing is written
 */
export async function importResults(files: readonly string[], options: ImportOptions, io: Io): Promise<number> {
  const folder = folderOf(options.project, io);
  const today = timeOf(io).toISOString().slice(0, 10);
  const project = await assessProject(folder, { builtin: await builtinCatalogue(), today }, io);
  const asked = askedOf(options, project);
  const named = new Set(files.map((file) => inside(folder, resolve(io.cwd(), file), file)));
  const taken = [...named].map((file) => take(file, { asked, options, project, today }, io));
  const store = storeFor({ folder, tree: project.tree, path: project.manifest.path, catalogue: project.catalogue }, io);
  if (options.dryRun !== true) store.save(editsOf(taken, project), project.manifest);
  if (options.json)
    io.out(
      jsonText(
        taken.map(({ imported, entry, by, at }) => ({ ...imported, entry: writtenEntry(entry), coversBy: by, coversAt: at, written: options.dryRun !== true })),
      ),
    );
  else {
    for (const one of taken)
      io.out(
        `${textOf(one, today)
          .map((line) => safe(line))
          .join('\n')}\n`,
      );
    io.out(options.dryRun === true ? 'Nothing was written.\n' : `Written to ${store.file}.\n`);
  }
  return exitCodes.passed;
}

/** What the options say of every file. @throws KnownError where they do not fit together */
function askedOf({ format, check, path, bound, on }: ImportOptions, { catalogue }: AssessedProject): Omit<ImportEntry, 'file' | 'covers'> {
  if (format !== undefined && !resultFormatIds.includes(format))
    throw new KnownError(`--format ${format}`, 'is no format that is known', suggest(format, resultFormatIds, `use one of ${resultFormatIds.join(', ')}`));
  if (bound !== undefined && !boundPattern.test(bound)) throw new KnownError(`--bound ${bound}`, 'is no bound', 'write it as ">= 0.8"');
  if (on !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on))))
    throw new KnownError(`--on ${on}`, 'is no day', 'write it as 2026-03-31');
  if (path !== undefined && (check === undefined || bound === undefined || format !== undefined))
    throw new KnownError(`--path ${path}`, 'names a number', 'add --check and --bound, and leave --format out');
  return {
    ...(format !== undefined && { format }),
    ...(on !== undefined && { on }),
    ...(check !== undefined && { check: checkNamed(catalogue, check, 'import').id }),
    ...(path !== undefined && { path }),
    ...(bound !== undefined && { bound }),
  };
}

/** A file by its path in the project. @throws KnownError where it lies elsewhere */
function inside(folder: string, path: string, shown: string): string {
  const name = wayBelow(folder, path);
  if (name === null || name === '') throw new KnownError(shown, 'does not lie in the project', 'copy it there: git need not track it');
  return name;
}

interface ImportTerms {
  asked: Omit<ImportEntry, 'file' | 'covers'>;
  options: ImportOptions;
  project: AssessedProject;
  today: string;
}

/** @throws KnownError where the file cannot be read, or says nothing that is known */
function take(file: string, { asked, options, project, today }: ImportTerms, io: Io): ImportedFile {
  const { tree, catalogue, manifest } = project;
  const reading = tree.read(file, maxBytes);
  if ('failure' in reading)
    throw new KnownError(file, reading.failure === 'too-large' ? 'is larger than 20 MiB' : 'is no readable file of the project', 'name a plain file inside it');
  const read = resultIn(file, reading.bytes, { file, ...asked }, tree);
  if (read.problem !== null) {
    const [imported] = assessmentOf(project, today, [read]).imports;
    throw new KnownError(
      file,
      imported === undefined
        ? 'is not known'
        : importedText(imported)
            .slice(file.length + 1)
            .replace(/\.$/, ''),
      'see docs/imports.md, or name a number by --path',
    );
  }
  const { covers: said } = options;
  const globs = Array.isArray(said) ? said : [];
  const paths =
    globs.length > 0
      ? namedCover(tree, globs, new Set([file, ...(manifest.path === null ? [] : [manifest.path])]))
      : said === false
        ? []
        : guessedCover(
            project,
            catalogue.imports.find(({ format }) => format === read.format),
          );
  if (globs.length > 0 && (paths.length === 0 || paths.length > mostCovered))
    throw new KnownError(`--covers ${globs.join(' ')}`, `names ${paths.length} files of the project`, `name between 1 and ${mostCovered}`);
  const { covers, at } = coveredBy(paths, read, project, io);
  const on = asked.on ?? (covers.length > 0 ? read.date : null);
  const entry: ImportEntry = { file, ...asked, ...(covers.length > 0 && { covers }), ...(on !== null && { on }) };
  const [imported] = assessmentOf(project, today, [resultIn(file, reading.bytes, entry, tree)]).imports;
  if (imported === undefined) throw new Error('a result that was read is not known');
  return { imported, entry, by: covers.length === 0 ? 'nobody' : globs.length > 0 ? 'said' : 'guessed', at };
}

/** What is said of a file already is said anew. */
function editsOf(taken: readonly ImportedFile[], { manifest }: AssessedProject): Edit[] {
  return taken.map(({ entry }): Edit => {
    const value = plainOf(entry);
    const index = manifest.imports.findIndex(({ file, path, check }) => file === entry.file && path === entry.path && check === entry.check);
    return index < 0 ? { path: ['imports'], value, how: 'add' } : { path: ['imports', String(index)], value };
  });
}

function plainOf(entry: ImportEntry): Edit['value'] {
  const written = writtenEntry(entry);
  if (typeof written === 'string') return written;
  const { covers, ...rest } = written;
  return { ...rest, ...(covers !== undefined && { covers: covers.map(({ path, sha256 }) => ({ path, sha256 })) }) };
}

function textOf({ imported, entry, by, at }: ImportedFile, today: string): string[] {
  const covers = entry.covers ?? [];
  const rest = covers.slice(0, 5).map(({ path }) => path);
  const more = covers.length > rest.length ? ` and ${covers.length - rest.length} more` : '';
  const old = imported.date !== null && imported.date < today && at === null && covers.length > 0;
  return [
    importedText(imported),
    ...(imported.commit === null ? [] : [`  made at the commit ${imported.commit.slice(0, 12)}${at === null ? ', which git does not know here' : ''}`]),
    by === 'nobody'
      ? '  nobody says what it rests on: say it with --covers'
      : `  rests on ${rest.join(', ')}${more}${by === 'guessed' ? ' (guessed; --covers says it)' : ''}`,
    ...(old ? [`  taken as these files are now: where they have changed since ${imported.date}, make the result again`] : []),
  ];
}
