// The text of `mlready explain`: one entry of the catalogue, with everything that refers to it.

import type { Case, Catalogue, Check, Condition, Consideration, Signal, Stage, Step, Variant } from '../../model/index.js';
import { matchersOf } from '../../signals/expression.js';
import { kindOf, matcherKinds } from '../../signals/matchers/index.js';
import { count } from '../../terminal/count.js';
import { caseNotes, citationOf, effortNames } from '../messages/results.js';
import { doesWords } from '../messages/summary.js';
import { describe } from './describe.js';

export type Entry =
  | { kind: 'check'; check: Check }
  | { kind: 'consideration'; consideration: Consideration }
  | { kind: 'step'; step: Step }
  | { kind: 'stage'; stage: Stage }
  | { kind: 'signal'; signal: Signal }
  | { kind: 'case'; case: Case };

/** The entry of an id: a check (or its older name), a consideration, a signal (a hazard by its code as well), a step, a stage or a case; null where there is none. */
export function entryOf(catalogue: Catalogue, id: string): Entry | null {
  const check = catalogue.checks.find((one) => one.id === id || one.aliases.includes(id));
  if (check) return { kind: 'check', check };
  const consideration = catalogue.considerations.find((one) => one.id === id);
  if (consideration) return { kind: 'consideration', consideration };
  const signal = catalogue.signals.find((one) => one.id === id || one.hazard?.code === id.toUpperCase());
  if (signal) return { kind: 'signal', signal };
  const step = catalogue.steps.find((one) => one.id === id);
  if (step) return { kind: 'step', step };
  const stage = catalogue.stages.find((one) => one.id === id);
  if (stage) return { kind: 'stage', stage };
  const found = catalogue.cases.find((one) => one.id === id);
  return found ? { kind: 'case', case: found } : null;
}

/** A part of an explanation: a heading and its paragraphs; lines that are `verbatim` are not wrapped. */
export interface Part {
  heading: string;
  paragraphs: string[];
  verbatim?: true;
}

/** Explains an entry. */
export function explain(catalogue: Catalogue, entry: Entry): Part[] {
  switch (entry.kind) {
    case 'check':
      return checkParts(catalogue, entry.check);
    case 'consideration':
      return considerationParts(catalogue, entry.consideration);
    case 'step':
      return stepParts(catalogue, entry.step);
    case 'stage':
      return stageParts(catalogue, entry.stage);
    case 'signal':
      return signalParts(catalogue, entry.signal);
    case 'case':
      return caseParts(entry.case);
  }
}

function checkParts(catalogue: Catalogue, check: Check): Part[] {
  const consideration = catalogue.considerations.find(({ id }) => id === check.consideration);
  const scale = catalogue.scales.find(({ id }) => id === check.scale);
  const raises = check.raise.map(({ to, when }) => `It rises to ${to} where ${conditionText(when)}.`);
  const shows = check.shownBy.map(({ signal, earns }) => `${signal} shows it (${earns === 'full' ? 'in full' : 'half'})`);
  const refutes = check.refutedBy.map(({ signal, leaves }) => `${signal} refutes it (leaves ${leaves})`);
  const hints = check.hints.length > 0 ? [`${check.hints.join(', ')}: worth a look, no proof`] : [];
  const seen = [...shows, ...refutes, ...hints, ...importsOf(catalogue, check)];
  const asked = askedWhere(catalogue, check);
  const worded = check.variants.flatMap(({ does, doesNot, ask }) => (ask === null ? [] : [`${variantWords({ does, doesNot })}: ${ask}`]));
  return [
    { heading: check.id, paragraphs: [check.statement] },
    {
      heading: 'Question',
      paragraphs: [
        check.ask,
        `Answers: ${(scale?.options ?? []).map(({ value, label }) => `${value} (${label.toLowerCase()})`).join(', ')}${check.doesNotApply === 'allowed' ? ', does-not-apply (with why)' : ''}, unknown.`,
        ...worded,
      ],
    },
    { heading: 'What counts', paragraphs: [check.help] },
    {
      heading: 'Risk',
      paragraphs: [[`${check.risk[0]?.toUpperCase()}${check.risk.slice(1)}.`, ...raises, ...(asked === null ? [] : [`Asked only where ${asked}.`])].join(' ')],
    },
    {
      heading: 'Where it is looked for',
      paragraphs: seen.length > 0 ? seen.map((one) => `${one}.`) : ['Nowhere: no file can show it. Only an answer can, best with evidence.'],
    },
    ...(check.trace === 'expected'
      ? [{ heading: 'No trace', paragraphs: ['A ready project cannot do this without leaving a trace, so a repository without any is a gap.'] }]
      : []),
    { heading: `Remedy (${effortNames[check.effort]})`, paragraphs: [check.remedy] },
    {
      heading: 'Who was hurt, or helped',
      paragraphs: check.cases.flatMap((id) => catalogue.cases.filter((one) => one.id === id)).map((one) => `${one.id}: ${one.happened} Lesson: ${one.lesson}`),
    },
    {
      heading: 'Belongs to',
      paragraphs: [`${consideration?.id ?? check.consideration} (${consideration?.title ?? ''}): ${consideration?.problem ?? ''}`],
    },
    { heading: 'Asked for by', paragraphs: refs(catalogue, check) },
  ];
}

/** Which results of other tools show a check, as clauses. */
function importsOf({ imports }: Catalogue, { id }: Check): string[] {
  return imports.flatMap(({ format, shows }) =>
    shows
      .filter((row) => row.check === id)
      .map(({ kind, earns, needs, leaves, tools }) => {
        const by = tools.length === 0 ? '' : ` of ${tools.join(', ')}`;
        const against = leaves === null ? '' : `; one that failed leaves ${leaves}`;
        return `an imported ${format} result${by} (${kind}${needs === 'passed' ? ' that passed' : ''}) shows it (${earns === 'full' ? 'in full' : 'half'})${against}`;
      }),
  );
}

function considerationParts(catalogue: Catalogue, one: Consideration): Part[] {
  const checks = catalogue.checks.filter(({ consideration }) => consideration === one.id);
  const cases = [...new Set([...one.cases, ...checks.flatMap((check) => check.cases)])];
  return [
    { heading: `${one.id}: ${one.title}`, paragraphs: [one.problem] },
    { heading: 'When it matters most', paragraphs: [one.mattersWhen] },
    { heading: 'Checks', paragraphs: checks.map(({ id, statement, risk, effort }) => `${id} (${risk}, ${effort}): ${statement}`) },
    { heading: 'Cases', paragraphs: cases.flatMap((id) => catalogue.cases.filter((c) => c.id === id)).map((c) => `${c.id}: ${c.lesson}`) },
    { heading: 'Asked for by', paragraphs: refs(catalogue, one) },
  ];
}

function stepParts(catalogue: Catalogue, { id, title, stage }: Step): Part[] {
  const inside = catalogue.considerations.filter(({ step }) => step === id);
  return [
    { heading: `${id}: ${title}`, paragraphs: [`A step of ${catalogue.stages.find((one) => one.id === stage)?.title ?? stage}.`] },
    { heading: 'Considerations', paragraphs: inside.map((one) => `${one.id} (${count(one.checks.length, 'check')}): ${one.problem}`) },
  ];
}

function stageParts(catalogue: Catalogue, { id, title, meaning }: Stage): Part[] {
  const steps = catalogue.steps.filter(({ stage }) => stage === id);
  const inside = (step: string) => catalogue.considerations.filter((one) => one.step === step);
  return [
    { heading: `${id}: ${title}`, paragraphs: [meaning] },
    {
      heading: 'Steps',
      paragraphs: steps.map(
        (step) =>
          `${step.id} (${step.title}): ${inside(step.id)
            .map((one) => one.id)
            .join(', ')}`,
      ),
    },
  ];
}

function signalParts(catalogue: Catalogue, signal: Signal): Part[] {
  const by = (list: 'shownBy' | 'refutedBy') => catalogue.checks.filter((check) => check[list].some((one) => one.signal === signal.id)).map(({ id }) => id);
  const hinted = catalogue.checks.filter(({ hints }) => hints.includes(signal.id)).map(({ id }) => id);
  const uses = [...by('shownBy').map((id) => `shows ${id}`), ...by('refutedBy').map((id) => `refutes ${id}`), ...hinted.map((id) => `hints at ${id}`)];
  return [
    {
      heading: `${signal.id}: ${signal.title}`,
      paragraphs: [`${signal.polarity === 'hazard' ? 'A hazard: it speaks against a project. ' : ''}${signal.counts}`],
    },
    ...hazardParts(catalogue, signal),
    { heading: 'What does not count', paragraphs: [signal.excludes] },
    { heading: 'What is looked for', paragraphs: describe(signal.seen, catalogue.tools), verbatim: true },
    { heading: 'In which files', paragraphs: rulesOf(signal) },
    { heading: 'What it decides', paragraphs: uses },
  ];
}

/** Why a hazard hurts, whom it hurt, how to mend it, and how to dispute it. */
function hazardParts(catalogue: Catalogue, { hazard }: Signal): Part[] {
  if (hazard === null) return [];
  const cases = hazard.cases.flatMap((id) => catalogue.cases.filter((one) => one.id === id)).map((one) => `${one.id}: ${one.happened}`);
  return [
    { heading: `Why it hurts (${hazard.code})`, paragraphs: [hazard.hurts, ...(hazard.trial ? ['It is on trial: it decides nothing yet.'] : [])] },
    { heading: 'Who was hurt', paragraphs: cases },
    ...(hazard.mend === null ? [] : [{ heading: 'What to do', paragraphs: [hazard.mend] }]),
    { heading: 'Repaired', paragraphs: hazard.repair.trimEnd().split('\n'), verbatim: true },
    { heading: 'To dispute it', paragraphs: [`# mlready: ignore[${hazard.code}] <why it does no harm here>`], verbatim: true },
  ];
}

/** The rules that hold for all that is looked for, as far as they concern this signal. */
function rulesOf(signal: Signal): string[] {
  const matchers = matchersOf(signal.seen);
  const kinds = matcherKinds.filter((kind) => matchers.some((matcher) => kind.is(matcher)));
  return [
    "The project's own files, wherever they lie; not vendored, generated or installed code, and tests only where a line above says so.",
    ...new Set(kinds.flatMap(({ reading }) => reading ?? [])),
    ...(matchers.some((matcher) => kindOf(matcher).declarable(matcher) !== null)
      ? ['A tool that stands in a dependency list and is never used makes it "declared", which earns nothing.']
      : []),
    ...(signal.fromAbove ? ['Settings of a folder above count where the manifest names that folder as its root.'] : []),
  ];
}

function caseParts(one: Case): Part[] {
  const notes = caseNotes(one);
  return [
    { heading: one.id, paragraphs: [citationOf(one)] },
    { heading: 'What happened', paragraphs: [[one.happened, ...notes].join(' ')] },
    { heading: 'Lesson', paragraphs: [one.lesson] },
    ...(one.figures.length > 0
      ? [
          {
            heading: 'Figures',
            paragraphs: one.figures.map(({ figure, source, secondHand }) => `${figure} (${secondHand ? 'reported second-hand; ' : ''}source: ${source})`),
          },
        ]
      : []),
    { heading: 'Bears on', paragraphs: [`${one.considerations.join(', ')}; domains: ${one.domains.join(', ')}`] },
  ];
}

function refs(catalogue: Catalogue, one: Pick<Consideration, 'refs'>): string[] {
  return Object.entries(one.refs).map(([id, items]) => {
    const framework = catalogue.frameworks.find((f) => f.id === id);
    return `${framework?.title ?? id}: ${items.map((item) => `${item} (${framework?.items[item]?.title ?? ''})`).join('; ')}`;
  });
}

/** What a project has to be or do for a check to be asked, in words; null where it is asked of all. A check of a further pack is asked where its pack is. */
export function askedWhere({ packs }: Pick<Catalogue, 'packs'>, { pack, when }: Pick<Check, 'pack' | 'when'>): string | null {
  const further = packs.find(({ id }) => id === pack);
  const texts = [
    ...(further === undefined ? [] : [`${conditionText(further.onWhen)} (the pack ${further.id} ${further.version})`]),
    ...(when === null ? [] : [conditionText(when)]),
  ];
  return texts.length === 0 ? null : texts.join(', and ');
}

/** Whom a variant speaks to, in words: "Where it calls a hosted model and generates, and not trains". */
export function variantWords({ does, doesNot }: Pick<Variant, 'does' | 'doesNot'>): string {
  const words = (activities: readonly string[], joint: string) => activities.map((one) => doesWords[one] ?? one).join(joint);
  return `Where it ${words(does, ' and ')}${doesNot.length === 0 ? '' : `, and not ${words(doesNot, ' or ')}`}`;
}

/** A condition in words: "updates is scheduled or continual". */
export function conditionText(condition: Condition): string {
  const clause = (fields: Record<string, string[]> | undefined, joint: string) =>
    Object.entries(fields ?? {})
      .map(([field, values]) => (field === 'does' ? `it ${values.map((one) => doesWords[one] ?? one).join(' or ')}` : `${field} is ${values.join(' or ')}`))
      .join(joint);
  const parts = [clause(condition.all, ' and '), clause(condition.any, ' or '), condition.none ? `not (${clause(condition.none, ' or ')})` : ''];
  return parts.filter((part) => part !== '').join(', and ');
}
