// Jenkinsfiles are Groovy: only the texts given to sh, bat and powershell, the images and the triggers are read from them.
import { type Automation, automation, sheet, type Trigger } from './automation.js';

interface GroovyToken {
  kind: 'word' | 'text' | 'mark';
  text: string;
  line: number;
}

/** Jenkins runs `sh -xe`. */
const jenkinsShell = { errexit: true, pipefail: false };
const shells = new Set(['sh', 'bat', 'powershell', 'pwsh']);

/** @returns a pipeline, or null when the text has no pipeline, node or stage. */
export function readJenkins(text: string): Automation | null {
  const tokens = groovyTokens(text);
  if (!tokens.some(({ kind, text: word }) => kind === 'word' && (word === 'pipeline' || word === 'node' || word === 'stage'))) return null;
  const to = sheet();
  const triggers = new Set<Trigger>(['push']);
  let job = '';
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const value = argument(tokens, i);
    if (token.text === 'cron') triggers.add('schedule');
    if (token.text === 'changeRequest' || token.text === 'ghprbPull') triggers.add('pull-request');
    if (token.text === 'buildingTag') triggers.add('tag');
    if (!value) continue;
    if (token.text === 'stage') job = value.text;
    else if (shells.has(token.text)) to.script(value.text, (offset) => value.line + offset, { job, ...(token.text === 'sh' && { shell: jenkinsShell }) });
    else if (token.text === 'image') to.use(value.text, value.line, job);
  }
  return automation('jenkins', 'ci', [...triggers], to);
}

/** The first text that belongs to a word: `sh 'x'`, `sh("x")`, `sh(script: 'x', …)`, `sh label: 'y', script: 'x'`. */
function argument(tokens: readonly GroovyToken[], at: number): GroovyToken | null {
  let i = at + 1;
  if (tokens[i]?.text === '(' && tokens[i]?.kind === 'mark') i++;
  if (tokens[i]?.kind === 'text') return tokens[i] ?? null;
  if (tokens[i]?.kind !== 'word' || tokens[i + 1]?.text !== ':') return null;
  for (const end = i + 24; i < end; i++) {
    const token = tokens[i];
    if (token === undefined || token.text === ')' || token.text === '}') return null;
    if (token.kind === 'word' && token.text === 'script') return tokens[i + 2]?.kind === 'text' ? (tokens[i + 2] ?? null) : null;
  }
  return null;
}

function groovyTokens(text: string): GroovyToken[] {
  const tokens: GroovyToken[] = [];
  let line = 1;
  for (let i = 0; i < text.length && tokens.length < 200_000; ) {
    const char = text[i] ?? '';
    if (char === '\n') {
      line++;
      i++;
    } else if (char === '/' && (text[i + 1] === '/' || text[i + 1] === '*')) {
      const block = text[i + 1] === '*';
      const end = text.indexOf(block ? '*/' : '\n', i + 2);
      const stop = end < 0 ? text.length : block ? end + 2 : end;
      for (; i < stop; i++) if (text[i] === '\n') line++;
    } else if (char === '"' || char === "'") {
      const triple = text.startsWith(char.repeat(3), i);
      const close = triple ? char.repeat(3) : char;
      const [start, at] = [i + close.length, line];
      i = start;
      while (i < text.length && !text.startsWith(close, i) && (triple || text[i] !== '\n')) {
        if (text[i] === '\\') i++;
        if (text[i] === '\n') line++;
        i++;
      }
      tokens.push({ kind: 'text', text: text.slice(start, i), line: at });
      if (text[i] !== '\n' || triple) i += close.length;
    } else if (/[A-Za-z_]/.test(char)) {
      const start = i;
      while (i < text.length && /\w/.test(text[i] ?? '')) i++;
      tokens.push({ kind: 'word', text: text.slice(start, i), line });
    } else {
      if (!/\s/.test(char)) tokens.push({ kind: 'mark', text: char, line });
      i++;
    }
  }
  return tokens;
}
