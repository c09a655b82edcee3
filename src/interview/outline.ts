// Open questions as text: YAML in which everything is commented out, to be filled in with an editor. A manifest begins like this, and so does a file of answers.
import { oneLine } from '../errors.js';
import type { Check, ContextField, Finding } from '../model/index.js';
import { placeText, wrap } from '../terminal/text.js';
import type { State, World } from './context.js';

type Known = Pick<World, 'catalogue' | 'state'>;

/** Lines of comment, indented by two, at most 100 columns wide. */
const comment = (text: string) => wrap(oneLine(text), 96).map((line) => `  # ${line}`);

/**
 * @param fields ids of context fields to be asked for
 * @returns the section `context`: what is set, what was guessed as a comment, and what is open with its values
 */
export function contextOutline({ catalogue, state }: Known, fields: readonly string[]): string[] {
  const lines = catalogue.context.filter(({ id }) => fields.includes(id)).flatMap((field) => contextLines(field, state));
  return lines.length === 0 ? [] : ['context:', ...lines];
}

function contextLines({ id, ask, many, values }: ContextField, { assessment }: State): string[] {
  const { source, value, places } = assessment.context[id] ?? { source: 'unset', value: [], places: [] };
  const list = (all: readonly string[]) => (many ? `[${all.join(', ')}]` : (all[0] ?? ''));
  return [
    ...comment(`${ask} ${many ? 'Several of' : 'One of'}: ${values.map((one) => one.value).join(', ')}`),
    source === 'guessed'
      ? `  # ${id}: ${list(value)}   # guessed from ${oneLine(places.slice(0, 2).map(placeText).join(', '))}; take the first # away if it is so`
      : `  # ${id}:${many ? ' []' : ''}`,
    '',
  ];
}

/**
 * @param ids of checks, in any order
 * @returns the section `answers`, stage by stage: open checks commented out under their questions, settled ones named with their places
 */
export function answersOutline({ catalogue, state }: Known, ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  const lines = catalogue.steps.flatMap(({ id, title, stage }) => {
    const own = catalogue.checks.filter((check) => check.step === id && wanted.has(check.id));
    if (own.length === 0) return [];
    const name = catalogue.stages.find((one) => one.id === stage)?.title ?? stage;
    return [`  # ${name} / ${title}`, '', ...own.flatMap((check) => checkLines(check, state, catalogue.scales))];
  });
  const meanings = catalogue.scales.flatMap(({ options }) => options).map(({ value, label }) => `${value}: ${label}`);
  return lines.length === 0 ? [] : ['answers:', ...comment(`What the values mean: ${meanings.join('; ')}.`), '', ...lines];
}

function checkLines(check: Check, { assessment }: State, scales: Known['catalogue']['scales']): string[] {
  const finding = assessment.findings.find((one) => one.check === check.id);
  const options = scales.find(({ id }) => id === check.scale)?.options ?? [];
  const values = [...options.map(({ value }) => value), ...(check.doesNotApply === 'allowed' ? ['does-not-apply (with why: …)'] : [])];
  const seen = finding && finding.basis === 'observed' ? settledText(finding) : null;
  return [...comment(check.ask), ...(seen === null ? comment(values.join(' | ')) : comment(seen)), `  # ${check.id}: {value: }`, ''];
}

function settledText({ verdict, evidence }: Finding): string {
  const where = evidence.slice(0, 2).map(placeText).join(', ');
  const what =
    verdict === 'met'
      ? 'Settled by the repository'
      : verdict === 'partial'
        ? 'Half of it is settled by the repository'
        : 'The repository speaks against it, or shows no trace of it';
  return where === '' ? `${what}.` : `${what}: ${where}`;
}
