// Where a repository is kept on the web, by the address of its remote: reports link to lines there.
import type { Remote } from '../model/index.js';
import { type GitEnvironment, git } from './git.js';

/** Where a folder lies in its repository ("services/scoring", "" at the top), and where that is kept; null where git does not say, or the host is none we know. */
export function whereabouts(folder: string, env: GitEnvironment): { inside: string; remote: Remote | null } {
  const said = (args: readonly string[]) => git(folder, args, env, 5_000)?.toString('utf8').trim() ?? '';
  return { inside: said(['rev-parse', '--show-prefix']).replace(/\/$/, ''), remote: remoteOf(said(['config', '--get', 'remote.origin.url'])) };
}

/**
 * The page of a repository, by the address that git fetches it from. Names and passwords in the address are left out.
 * @param address of any form: https://, ssh://, git@host:path
 * @returns null for a host of no kind that we know, and for an address that holds anything unusual
 */
export function remoteOf(address: string): Remote | null {
  const [, host = '', path = ''] =
    /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([\w.-]+)(?::\d+)?\/(.+)$/.exec(address) ?? /^(?:[\w.-]+@)?([\w.-]+):(?!\/)(.+)$/.exec(address) ?? [];
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
