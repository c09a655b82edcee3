// A form as Markdown: boxes to tick, as an issue or a page shows them; and what was ticked.
import { KnownError } from '../../errors.js';
import { linesOf } from '../../parsers/text/lines.js';
import { code, prose, text } from '../../report/formats/markdown/text.js';
import { type Form, type FormAnswer, type FormQuestion, roleNames } from './form.js';

/** @returns the form, ending in a line break */
export function writeMarkdown({ project, role, questions, file }: Form): string {
  return [
    `# Questions about ${text(project)}${role === null ? '' : `, for ${roleNames[role]}`}`,
    '',
    'Tick one box under each question: put an x between the brackets. A question without a tick stays open. Name a file of the repository, or an address, as evidence where there is one.',
    `Whoever sent this takes it back with: ${code(`mlready interview --answers ${file}`)}`,
    '',
    'Answered by:',
    '',
    ...questions.flatMap(questionLines),
  ].join('\n');
}

function questionLines({ check, stage, ask, choices, perhaps }: FormQuestion, index: number): string[] {
  return [
    `## ${index + 1}. ${prose(ask)}`,
    '',
    `Check: ${code(check)} (${text(stage)})`,
    '',
    ...(perhaps === null ? [] : [`Perhaps: ${text(perhaps)}`, '']),
    ...choices.map((choice) => `- [ ] ${code(choice.value)} ${prose(choice.text)}`),
    '',
    'Why:',
    'Evidence:',
    'Note:',
    '',
  ];
}

const fields = { why: 'why', evidence: 'evidence', note: 'note', 'answered by': 'by' } as const;

/** One question while it is read. */
type FormReading = FormAnswer & { ticks: string[] };

/**
 * @param name what mistakes call the file
 * @returns what was ticked, in order
 * @throws KnownError where it is no form, where two boxes of a question are ticked, or something is written and no box is
 */
export function readMarkdown(name: string, source: string): FormAnswer[] {
  const found: FormReading[] = [];
  let by: string | undefined;
  let open: 'why' | 'evidence' | 'note' | null = null;
  for (const [index, line] of linesOf(source).entries()) {
    const check = /^\s{0,3}Check:\s{0,5}`{1,3}\s?([a-z0-9-]{1,80}\.[a-z0-9-]{1,80})/i.exec(line)?.[1];
    const now = found.at(-1);
    if (check !== undefined) {
      found.push({ check, value: '', evidence: [], line: index + 1, ticks: [] });
      open = null;
      continue;
    }
    if (/^\s{0,3}#{1,6}\s/.test(line)) open = null;
    const tick = /^\s{0,5}[-*+]\s{1,4}\[[xX✓✔]\]\s{0,5}`{1,3}\s?([a-z-]{1,40})/.exec(line)?.[1];
    if (tick !== undefined && now) {
      now.ticks.push(tick);
      continue;
    }
    const [, label, rest = ''] = /^\s{0,3}\**(why|evidence|note|answered by)\**:\**\s{0,5}(.{0,4000})$/i.exec(line) ?? [];
    const field = label === undefined ? undefined : fieldOf(label);
    if (field === 'by') by = now ? by : rest.trim() === '' ? undefined : rest.trim();
    else if (field !== undefined && now) {
      open = field;
      add(now, field, rest);
    } else if (open !== null && now) add(now, open, line);
  }
  if (found.length === 0) throw new KnownError(name, 'is no form: it names no check', 'give the form that came back, or a file of answers');
  return found.flatMap((one) => answered(one, name, by));
}

function fieldOf(label: string): (typeof fields)[keyof typeof fields] | undefined {
  const key = label.toLowerCase();
  return key === 'why' || key === 'evidence' || key === 'note' || key === 'answered by' ? fields[key] : undefined;
}

function add(answer: FormReading, field: 'why' | 'evidence' | 'note', given: string): void {
  const said = given.replace(/<!--.{0,2000}?-->/g, '').trim();
  if (said === '') return;
  if (field === 'evidence')
    answer.evidence.push(
      ...said
        .replaceAll('`', '')
        .split(/[,;\s]+/)
        .filter((one) => one !== '' && one !== '-'),
    );
  else answer[field] = answer[field] === undefined ? said : `${answer[field]} ${said}`;
}

function answered({ ticks, ...answer }: FormReading, name: string, by: string | undefined): FormAnswer[] {
  const [value, second] = ticks;
  const place = `${name}:${answer.line}`;
  if (second !== undefined) throw new KnownError(place, `${answer.check} has ${ticks.length} ticks`, 'leave one');
  if (value === undefined) {
    const said = answer.why !== undefined || answer.note !== undefined || answer.evidence.length > 0;
    if (said) throw new KnownError(place, `${answer.check} has a text and no tick`, 'tick a box, or take the text out');
    return [];
  }
  return [{ ...answer, value, ...(by !== undefined && { by }) }];
}
