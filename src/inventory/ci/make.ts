// Makefiles and justfiles: recipes by target. Prerequisites appear as commands (`make lint`), since running a target runs them.
import { plainShell } from '../../parsers/shell/fate.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Automation, automation, type Sheet, sheet } from './automation.js';

/** @returns the recipes of a Makefile; its first target is also what a bare `make` runs. */
export function readMake(text: string): Automation {
  const to = sheet();
  const lines = linesOf(text);
  const put = variablesOf(lines);
  let targets: string[] = [];
  let first = '';
  let goal = '';
  let defining = false;
  for (let i = 0; i < lines.length; i++) {
    const start = i;
    let line = lines[i] ?? '';
    if (/^[ ]*(?:define|endef)\b/.test(line)) defining = line.includes('define');
    if (defining) continue;
    const parts = [line];
    while (parts.at(-1)?.endsWith('\\') && i + 1 < lines.length) parts.push(lines[++i] ?? '');
    line = parts.join('\n');
    if (line.startsWith('\t')) {
      const marks = /^\t[ \t]*([@+-]*)/.exec(line);
      // Behind "-" make goes on whatever happens. A line is a shell of its own, which nothing is told.
      const doubt = marks?.[1]?.includes('-') === true ? ({ doubt: 'failure-allowed' } as const) : {};
      const recipe = shellOf(put(line.slice(marks?.[0].length)));
      for (const target of targets) to.script(recipe, () => start + 1, { job: '', target, shell: plainShell, ...doubt });
      continue;
    }
    goal = /^[ ]*\.DEFAULT_GOAL[ ]*:?=[ ]*([\w.-]+)/.exec(line)?.[1] ?? goal;
    const rule = /^([^\t\n#:=][^\n#:=]{0,500}):(?![=:]?=)(:?[^\n=;#]{0,2000})(=?)(?:;([^\n]*))?/.exec(parts.join(' ').replaceAll('\\ ', ' '));
    if (!rule) {
      if (/^\S/.test(line) && !/^(?:#|ifn?eq|ifn?def|else|endif)/.test(line)) targets = [];
      continue;
    }
    if (rule[3]) continue;
    targets = (rule[1] ?? '')
      .trim()
      .split(/\s+/)
      .filter((name) => !name.startsWith('.'))
      .slice(0, 50);
    first ||= targets.find((name) => !name.includes('%') && !name.includes('$')) ?? '';
    const needs = (rule[2] ?? '')
      .split(/[\s|:]+/)
      .filter((name) => /^[A-Za-z][\w.-]*$/.test(name))
      .slice(0, 50);
    for (const target of targets) {
      for (const need of needs) to.script(`make ${need}`, () => start + 1, { job: '', target });
      if (rule[4]) to.script(shellOf(put(rule[4])), () => start + 1, { job: '', target });
    }
  }
  if (goal || first) to.script(`make ${goal || first}`, () => 1, { job: '', target: '' });
  return automation('make', 'local', [], to);
}

/**
 * Puts in what a Makefile sets once, to plain words: the name of a program, mostly. What is set twice may be either, and what is made of
 * other variables is left as it stands.
 */
function variablesOf(lines: readonly string[]): (recipe: string) => string {
  const known = new Map<string, string | null>();
  for (const line of lines) {
    const set = /^(?:export[ ]+)?([A-Za-z_]\w{0,60})[ ]*(?::{1,3}|\?)?=[ ]*([^#$`\\]{0,200})(.?)/.exec(line);
    if (set?.[1] === undefined) continue;
    const isPlain = (set[3] === '' || set[3] === '#') && set[2]?.trim() !== '';
    known.set(set[1], known.has(set[1]) || !isPlain ? null : (set[2] ?? '').trim());
  }
  return (recipe) =>
    recipe.replace(/(\$?)\$(?:\(([A-Za-z_]\w{0,60})\)|\{([A-Za-z_]\w{0,60})\})/g, (all, escaped: string, round?: string, curly?: string) =>
      escaped === '' ? (known.get(round ?? curly ?? '') ?? all) : all,
    );
}

/** What the shell is given: make writes its own variables as `$(NAME)`, and a dollar of the shell twice. */
function shellOf(recipe: string): string {
  return recipe.replaceAll('$$', () => '$');
}

/** @returns the recipes of a justfile; its first recipe is also what a bare `just` runs. */
export function readJust(text: string): Automation {
  const to = sheet();
  let target: string | null = null;
  let first = '';
  const body: { text: string; line: number }[] = [];
  const flush = () => {
    const start = body[0]?.line ?? 0;
    if (target !== null && body.length > 0) recipe(to, target, body.map((l) => l.text).join('\n'), start);
    body.length = 0;
  };
  for (const [index, line] of linesOf(text).entries()) {
    if (/^[ \t]/.test(line) || line === '') {
      body.push({ text: line.replace(/^[ \t]+[@-]{0,2}/, ''), line: index + 1 });
      continue;
    }
    flush();
    const alias = /^alias[ ]+([\w-]+)[ ]*:=[ ]*([\w-]+)/.exec(line);
    if (alias?.[1]) to.script(`just ${alias[2] ?? ''}`, () => index + 1, { job: '', target: alias[1] });
    const head = /^@?([A-Za-z_][\w-]{0,100})[^:#]{0,500}:(?!=)(.*)$/.exec(line);
    if (line.startsWith('#') || line.startsWith('[')) continue;
    target = head && !/^(?:set|export|import|mod|alias)\b/.test(line) ? (head[1] ?? null) : null;
    if (target === null) continue;
    first ||= target;
    for (const [need] of (head?.[2] ?? '').split('#')[0]?.matchAll(/[A-Za-z_][\w-]*/g) ?? []) to.script(`just ${need}`, () => index + 1, { job: '', target });
  }
  flush();
  if (first) to.script(`just ${first}`, () => 1, { job: '', target: '' });
  return automation('just', 'local', [], to);
}

function recipe(to: Sheet, target: string, text: string, start: number): void {
  if (/^#!.*\b(?:python|node|ruby|perl|Rscript)/.test(text)) return;
  to.script(text, (offset) => start + offset, { job: '', target });
}
