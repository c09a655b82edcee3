// What a command starts: a task of a local runner, a script of the tree, or nothing that can be followed.
import { shellWords } from '../../parsers/shell/commands.js';

/** A call of something kept in the tree. `targets` empty: what the runner runs when none is named. */
export type Call =
  | { kind: 'task'; systems: readonly string[]; targets: string[]; folder: string; file: string | null }
  | { kind: 'script'; path: string; folder: string }
  | { kind: 'inline'; text: string }
  | { kind: 'folder'; folder: string };

const python = ['tox', 'hatch-scripts', 'poe', 'pdm-scripts', 'taskipy', 'rye-scripts', 'pixi-tasks', 'pipenv-scripts'];
const wrappers = /^(?:sudo|time|exec|env|command|nohup|npx|dotenv|\\time)$/;
const roots =
  /^(?:\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|TRAVIS_BUILD_DIR|WORKSPACE|BITBUCKET_CLONE_DIR|PWD)\}?|\$\{\{ ?github\.workspace ?\}\}|\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory|pwd)\))\//;

/**
 * @param command one simple command
 * @param folder where it runs, relative to the tree, "" for the top
 * @returns what it calls, or null when it is followed no further
 */
export function callOf(command: string, folder: string): Call | null {
  const words = unwrapped(shellWords(command.slice(0, 4_000)));
  const first = words[0] ?? '';
  const rest = words.slice(1);
  const task = (systems: readonly string[], targets: string[], at = folder, file: string | null = null): Call => ({
    kind: 'task',
    systems,
    targets,
    folder: at,
    file,
  });
  switch (first.split('/').at(-1)) {
    case 'cd':
    case 'pushd':
      return { kind: 'folder', folder: joined(folder, rest[0] ?? '') ?? folder };
    case 'make':
    case 'gmake':
    case '$(MAKE)':
    case '${MAKE}': {
      const at = joined(folder, option(rest, /^(?:-C|--directory)$/) ?? '') ?? folder;
      return task(
        ['make'],
        plain(rest, /^(?:-[CfIoWj]|--(?:directory|file|makefile|jobs))$/).filter((word) => !word.includes('=') && !/^\d+$/.test(word)),
        at,
        option(rest, /^(?:-f|--file|--makefile)$/),
      );
    }
    case 'just':
      return task(['just'], plain(rest, /^(?:-[fd]|--(?:justfile|working-directory|set))$/).slice(0, 1));
    case 'task':
    case 'go-task':
      return task(
        ['taskfile'],
        plain(rest, /^(?:-[dt]|--(?:dir|taskfile))$/).filter((word) => !word.includes('=')),
      );
    case 'inv':
    case 'invoke':
      return task(['invoke'], plain(rest, /^-[cr]$/));
    case 'tox':
    case 'tox.exe':
      return task(['tox'], list(option(rest, /^(?:-e|--env)$/) ?? rest.find((word) => /^-e./.test(word))?.slice(2)));
    case 'nox':
      return task(['nox'], named(rest, /^(?:-s|-e|--sessions?|-t)$/));
    case 'pre-commit':
    case 'prek':
      return rest[0] === 'run'
        ? task(
            ['pre-commit'],
            plain(rest.slice(1), /^(?:-[so]|--(?:files|from-ref|to-ref|source|origin|config|hook-stage|show-diff-on-failure))$/)
              .slice(0, 1)
              .filter((word) => !word.includes('/')),
          )
        : null;
    case 'lefthook':
      return rest[0] === 'run' ? task(['lefthook'], rest.slice(1, 2)) : null;
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return packageScript(first, rest, folder, task);
    case 'poe':
      return task(['poe'], plain(rest, /^-[rC]$/).slice(0, 1));
    case 'uv':
    case 'poetry':
    case 'pdm':
    case 'hatch':
    case 'rye':
    case 'pixi':
    case 'pipenv':
      // Unwrapping left it standing, so it names a script of its own.
      return rest[0] === 'run' || first === 'pdm'
        ? task(
            python,
            plain(rest.slice(rest[0] === 'run' ? 1 : 0), /^(?:-[ep]|--environment)$/)
              .slice(0, 1)
              .map((name) => name.split(':').at(-1) ?? name),
          )
        : null;
    case 'bash':
    case 'sh':
    case 'zsh':
    case 'source':
    case '.': {
      const inline = rest.findIndex((word) => /^-\w*c$/.test(word));
      if (inline >= 0 && inline < 3) return rest[inline + 1] === undefined ? null : { kind: 'inline', text: rest[inline + 1] ?? '' };
      return script(plain(rest, /^-[oO]$/)[0] ?? '', folder);
    }
    default:
      return /^\.{0,2}\/|\/.*\/|\.(?:sh|bash)$|^\$/.test(first) || /^[\w.-]+\/[\w./-]+$/.test(first) ? script(first, folder) : null;
  }
}

function packageScript(
  runner: string,
  rest: readonly string[],
  folder: string,
  task: (systems: readonly string[], targets: string[], at?: string) => Call,
): Call | null {
  const at = joined(folder, option(rest, /^(?:--prefix|--cwd|-C|--dir)$/) ?? '') ?? folder;
  const words = plain(rest, /^(?:--(?:prefix|cwd|dir|workspace|filter)|-[wCF])$/);
  const [verb = '', name] = words;
  if (verb === 'run' || verb === 'run-script') return name === undefined ? null : task(['package-scripts'], [name], at);
  if (verb === 'test' || verb === 't' || verb === 'tst') return task(['package-scripts'], ['test'], at);
  if (verb === 'start') return task(['package-scripts'], ['start'], at);
  const own = /^(?:install|add|ci|i|remove|publish|init|exec|dlx|global|cache|config|login|set|audit|create|x|pack|link|version|why|up|upgrade|update)$/;
  return runner === 'npm' || verb === '' || own.test(verb) ? null : task(['package-scripts'], [verb], at);
}

/** Takes off environment settings and programs that only start another: `sudo`, `poetry run`, `uv run`, `conda run -n x`, `python -m`. */
function unwrapped(words: string[]): string[] {
  for (let guard = 0; guard < 8; guard++) {
    const first = words[0]?.split('/').at(-1) ?? '';
    if (/^[A-Za-z_]\w*=/.test(words[0] ?? '') || wrappers.test(first)) words = words.slice(1);
    else if (first === 'xvfb-run' || first === 'retry' || (first === 'timeout' && words.length > 2)) {
      const next = words.findIndex((word, i) => i > 0 && !/^-|^\d+[smh]?$/.test(word));
      if (next < 0) return words;
      words = words.slice(next);
    } else if (/^(?:python[\d.]*|coverage)$/.test(first) && words[1] === '-m' && /^(?:tox|nox|pre_commit|invoke|poethepoet)$/.test(words[2] ?? ''))
      words = [(words[2] ?? '').replace('pre_commit', 'pre-commit').replace('poethepoet', 'poe'), ...words.slice(3)];
    else if (/^(?:uvx|pipx)$/.test(first)) words = words.slice(words[1] === 'run' ? 2 : 1);
    else if (
      /^(?:poetry|uv|pdm|hatch|rye|pipenv|conda|mamba|micromamba|pixi)$/.test(first) &&
      (words[1] === 'run' || (first === 'hatch' && words.length > 3 && words[1] === '-e'))
    ) {
      let at = 2;
      while (words[at]?.startsWith('-'))
        at += /^(?:-[npe]|--(?:name|prefix|with|extra|group|python|project|directory|environment|with-requirements|env-file|package|only-group))$/.test(
          words[at] ?? '',
        )
          ? 2
          : 1;
      if (!/^(?:make|gmake|just|tox|nox|pre-commit|inv|invoke|poe|task|npm|yarn|pnpm|bash|sh|python[\d.]*|\.{0,2}\/.*|.*\.sh)$/.test(words[at] ?? ''))
        return [words[0] ?? '', 'run', ...words.slice(at)];
      words = words.slice(at);
    } else return words;
  }
  return words;
}

function script(word: string, folder: string): Call | null {
  const path = joined(folder, word);
  return path === null || path === '' ? null : { kind: 'script', path, folder };
}

/** @returns a path below the tree's top, or null when it leaves the tree or holds something not known here. */
export function joined(folder: string, path: string): string | null {
  const known = path.replace(roots, '/');
  const absolute = known !== path;
  if (/[$`*~]/.test(known) || (!absolute && known.startsWith('/'))) return null;
  const parts: string[] = absolute || folder === '' ? [] : folder.split('/');
  for (const part of known.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The value of a flag, apart or behind "=". */
function option(words: readonly string[], flag: RegExp): string | null {
  for (const [i, word] of words.entries()) {
    if (flag.test(word)) return words[i + 1] ?? null;
    const at = word.startsWith('--') ? word.indexOf('=') : -1;
    if (at > 0 && flag.test(word.slice(0, at))) return word.slice(at + 1);
  }
  return null;
}

/** The words that are neither flags nor values of the flags that take one. */
function plain(words: readonly string[], takes: RegExp): string[] {
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--' || /^\d?[<>]/.test(word)) break;
    if (takes.test(word)) i++;
    else if (!word.startsWith('-')) found.push(word);
  }
  return found;
}

/** All words behind a flag up to the next flag: `nox -s lint tests`. */
function named(words: readonly string[], flag: RegExp): string[] {
  const at = words.findIndex((word) => flag.test(word));
  if (at < 0) return list(words.find((word) => /^--sessions?=/.test(word))?.split('=')[1]);
  const found: string[] = [];
  for (const word of words.slice(at + 1)) {
    if (word.startsWith('-')) break;
    found.push(word);
  }
  return found;
}

function list(value: string | null | undefined): string[] {
  return (value ?? '').split(/[, ]/).filter((one) => one !== '');
}
