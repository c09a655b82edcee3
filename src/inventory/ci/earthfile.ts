// Earthfiles: recipes by target, each a list of instructions like those of a Dockerfile.
import { plainShell } from '../../parsers/shell/fate.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Automation, automation, sheet } from './automation.js';

/** @returns what the targets of an Earthfile run; what a target builds appears as `earthly +x`. Null when it has none. */
export function readEarthfile(text: string): Automation | null {
  const to = sheet();
  let target = '';
  let start = 0;
  let instruction = '';
  for (const [index, line] of linesOf(text).entries()) {
    if (/^[ \t]*#/.test(line)) continue;
    const head = instruction === '' ? /^([a-z][\w.-]{0,100}):[ \t]*$/.exec(line)?.[1] : undefined;
    if (head !== undefined) target = head;
    if (head !== undefined || target === '') continue;
    if (instruction === '') start = index + 1;
    instruction += (instruction === '' ? line : line.trim()).replace(/\\[ \t\r]*$/, '').slice(0, 4_000);
    if (/\\[ \t\r]*$/.test(line)) continue;
    const [, verb = '', rest = ''] = /^[ \t]+(RUN|BUILD|FROM|COPY)[ \t]+(.*)$/.exec(instruction.trimEnd()) ?? [];
    const line1 = start;
    instruction = '';
    const about = { job: '', target, shell: plainShell };
    if (verb === 'RUN') to.script(rest.replace(/^(?:--[\w-]{1,40}(?:=\S{1,200})?[ \t]+){0,10}/, ''), () => line1, about);
    for (const [, name = ''] of verb === 'RUN' ? [] : rest.matchAll(/(?:^|[ \t(])\+([\w.-]{1,100})/g)) to.script(`earthly +${name}`, () => line1, about);
  }
  return to.commands.length > 0 ? automation('earthly', 'local', [], to) : null;
}
