// What a notebook's cell holds besides its language: IPython's magics and shell lines.
import { linesOf } from '../text/lines.js';

export interface PlainCell {
  /** The cell's source with the same lines; those that are not the kernel's language are empty. */
  code: string;
  /** Packages that shell lines install, with the line within the cell. */
  installs: { name: string; line: number }[];
}

/** Cell magics behind which the code is still Python. */
const transparent: ReadonlySet<string> = new Set([
  'time',
  'timeit',
  'capture',
  'prun',
  'python',
  'python3',
  'memit',
  'mprun',
  'lprun',
  'wandb',
  'ipytest',
  'snakeviz',
  'pyinstrument',
  'scalene',
  'debug',
]);

/** Cell magics behind which every line is a command. */
const shells: ReadonlySet<string> = new Set(['bash', 'sh', 'zsh', 'shell', 'system', 'sx', '!']);
/** Databricks names the language of a cell with one percent sign, alone in its first line; notes follow theirs at once. */
const databricks = /^%(?:(sh)|sql|scala|r|fs)[ \t]*$|^%md(?:-sandbox)?\b/;

/** What a cell is written in, told by its first line that says something. */
function kindOf(first: string): 'kernel' | 'magic' | 'shell' | 'other' {
  const magic = /^%%([A-Za-z0-9_]{1,60}|!)[ \t]{0,20}([^\n]{0,500})/.exec(first);
  const [, name = '', rest = ''] = magic ?? [];
  if (magic === null) {
    const cell = databricks.exec(first);
    return cell === null ? 'kernel' : cell[1] ? 'shell' : 'other';
  }
  if (transparent.has(name)) return 'magic';
  // A cell that writes a script keeps the project's own code.
  if (name === 'writefile' || name === 'file') return /\.pyw?["']?[ \t]{0,20}$/.test(rest) ? 'magic' : 'other';
  return shells.has(name) || (name === 'script' && /^(?:\/\S{1,40}\/)?(?:ba|z)?sh\b/.test(rest)) ? 'shell' : 'other';
}

/**
 * Parts a cell into the kernel's language and the rest.
 * @returns Empty code for a cell of another language (`%%bash`, `%%html`). Never throws.
 */
export function withoutMagics(source: string): PlainCell {
  const lines = linesOf(source);
  const installs: PlainCell['installs'] = [];
  const first = lines.findIndex((line) => line.trim() !== '');
  const kind = kindOf(lines[first] ?? '');
  if (kind === 'other') return { code: '', installs };
  if (kind !== 'kernel') lines[first] = '';
  for (let index = 0; index < lines.length; index++) {
    const start = kind === 'shell' ? 0 : shellStart(lines[index] ?? '');
    if (start < 0) continue;
    const line = index + 1;
    const command: string[] = [];
    let part = (lines[index] ?? '').slice(start);
    lines[index] = '';
    // A backslash carries the command over to the next line.
    while (part.endsWith('\\') && index + 1 < lines.length) {
      command.push(part.slice(0, -1));
      index++;
      part = lines[index] ?? '';
      lines[index] = '';
    }
    command.push(part);
    if (/^[ \t]*#/.test(command[0] ?? '')) continue;
    for (const name of installed(command.join(' '))) installs.push({ name, line });
  }
  return { code: kind === 'shell' ? '' : lines.join('\n'), installs };
}

const databricksHead = '# Databricks notebook source';
const databricksLine = /^# MAGIC ([^\n]*)$/;

/**
 * @param text of a Python source, which may be a notebook of Databricks: its cells of other languages stand in comments
 * @returns what the commands in these install (`# MAGIC %pip install …`), with the lines of the file
 */
export function databricksInstalls(text: string): PlainCell['installs'] {
  if (!text.startsWith(databricksHead)) return [];
  const installs: PlainCell['installs'] = [];
  let shell = false;
  linesOf(text).forEach((line, index) => {
    const command = databricksLine.exec(line)?.[1];
    if (command === undefined) shell = false;
    else if (shell || shellStart(command) >= 0) for (const name of installed(command)) installs.push({ name, line: index + 1 });
    shell ||= command !== undefined && /^%sh[ \t]*$/.test(command);
  });
  return installs;
}

/** Where the command of `!pip …`, `%pip …`, `out = !ls` starts; -1 for a line of code, also for one that starts with "% x" or "!= x". */
function shellStart(line: string): number {
  const text = line.trimStart();
  const indent = line.length - text.length;
  if (/^(?:![^=]|%%?[A-Za-z])/.test(text)) return indent;
  const equals = /^[A-Za-z_][A-Za-z0-9_, ]{0,100}=[ \t]{0,20}(?=![^=]|%[A-Za-z])/.exec(text);
  return equals === null ? -1 : indent + equals[0].length;
}

const installers = /^(?:.{0,200}\/)?(?:pip[0-9.]{0,5}|conda|mamba|micromamba)$/;
/** Options of pip and conda whose next word is their value. */
const valued: ReadonlySet<string> = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-f',
  '--find-links',
  '-t',
  '--target',
  '-e',
  '--editable',
  '--channel',
  '-n',
  '--name',
  '-p',
  '--prefix',
  '--file',
  '--platform',
  '--python-version',
  '--progress-bar',
  '--trusted-host',
]);

/** The packages that a command line installs. */
function installed(command: string): string[] {
  const names: string[] = [];
  let state: 'command' | 'installer' | 'packages' = 'command';
  let skip = false;
  for (const raw of command.replace(/^[!%]{1,2}/, '').split(/[ \t]/)) {
    const word = raw.replace(/^["']|["';]$/g, '');
    if (word === '') continue;
    if (word.startsWith('#') && state !== 'command') break;
    if (/^(?:&&|\|\|?|;|&)$/.test(word)) state = 'command';
    else if (skip) skip = false;
    else if (/^[0-9]?[<>]{1,2}$/.test(word)) skip = true;
    else if (state === 'command') state = installers.test(word) ? 'installer' : state;
    else if (state === 'installer') {
      if (word === 'install') state = 'packages';
      else if (!word.startsWith('-')) state = 'command';
    } else if (word.startsWith('-')) skip = valued.has(word);
    else {
      const name = packageName(word);
      if (name !== null) names.push(name);
    }
    if (raw.endsWith(';')) state = 'command';
  }
  return names;
}

/** The name in `torch==2.1`, `foo[bar]>=1`, `git+https://…#egg=foo`; null for a path, a variable or a redirection. */
function packageName(word: string): string | null {
  const egg = /[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]{0,100})/.exec(word)?.[1];
  const name = egg ?? /^([A-Za-z0-9][A-Za-z0-9._-]{0,100})(?:[[=<>!~;@,].{0,2000})?$/.exec(word)?.[1];
  return name === undefined || /\.(?:whl|zip|gz|txt)$/i.test(name) ? null : name.toLowerCase();
}
