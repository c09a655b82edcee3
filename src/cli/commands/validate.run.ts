// What mlready validate does.

import { dirname, resolve } from 'node:path';
import { importsKnown } from '../../assess/imports.js';
import { standingOf } from '../../assess/standing.js';
import { builtinCatalogue, folderFiles, loadPack } from '../../catalogue/builtin.js';
import type { ManifestWithRules } from '../../engine/assess-project.js';
import { rulesFor } from '../../engine/load-rules.js';
import { policyAt } from '../../engine/open-policy.js';
import { type ProjectSource, sourceOnDisk } from '../../engine/open-source.js';
import { readImports } from '../../engine/read-imports.js';
import { KnownError, oneLine } from '../../errors.js';
import { readManifest } from '../../manifest/read.js';
import { waiverState } from '../../manifest/waiver.js';
import { dueText } from '../../report/messages/gate-messages.js';
import { importedText } from '../../report/messages/imports.js';
import { citationNames, flagText, refText } from '../../report/messages/results.js';
import { cite } from '../../signals/citations.js';
import { count } from '../../terminal/count.js';
import { extendedBy } from '../custom-packs.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';

/**
 * Lists every mistake in the manifests of projects and in policies, or in a pack.
 * @returns the exit code
 * @throws KnownError where a pack is named beside projects
 */
export async function validate(projects: readonly string[], options: { pack?: string }, io: Io): Promise<number> {
  if (options.pack !== undefined) {
    if (projects.length > 0) throw new KnownError('--pack', `stands beside ${projects[0]}`, 'keep one of the two');
    return pack(options.pack, io);
  }
  const several = projects.length > 1;
  const codes: number[] = [];
  for (const project of projects.length === 0 ? [undefined] : projects)
    codes.push(isPolicy(project) ? await policy(project, io) : await manifest(project, several, io));
  return Math.max(...codes);
}

const manifestName = /(?:^|[/\\])mlready\.ya?ml$/;

/** A YAML file that is no manifest is a policy; there is no other file of that kind that stands alone. */
function isPolicy(project: string | undefined): project is string {
  return project !== undefined && !manifestName.test(project) && (project.startsWith('npm:') || /\.ya?ml$/.test(project));
}

async function policy(name: string, io: Io): Promise<number> {
  const read = await policyAt(name, await builtinCatalogue(), io);
  if ('problems' in read) return failed(read.problems, io);
  const { digest, packs } = read.policy;
  io.out(`${oneLine(name)} is valid: sha256 ${digest}, ${count(packs.length, 'pack')}.\n`);
  return exitCodes.passed;
}

/** @param project a folder, or the manifest in it @param several whether it is one of several, so that each line has to name it */
async function manifest(project: string | undefined, several: boolean, io: Io): Promise<number> {
  const dir = project !== undefined && manifestName.test(project) ? dirname(project) : project;
  const source = sourceOnDisk(folderOf(dir, io), false, io);
  const read = await readManifest(source.tree, rulesFor(await builtinCatalogue(), source, io), source.isThere, source.versions);
  const at = several ? `${oneLine(dir ?? '.')}/` : '';
  if ('problems' in read)
    return failed(several ? read.problems.map(({ place, reason, next }) => new KnownError(`${at}${place}`, reason, next)) : read.problems, io);
  const { path, answers, waivers } = read.manifest;
  const today = timeOf(io).toISOString().slice(0, 10);
  io.out(
    path === null
      ? `There is no manifest ${several ? `in ${at}` : 'here'}.\n`
      : `${at}${path} is valid: ${count(Object.keys(answers).length, 'answer')}, ${count(waivers.length, 'waiver')}.\n`,
  );
  for (const line of idle(read, source, today)) io.out(`${at}${path}: ${oneLine(line)}\n`);
  return exitCodes.passed;
}

/** What stands in a manifest that is valid, and counts for nothing as the project is now. */
function idle({ manifest, catalogue }: ManifestWithRules, source: Pick<ProjectSource, 'tree' | 'matching'>, today: string): string[] {
  const { path, answers, waivers } = manifest;
  const { checks } = catalogue;
  const { results, taken } = readImports(source, manifest);
  const cited = Object.entries(cite(source.tree, answers, path, checks, taken)).flatMap(([check, citations]) =>
    citations.flatMap(({ ref, state }) => ('path' in ref && state !== 'good' ? [`${check} points at ${refText(ref)}, which is ${citationNames[state]}`] : [])),
  );
  const said = Object.entries(answers).flatMap(([id, answer]) => {
    const check = checks.find((one) => one.id === id);
    const standing = check ? standingOf(answer, check, today) : 'fresh';
    return standing === 'fresh' ? [] : [`${id}: ${flagText(standing)}`];
  });
  const over = waivers.flatMap(({ check, created, expires }) => {
    const state = waiverState({ created, expires }, today);
    return state === 'active' ? [] : [dueText({ check, expires, state })];
  });
  const old = importsKnown(results, catalogue, today).imports.filter(({ state }) => state !== 'shown' && state !== 'half');
  return [...said, ...cited, ...over, ...old.map(importedText)];
}

async function pack(dir: string, io: Io): Promise<number> {
  const folder = resolve(io.cwd(), dir);
  const name = dir.endsWith('/') ? dir : `${dir}/`;
  const files = folderFiles(folder);
  const extending = files.list().includes('pack.yaml') && /^extends:/m.test(files.read('pack.yaml'));
  const loaded = extending ? await extendedBy({ from: dir, root: name, files }) : await loadPack(folder, name);
  if ('problems' in loaded) return failed(loaded.problems, io);
  const { id, version, considerations, checks, signals, cases, extensions } = loaded.catalogue;
  const [own] = extensions;
  io.out(
    own
      ? `The pack ${own.id} ${own.version} is valid: it adds ${count(own.adds.length, 'check')} and changes ${count(new Set(own.changes.map(({ check }) => check)).size, 'check')}.\n`
      : `The pack ${id} ${version} is valid: ${count(considerations.length, 'consideration')}, ${count(checks.length, 'check')}, ${count(signals.length, 'signal')}, ${count(cases.length, 'case')}.\n`,
  );
  return exitCodes.passed;
}

function failed(problems: readonly KnownError[], io: Io): number {
  for (const problem of problems) io.err(`mlready: ${problem.message}\n`);
  return exitCodes.couldNotRun;
}
