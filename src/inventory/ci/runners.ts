// What a command starts: a task of a local runner, a script of the tree, or nothing that can be followed.
import { shellWords } from '../../parsers/shell/commands.js';
import { plainShell, type ShellSetting, unknownShell } from '../../parsers/shell/fate.js';
import { list, named, option, plain } from './flags.js';
import { services } from './services.js';

/** A call of something kept in the tree. `targets` empty: what the runner runs when none is named. */
export type LocalCall =
  | { kind: 'task'; systems: readonly string[]; targets: string[]; folder: string; file: string | null }
  /** `words`: what it is called with; null where it is read into the shell that calls it, and shares all with it. */
  | { kind: 'script'; path: string; folder: string; shell: ShellSetting; words: string[] | null }
  | { kind: 'inline'; text: string }
  | { kind: 'folder'; folder: string };

/** What `x run` starts of a file that holds the scripts of several. */
const ownScripts: Readonly<Record<string, string>> = {
  pdm: 'pdm-scripts',
  hatch: 'hatch-scripts',
  rye: 'rye-scripts',
  pixi: 'pixi-tasks',
  pipenv: 'pipenv-scripts',
};
const wrappers = /^(?:sudo|time|exec|env|command|nohup|dotenv|\\time)$/;
/** How a path begins that starts at the top of the tree: in the words of a CI service, or of a shell that stands there. */
const roots = new RegExp(
  `^(?:${[...services.flatMap(({ workspace }) => workspace ?? []), /\$\{?PWD\}?/, /\$\(pwd\)/].map(({ source }) => source).join('|')})/`,
);

/** A program with its arguments, as it is called in a folder. */
interface Invocation {
  program: string;
  rest: readonly string[];
  folder: string;
}

/** The programs that start something kept in the tree, and what each call of them starts. */
const programs: readonly (readonly [names: readonly string[], calls: (invocation: Invocation) => LocalCall | null])[] = [
  [['cd', 'pushd'], ({ rest, folder }) => ({ kind: 'folder', folder: joined(folder, rest[0] ?? '') ?? folder })],
  [['make', 'gmake', '$(MAKE)', '${MAKE}'], makeCall],
  [['just'], ({ rest, folder }) => task(['just'], plain(rest, /^(?:-[fd]|--(?:justfile|working-directory|set))$/).slice(0, 1), folder)],
  [['task', 'go-task'], ({ rest, folder }) => task(['taskfile', 'taskipy'], withoutSettings(plain(rest, /^(?:-[dt]|--(?:dir|taskfile))$/)), folder)],
  [
    ['inv', 'invoke'],
    ({ rest, folder }) =>
      task(
        ['invoke'],
        plain(rest, /^-[cr]$/).map((name) => name.split('.').at(-1) ?? name),
        folder,
      ),
  ],
  [['mise', 'rtx'], miseCall],
  [['earthly', 'earth'], ({ rest, folder }) => earthlyCall(rest, folder)],
  [['nix-shell'], ({ rest }) => inline(option(rest, /^--(?:run|command)$/))],
  [['tox', 'tox.exe'], ({ rest, folder }) => task(['tox'], list(option(rest, /^(?:-e|--env)$/) ?? rest.find((word) => /^-e./.test(word))?.slice(2)), folder)],
  [['nox'], ({ rest, folder }) => task(['nox'], named(rest, /^(?:-s|-e|--sessions?|-t)$/), folder)],
  [['pre-commit', 'prek'], hookCall],
  [['lefthook'], ({ rest, folder }) => (rest[0] === 'run' ? task(['lefthook'], rest.slice(1, 2), folder) : null)],
  [['npm', 'pnpm', 'yarn', 'bun'], packageScriptCall],
  [['poe'], ({ rest, folder }) => task(['poe'], plain(rest, /^-[rC]$/).slice(0, 1), folder)],
  [Object.keys(ownScripts), projectScriptCall],
  [['eval'], ({ rest }) => inline(rest.join(' '))],
  [['bash', 'sh', 'zsh', 'source', '.'], shellCall],
  [['python', 'python3', 'py'], pythonCall],
];
const callers = new Map(programs.flatMap(([names, calls]) => names.map((name) => [name, calls] as const)));

/**
 * @param command one simple command
 * @param folder where it runs, relative to the tree, "" for the top
 * @returns what it calls, or null when it is followed no further
 */
export function callOf(command: string, folder: string): LocalCall | null {
  const [program = '', ...rest] = unwrapped(shellWords(command.slice(0, 4_000)));
  // A file of the tree may be called as a runner is.
  const isOwn = program.includes('/') && !program.startsWith('/') && !/(?:^|\/)(?:\.?bin|Scripts)\/[^/]+$/.test(program);
  const calls = (isOwn ? undefined : callers.get((program.split('/').at(-1) ?? '').replace(/^(python3)[\d.]+$/, '$1'))) ?? fileCall;
  return calls({ program, rest, folder });
}

function task(systems: readonly string[], targets: string[], folder: string, file: string | null = null): LocalCall {
  return { kind: 'task', systems, targets, folder, file };
}

function withoutSettings(words: readonly string[]): string[] {
  return words.filter((word) => !word.includes('='));
}

function makeCall({ rest, folder }: Invocation): LocalCall {
  const targets = plain(rest, /^(?:-[CfIoWj]|--(?:directory|file|makefile|jobs))$/);
  const at = joined(folder, option(rest, /^(?:-C|--directory)$/) ?? '') ?? folder;
  // A number is how many jobs "-j" may start.
  return task(
    ['make'],
    withoutSettings(targets).filter((word) => !/^\d+$/.test(word)),
    at,
    option(rest, /^(?:-f|--file|--makefile)$/),
  );
}

function hookCall({ rest, folder }: Invocation): LocalCall | null {
  if (rest[0] !== 'run') return null;
  const words = plain(rest.slice(1), /^(?:-[so]|--(?:files|from-ref|to-ref|source|origin|config|hook-stage|show-diff-on-failure))$/);
  return task(
    ['pre-commit'],
    words.slice(0, 1).filter((word) => !word.includes('/')),
    folder,
  );
}

/** Unwrapping left the program standing, so it names a script of the project's own. */
function projectScriptCall({ program, rest, folder }: Invocation): LocalCall | null {
  const isRun = rest[0] === 'run';
  const system = ownScripts[program];
  if (system === undefined || (!isRun && program !== 'pdm')) return null;
  const words = plain(rest.slice(isRun ? 1 : 0), /^(?:-[ep]|--environment)$/);
  return task(
    [system],
    words.slice(0, 1).map((name) => name.split(':').at(-1) ?? name),
    folder,
  );
}

function shellCall({ program, rest, folder }: Invocation): LocalCall | null {
  const inline = rest.findIndex((word) => /^-\w*c$/.test(word));
  if (inline < 0 || inline >= 3) {
    // What is sourced runs in the shell around it, whatever that was told.
    const isSourced = program === '.' || program === 'source';
    const told = isSourced || rest.some((word) => /^-[a-z]{0,10}e|^errexit$/.test(word));
    const name = plain(rest, /^-\w{0,10}[oO]$/)[0] ?? '';
    return script(name, folder, isSourced ? null : rest.slice(rest.indexOf(name) + 1), told ? unknownShell : plainShell);
  }
  const text = rest[inline + 1];
  return text === undefined ? null : { kind: 'inline', text };
}

function inline(text: string | null): LocalCall | null {
  return text === null ? null : { kind: 'inline', text };
}

const miseOwn =
  /^(?:activate|alias|backends|bin-paths|cache|completion|config|current|deactivate|direnv|doctor|en|env|e|exec|x|fmt|generate|g|implode|install|i|latest|link|ln|ls|list|ls-remote|lock|mcp|outdated|plugins|p|prepare|prune|registry|reshim|search|self-update|set|settings|shell|sh|sync|tool|trust|uninstall|unset|unuse|upgrade|up|use|u|version|v|watch|w|where|which)$/;

function miseCall({ rest, folder }: Invocation): LocalCall | null {
  const words = plain(rest, /^(?:-[CEjt]|--(?:cd|env|jobs|tool))$/);
  const verb = words[0] ?? '';
  const named = /^(?:tasks?|t)$/.test(verb) ? words.slice(1) : words;
  const names = /^(?:run|r)$/.test(named[0] ?? '') ? named.slice(1) : named === words && !miseOwn.test(verb) ? named : [];
  const targets = names.filter((_, index) => index === 0 || names[index - 1] === ':::');
  return targets.length === 0 ? null : task(['mise'], targets, joined(folder, option(rest, /^(?:-C|--cd)$/) ?? '') ?? folder);
}

function earthlyCall(rest: readonly string[], folder: string): LocalCall | null {
  const [, path = '', target] = /^(\.{0,2}[\w./-]*)\+([\w.-]+)$/.exec(rest.find((word) => word.includes('+')) ?? '') ?? [];
  return target === undefined ? null : task(['earthly'], [target], joined(folder, path) ?? folder);
}

/** A script of the tree that Python is given, by its path or as a module. */
function pythonCall({ rest, folder }: Invocation): LocalCall | null {
  const at = rest.findIndex((word, index) => !word.startsWith('-') && !/^-[WX]$/.test(rest[index - 1] ?? ''));
  const name = rest[at] ?? '';
  if (rest[at - 1] === '-c') return null;
  if (rest[at - 1] === '-m') return /^[A-Za-z_]\w*(?:\.\w+)+$/.test(name) ? script(`${name.replaceAll('.', '/')}.py`, folder, rest.slice(at + 1)) : null;
  return name.endsWith('.py') ? script(name, folder, rest.slice(at + 1)) : null;
}

/** A file of the tree that is called by its path. */
function fileCall({ program, rest, folder }: Invocation): LocalCall | null {
  const isPath = /^\.{0,2}\/|\/.*\/|\.(?:sh|bash|py)$|^\$/.test(program) || /^[\w.-]+\/[\w./-]+$/.test(program);
  return isPath ? script(program, folder, [...rest]) : null;
}

function packageScriptCall({ program, rest, folder }: Invocation): LocalCall | null {
  const at = joined(folder, option(rest, /^(?:--prefix|--cwd|-C|--dir)$/) ?? '') ?? folder;
  const [verb = '', name] = plain(rest, /^(?:--(?:prefix|cwd|dir|workspace|filter)|-[wCF])$/);
  const start = (target: string) => task(['package-scripts'], [target], at);
  if (verb === 'run' || verb === 'run-script') return name === undefined ? null : start(name);
  if (verb === 'test' || verb === 't' || verb === 'tst') return start('test');
  if (verb === 'start') return start('start');
  const own = /^(?:install|add|ci|i|remove|publish|init|exec|dlx|global|cache|config|login|set|audit|create|x|pack|link|version|why|up|upgrade|update)$/;
  return program === 'npm' || verb === '' || own.test(verb) ? null : start(verb);
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
    else if (/^(?:uvx|pipx|npx|bunx)$/.test(first) || (first === 'uv' && words[1] === 'tool' && words[2] === 'run')) words = tool(words);
    else if (/^(?:mise|rtx)$/.test(first) && /^(?:x|exec)$/.test(words[1] ?? '') && words.includes('--')) words = words.slice(words.indexOf('--') + 1);
    else if (first === 'nix' && /^(?:develop|shell)$/.test(words[1] ?? '') && words.some((word) => /^(?:-c|--command)$/.test(word)))
      words = words.slice(words.findIndex((word) => /^(?:-c|--command)$/.test(word)) + 1);
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
      if (
        !/^(?:make|gmake|just|tox|nox|pre-commit|inv|invoke|poe|task|mise|npm|yarn|pnpm|bash|sh|python[\d.]*|\.{0,2}\/.*|.*\.(?:sh|py))$/.test(words[at] ?? '')
      )
        return [words[0] ?? '', 'run', ...words.slice(at)];
      words = words.slice(at);
    } else return words;
  }
  return words;
}

/** A tool that is fetched for one run, without the flags before it and its version: `uvx --with tox-uv tox@4 run`. */
function tool(words: readonly string[]): string[] {
  const takes = /^(?:-[pcw]|--(?:with|with-editable|with-requirements|from|spec|python|package|index|index-url|pip-args|suffix|constraints|overrides))$/;
  let at = words[0] === 'uv' ? 3 : words[1] === 'run' ? 2 : 1;
  while (words[at]?.startsWith('-')) at += takes.test(words[at] ?? '') ? 2 : 1;
  const [name = '', ...rest] = words.slice(at);
  return [/^[\w.-]+(?=[@[<>=~!])/.exec(name)?.[0] ?? name, ...rest];
}

function script(word: string, folder: string, words: string[] | null, shell = plainShell): LocalCall | null {
  const path = joined(folder, word);
  return path === null || path === '' ? null : { kind: 'script', path, folder, shell, words };
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
