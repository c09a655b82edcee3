// mlready validate: every mistake in a manifest, or in a pack.
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { builtinCatalogue, folderFiles, loadPack } from '../../catalogue/builtin.js';
import { KnownError, oneLine } from '../../errors.js';
import { type End, exitCodes } from '../exit.js';
import type { Io } from '../io.js';
import { folderOf } from '../project-folder.js';

/** Adds the command `validate` to the program. */
export function registerValidate(program: Command, io: Io, end: End): void {
  program
    .command('validate')
    .description('list every mistake in manifests, or in a pack; quick, because nothing is scanned')
    .argument('[projects...]', 'folders of projects, or their manifests (default: the nearest folder upwards with an mlready.yaml, or this one)')
    .option('--pack <dir>', 'validate a pack instead')
    .addHelpText(
      'after',
      '\nExamples:\n  mlready validate\n  mlready validate services/scoring services/ranking/mlready.yaml\n  mlready validate --pack ./rules/acme',
    )
    .action(async (projects: string[], options: { pack?: string }) => {
      if (options.pack !== undefined) {
        if (projects.length > 0) throw new KnownError('--pack', `stands beside ${projects[0]}`, 'keep one of the two');
        return end(await pack(options.pack, io));
      }
      const several = projects.length > 1;
      const codes: number[] = [];
      for (const project of projects.length === 0 ? [undefined] : projects) codes.push(await manifest(project, several, io));
      return end(Math.max(...codes));
    });
}

/** @param project a folder, or the manifest in it @param several whether it is one of several, so that each line has to name it */
async function manifest(project: string | undefined, several: boolean, io: Io): Promise<number> {
  const { readManifest } = await import('../../manifest/read.js');
  const { sourceOnDisk } = await import('../../engine/open-source.js');
  const { rulesFor } = await import('../../engine/load-rules.js');
  const dir = project !== undefined && /(?:^|[/\\])mlready\.ya?ml$/.test(project) ? dirname(project) : project;
  const source = sourceOnDisk(folderOf(dir, io), false, io);
  const read = await readManifest(source.tree, rulesFor(await builtinCatalogue(), source, io), source.isThere);
  const at = several ? `${oneLine(dir ?? '.')}/` : '';
  if ('problems' in read)
    return failed(several ? read.problems.map(({ place, reason, next }) => new KnownError(`${at}${place}`, reason, next)) : read.problems, io);
  const { path, answers, waivers } = read.manifest;
  io.out(
    path === null
      ? `There is no manifest ${several ? `in ${at}` : 'here'}.\n`
      : `${at}${path} is valid: ${count(Object.keys(answers).length, 'answer')}, ${count(waivers.length, 'waiver')}.\n`,
  );
  return exitCodes.passed;
}

async function pack(dir: string, io: Io): Promise<number> {
  const folder = resolve(io.cwd(), dir);
  const name = dir.endsWith('/') ? dir : `${dir}/`;
  const files = folderFiles(folder);
  const extending = files.list().includes('pack.yaml') && /^extends:/m.test(files.read('pack.yaml'));
  const { extendedBy } = await import('../custom-packs.js');
  const loaded = extending ? await extendedBy({ from: dir, root: name, files }) : await loadPack(folder, name);
  if ('problems' in loaded) return failed(loaded.problems, io);
  const { id, version, considerations, checks, signals, cases, extensions } = loaded.catalogue;
  const [own] = extensions;
  io.out(
    own
      ? `The pack ${own.id} ${own.version} is valid: it adds ${count(own.adds.length, 'check')} and changes ${count(own.changes.length, 'check')}.\n`
      : `The pack ${id} ${version} is valid: ${count(considerations.length, 'consideration')}, ${count(checks.length, 'check')}, ${count(signals.length, 'signal')}, ${count(cases.length, 'case')}.\n`,
  );
  return exitCodes.passed;
}

function failed(problems: readonly KnownError[], io: Io): number {
  for (const problem of problems) io.err(`mlready: ${problem.message}\n`);
  return exitCodes.couldNotRun;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
