// Finds and reads policies: one that the caller names, which stands outside of the project, and one that the project's own manifest chose.
import { dirname, posix, resolve } from 'node:path';
import type { OwnPack } from '../catalogue/extend.js';
import { KnownError } from '../errors.js';
import type { PolicyBytes } from '../manifest/parse-policy.js';
import type { NamedPolicy } from '../manifest/read.js';
import type { Catalogue, Policy } from '../model/index.js';
import { packInstalled, packOnDisk, packRoot } from '../project/custom-packs.js';
import { type FoundFile, fileOfPackage, fileOutside } from '../project/outside.js';
import type { Host } from './host.js';
import { gitEnvironment, type ProjectSource, refuse } from './open-source.js';

/** A policy, and the rules with the packs that it names. */
export interface OpenedPolicy {
  policy: Policy;
  catalogue: Catalogue;
}

type PolicyOrProblems = OpenedPolicy | { problems: KnownError[] };

/** Finds a pack that a policy names. */
type PackOf = (name: string) => ReturnType<typeof packOnDisk>;

/**
 * Opens a policy that the caller names: a file from the working directory, or an installed package.
 * @param project the folder that it is to judge, an absolute path
 * @throws KnownError where it is not there, belongs to the project, or is wrong
 */
export async function openPolicy(name: string, project: string, builtin: Catalogue, host: Host): Promise<OpenedPolicy> {
  const opened = await policyOutside(name, project, builtin, host);
  if ('problems' in opened) throw refuse(opened.problems);
  return opened;
}

/**
 * Reads a policy wherever it lies, to say what is wrong with it.
 * @returns the policy and its rules, or every mistake
 * @throws KnownError where there is none
 */
export async function policyAt(name: string, builtin: Catalogue, host: Host): Promise<PolicyOrProblems> {
  return policyOutside(name, null, builtin, host);
}

/** @param project null where none is judged @throws KnownError where there is no such policy */
async function policyOutside(name: string, project: string | null, builtin: Catalogue, host: Host): Promise<PolicyOrProblems> {
  const { isPackage } = await import('../manifest/schema.js');
  const { maxPolicyBytes } = await import('../manifest/parse-policy.js');
  if (name.startsWith('npm:') && !isPackage(name)) throw new KnownError(name, 'is no name of a package', 'write it as npm:@acme/mlready-policy');
  const isInstalled = name.startsWith('npm:');
  const found = isInstalled ? await installed(name, project, host) : fileOutside(project, resolve(host.cwd(), name), maxPolicyBytes, gitEnvironment(host));
  if (!('bytes' in found)) throw new KnownError(`the policy ${name}`, found.cause, found.next);
  return provedPolicy({ name, file: isInstalled ? await fileName(name) : name, bytes: found.bytes }, builtin, packsBeside(found.path, host));
}

/** The policy that a manifest chose: a file of the project itself, as its tree holds it, or an installed package. */
export async function chosenPolicy(
  { name, place }: NamedPolicy,
  source: Pick<ProjectSource, 'folder' | 'tree' | 'pack'>,
  builtin: Catalogue,
  host: Host,
): Promise<PolicyOrProblems> {
  const { maxPolicyBytes } = await import('../manifest/parse-policy.js');
  const refused = ({ cause, next }: { cause: string; next: string }) => ({ problems: [new KnownError(place, `the policy ${name} ${cause}`, next)] });
  if (name.startsWith('npm:')) {
    const found = await installed(name, source.folder, host);
    if (!('bytes' in found)) return refused(found);
    return provedPolicy({ name, file: await fileName(name), bytes: found.bytes }, builtin, packsBeside(found.path, host));
  }
  const reading = source.tree.read(name, maxPolicyBytes);
  if ('failure' in reading)
    return refused({
      cause: reading.failure === 'too-large' ? `is larger than ${maxPolicyBytes / 1024} KiB` : 'cannot be read',
      next: 'put a plain YAML file there',
    });
  const pack: PackOf = (one) => (one.startsWith('npm:') ? packInstalled(source.folder, one, gitEnvironment(host)) : source.pack(besideFile(name, one), null));
  return provedPolicy({ name, file: name, bytes: reading.bytes }, builtin, pack);
}

/** The packs of a policy that lie in the project, as a manifest would name them. */
export function packsInProject(policy: Policy | null): string[] {
  if (policy === null || policy.name.startsWith('npm:')) return [];
  return policy.packs.flatMap((one) => (one.startsWith('npm:') ? [] : [besideFile(policy.name, one)]));
}

const besideFile = (policy: string, pack: string) => `./${posix.join(posix.dirname(policy), pack)}`;

async function installed(name: string, project: string | null, host: Host): Promise<FoundFile> {
  const { maxPolicyBytes, policyFile } = await import('../manifest/parse-policy.js');
  return fileOfPackage(project, host.cwd(), { name: name.slice('npm:'.length), file: policyFile }, maxPolicyBytes);
}

async function fileName(name: string): Promise<string> {
  return `${name}/${(await import('../manifest/parse-policy.js')).policyFile}`;
}

/** Packs in the folder of a policy on disk, or installed there or above. */
function packsBeside(file: string, host: Host): PackOf {
  const env = gitEnvironment(host);
  return (name) => (name.startsWith('npm:') ? packInstalled(dirname(file), name, env) : packOnDisk(dirname(file), name, null, env));
}

async function provedPolicy(read: PolicyBytes, builtin: Catalogue, pack: PackOf): Promise<PolicyOrProblems> {
  const { parsePolicy } = await import('../manifest/parse-policy.js');
  const parsed = parsePolicy(read, builtin);
  if ('problems' in parsed) return parsed;
  const own: OwnPack[] = [];
  const problems: KnownError[] = [];
  for (const name of parsed.policy.packs) {
    const found = pack(name);
    if ('files' in found) own.push({ from: `${read.name} ${name}`, root: packRoot(name), files: found.files });
    else problems.push(new KnownError(read.file, `the pack ${name} ${found.cause}`, found.next));
  }
  if (problems.length > 0) return { problems };
  if (own.length === 0) return { ...parsed, catalogue: builtin };
  const { extendCatalogue } = await import('../catalogue/extend.js');
  const extended = extendCatalogue(builtin, own);
  return 'problems' in extended ? extended : { ...parsed, ...extended };
}
