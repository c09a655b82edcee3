// Where a repository is kept on the web, by the address of its remote: reports link to lines there.
import type { Environment } from '../inventory/ci/change-target.js';
import { services } from '../inventory/ci/services.js';
import type { Remote } from '../model/index.js';
import { type GitEnvironment, git } from './git.js';

/** What is known of a folder as a part of a repository. */
export interface Whereabouts {
  /** Where it lies in its repository: "services/scoring", "" at the top. */
  inside: string;
  /** Where that is kept; null where git does not say, or the host is none we know. */
  remote: Remote | null;
}

/** @returns where a folder lies in its repository, and where that is kept */
export function whereabouts(folder: string, env: GitEnvironment): Whereabouts {
  const { inside, address } = saidOf(folder, env);
  return { inside, remote: remoteOf(address) };
}

/**
 * What to call a project whose manifest does not say: as its remote is called, otherwise as a CI service calls the repository, otherwise as the folder that it lies
 * in (which CI services call as they like). A part of a repository is called as its folder.
 * @param variables of the environment
 */
export function projectName(folder: string, folderName: string, variables: Environment, env: GitEnvironment): string {
  return nameBy(saidOf(folder, env), folderName, variables);
}

/** @returns what `whereabouts` and `projectName` say, asking git once */
export function namedWhereabouts(folder: string, folderName: string, variables: Environment, env: GitEnvironment): Whereabouts & { name: string } {
  const said = saidOf(folder, env);
  return { name: nameBy(said, folderName, variables), inside: said.inside, remote: remoteOf(said.address) };
}

interface Said {
  inside: string;
  address: string;
}

function nameBy({ inside, address }: Said, folderName: string, variables: Environment): string {
  if (inside !== '') return folderName;
  const told = services.flatMap(({ environment: { repository } }) => (repository === null ? [] : [variables[repository] ?? '']));
  return [pathOf(address), ...told].map(lastPart).find((name) => name !== '') ?? folderName;
}

function saidOf(folder: string, env: GitEnvironment): Said {
  const said = (args: readonly string[]) => git(folder, args, env)?.toString('utf8').trim() ?? '';
  return { inside: said(['rev-parse', '--show-prefix']).replace(/\/$/, ''), address: said(['config', '--get', 'remote.origin.url']) };
}

/** The name of a repository by its path; "" where there is nothing that could be one. */
function lastPart(path: string): string {
  const name = path
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .at(-1);
  return name !== undefined && /^[\w.-]{1,100}$/.test(name) && !/^\.+$/.test(name) ? name : '';
}

/** What an address says behind its host; "" for a path on this machine. */
function pathOf(address: string): string {
  return partsOf(address)[1];
}

function partsOf(address: string): [host: string, path: string] {
  const [, host = '', path = ''] =
    /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([\w.-]+)(?::\d+)?\/(.+)$/.exec(address) ?? /^(?:[\w.-]+@)?([\w.-]+):(?!\/)(.+)$/.exec(address) ?? [];
  return [host, path];
}

/**
 * The page of a repository, by the address that git fetches it from. Names and passwords in the address are left out.
 * @param address of any form: https://, ssh://, git@host:path
 * @returns null for a host of no kind that we know, and for an address that holds anything unusual
 */
export function remoteOf(address: string): Remote | null {
  const [host, path] = partsOf(address);
  const parts = path
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
    .split('/');
  if (host === '' || parts.length < 2 || !parts.every((part) => /^[\w.~%-]+$/.test(part) && !/^\.+$/.test(part))) return null;
  const name = host.toLowerCase();
  if (name === 'ssh.dev.azure.com') {
    const [, organisation, project, repository] = parts;
    return repository === undefined ? null : { kind: 'azure', url: `https://dev.azure.com/${organisation}/${project}/_git/${repository}` };
  }
  const kind = kinds.find(([, pattern]) => pattern.test(name))?.[0];
  return kind === undefined ? null : { kind, url: `https://${name}/${parts.join('/')}` };
}

const kinds: [Remote['kind'], RegExp][] = [
  ['github', /^(?:www\.)?github\./],
  ['gitlab', /(?:^|\.)gitlab\./],
  ['bitbucket', /^bitbucket\.org$/],
  ['azure', /^dev\.azure\.com$/],
];
