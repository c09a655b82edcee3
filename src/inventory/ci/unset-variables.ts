// Shell variables that one step sets and a later one reads: each step has a shell of its own, so they are empty there.
import { linesBehind } from './never-come-to.js';

export interface ShellStep {
  text: string;
  /** The names that the workflow, the job and the step give to its environment. */
  given: ReadonlySet<string>;
  /** The line of the script's line with an offset. */
  line(offset: number): number;
}

/** What every runner sets. */
const ofRunner =
  /^(?:PATH|HOME|USER|SHELL|PWD|OLDPWD|CI|TMP|TEMP|TMPDIR|LANG|EDITOR|IFS|PIPESTATUS|HOSTNAME|RANDOM|SECONDS|LD_LIBRARY_PATH|PYTHONPATH|GITHUB_\w+|RUNNER_\w+|\w+_HOME|\w+_ROOT)$/i;
const assigned = /(?:^|[;&|({]|\bthen\b|\bdo\b|\belse\b|\bexport\b|\blocal\b)[ \t]{0,40}(?:\$(\w{2,60})[ \t]{0,10}=(?!=)|([A-Za-z_]\w{1,60})=)/g;
const bound = /\b(?:for|foreach|read|read -r|declare|mapfile -t|readarray -t|param)\b[ \t(]{0,10}(?:-\w+[ \t]+)?\$?(\w{2,60})/g;
const reads = /\$(?:\{(\w{2,60})\}|([A-Za-z_]\w{1,60}))/g;
const maxReads = 5_000;

/** What comes of variables that are empty. */
export interface UnsetVariables {
  /** The lines that read a variable which only an earlier step has set, each once, in order. */
  lines: number[];
  /** The lines that are never come to, since they stand behind a comparison of such a variable with a text. */
  dead: number[];
}

/** @param steps the scripts of one job, in order */
export function unsetVariables(steps: readonly ShellStep[]): UnsetVariables {
  // What is handed on, or taken from elsewhere, may be anything.
  const handedOn = steps.map(({ text }) => text).filter((text) => /GITHUB_ENV|::set-env/.test(text));
  const before = new Set<string>();
  const lines = new Set<number>();
  const dead = new Set<number>();
  let left = maxReads;
  for (const { text, given, line } of steps) {
    const script = plain(text);
    const own = new Set([...namesOf(script, assigned), ...namesOf(script, bound)]);
    const known = (name: string) =>
      !before.has(name) || own.has(name) || given.has(name) || ofRunner.test(name) || handedOn.some((other) => other.includes(name));
    const empty = new Set<string>();
    if (!/(?:^|[;&|\s])(?:source|\.|eval|set -a)[ \t]+\S/m.test(script))
      for (const match of script.matchAll(reads)) {
        if (--left < 0) break;
        const name = match[1] ?? match[2] ?? '';
        if (known(name)) continue;
        lines.add(line(script.slice(0, match.index).split('\n').length - 1));
        empty.add(name);
      }
    // A text whose lines were folded into one has no line of its own for each.
    if (empty.size > 0 && line(1) !== line(0)) for (const offset of linesBehind(text, empty)) dead.add(line(offset));
    for (const name of own) before.add(name);
  }
  return { lines: [...lines], dead: [...dead] };
}

/** The script without comments, what stands in single quotes, and expressions of the service; its lines stay where they are. */
function plain(text: string): string {
  return text
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.replace(/\$\{\{[^}]{0,300}\}\}|\\\$|'[^']{0,1000}'|(?:^|[ \t])#.*$/g, ' '))
    .join('\n');
}

function namesOf(script: string, pattern: RegExp): string[] {
  return script.split('\n').flatMap((line) => [...line.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? ''));
}
