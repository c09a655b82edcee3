// Task runners of Python projects that are no TOML: tox, nox, invoke.
import { readIni } from '../../parsers/config/ini.js';
import { pythonTokens, type Token } from '../../parsers/python/tokens.js';
import { type Automation, automation, sheet } from './automation.js';

/** @returns the environments of tox.ini (or of setup.cfg's `tox:tox`); "" is what `tox` runs, "testenv" the base. Null when there are none. */
export function readTox(text: string, add = 0, to = sheet(), runner?: string): Automation | null {
  const sections = readIni(text);
  if (!sections.some(({ name }) => name === 'tox' || name === 'tox:tox' || /^testenv\b/.test(name))) return null;
  const commands = (name: string) =>
    sections
      .find((s) => s.name === name)
      ?.entries.filter(({ key }) => /^commands(?:_pre|_post)?$/.test(key))
      .flatMap(({ values }) => values) ?? [];
  for (const section of sections) {
    const list = section.name === 'tox' || section.name === 'tox:tox' ? section.entries.find(({ key }) => /^env_?list$/.test(key)) : undefined;
    if (list)
      for (const value of list.values)
        for (const env of expand(value.text))
          to.script(`tox -e ${env}`, () => value.line + add, { job: '', target: '', ...(runner !== undefined && { runner }) });
    if (!/^testenv(?::|$)/.test(section.name)) continue;
    const ignored = section.entries.some(({ key, values }) => key === 'ignore_outcome' && /^true$/i.test(values[0]?.text.trim() ?? ''));
    const names = section.name === 'testenv' ? ['testenv'] : expand(section.name.slice('testenv:'.length));
    for (const target of names) {
      for (const { text: line, line: at } of commands(section.name)) {
        const other = /^\{\[([^\]]+)\]commands\}/.exec(line)?.[1];
        // A line may begin with factors ("py39: pytest") or with "-" for "may fail".
        const own = other === undefined || other === section.name ? [{ text: line, line: at }] : commands(other);
        for (const one of own) {
          const mark = /^(?:!?[\w.,{}-]+:[ ]+)?(- ?)?/.exec(one.text);
          const doubt = mark?.[1] === undefined && !ignored ? {} : ({ doubt: 'failure-allowed' } as const);
          to.script(one.text.slice(mark?.[0].length), () => one.line + add, { job: '', target, ...doubt, ...(runner !== undefined && { runner }) });
        }
      }
    }
  }
  return automation('tox', 'local', [], to);
}

/** Expands tox's lists: "py{38,39}-test, lint". */
function expand(list: string): string[] {
  const found: string[] = [];
  for (const one of list.slice(0, 2_000).split(/,(?![^{]{0,200}\})|\s+/)) {
    let names = [''];
    for (const part of one.split(/(\{[^}]{0,200}\})/)) {
      const options = part.startsWith('{')
        ? part
            .slice(1, -1)
            .split(',')
            .map((o) => o.trim())
        : [part];
      names = names.flatMap((name) => options.map((option) => name + option)).slice(0, 100);
    }
    found.push(...names.filter((name) => name !== ''));
  }
  return found.slice(0, 200);
}

/** @returns the sessions of a noxfile.py, or the tasks of invoke's tasks.py, by what their `run` calls say; null when there are none. */
export function readPythonTasks(text: string, system: 'nox' | 'invoke'): Automation | null {
  if (!(system === 'nox' ? /\bnox\b/ : /\binvoke\b/).test(text)) return null;
  const to = sheet();
  const tokens = pythonTokens(text);
  let named: string | null = null;
  let target: string | null = null;
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (token.first && token.kind === 'mark' && token.text === '@') {
      named = null;
      target = /^(?:nox|session|task)$/.test(next?.text ?? '') ? '' : target;
      if (target === '')
        for (let k = i + 1; k < i + 40 && tokens[k]?.text !== 'def'; k++)
          if (tokens[k]?.text === 'name' && tokens[k + 2]?.kind === 'string') named = tokens[k + 2]?.text ?? null;
    } else if (token.first && token.text === 'def')
      target = target === '' ? (named ?? next?.text.replaceAll('_', system === 'invoke' ? '-' : '_') ?? '') : null;
    else if (target && token.kind === 'name' && tokens[i - 1]?.text === '.' && next?.text === '(') {
      const verb = verbs.get(token.text);
      const words = verb === undefined ? [] : callWords(tokens, i + 2);
      if (words.length > 0) to.script(verb + words.join(' '), () => token.line, { job: '', target });
    }
  }
  return automation(system, 'local', [], to);
}

/** What the methods that run something write before their words. */
const verbs = new Map([
  ['run', ''],
  ['sudo', ''],
  ['run_always', ''],
  ['install', 'pip install '],
  ['conda_install', 'conda install '],
]);

function callWords(tokens: readonly Token[], from: number): string[] {
  const words: string[] = [];
  for (let i = from; i < from + 80; i++) {
    const token = tokens[i];
    if (!token || (token.kind === 'mark' && token.text === ')')) break;
    if (token.kind === 'mark' && token.text === '=') break;
    if (token.kind === 'string') words.push(token.text);
  }
  return words;
}
