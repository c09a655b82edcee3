// docs/checks.md, with the ways to the pages of the stages, and those pages: all there is about each check.
import type { Catalogue, Check, Stage } from '../../src/model/index.js';
import { askedWhere, conditionText, variantWords } from '../../src/report/explain/explain.js';
import { effortNames } from '../../src/report/messages/results.js';
import { anchor, caseLine, counted, linksFrom, printedFrom, prose, text } from './parts.js';

/** The overview that `mlready checks --format markdown` prints, with each check linked to its entry and each signal to its row. */
export function overviewPage(printed: string, catalogue: Catalogue): string {
  const { check: link, signal } = linksFrom('');
  const byId = new Map(catalogue.checks.map((check) => [check.id, check]));
  const signals = new Set(catalogue.signals.map(({ id }) => id));
  return printed
    .split('\n')
    .map((line) => {
      const check = byId.get(/^\| `([^`]+)` \|/.exec(line)?.[1] ?? '');
      if (check === undefined) return line;
      const at = line.lastIndexOf('|', line.length - 2);
      const seen = line.slice(at).replace(/[a-z]+\.[a-z_]+/g, (id) => (signals.has(id) ? signal(id) : id));
      return `${line.slice(0, at)}${seen}`.replace(`\`${check.id}\``, link(check));
    })
    .join('\n');
}

/** The page of a stage. */
export function stagePage(catalogue: Catalogue, stage: Stage): string {
  const checks = catalogue.checks.filter((check) => check.stage === stage.id);
  const { consideration: toConsideration } = linksFrom('../');
  const lines = [
    `# ${stage.title}: ${counted(checks.length, 'check')}`,
    '',
    prose(stage.meaning),
    '',
    `${printedFrom(catalogue, 'rules/checklists')} \`mlready explain <check>\` prints the same for one check. [All checks at a glance](../checks.md).`,
    '',
  ];
  for (const step of catalogue.steps.filter((one) => one.stage === stage.id)) {
    lines.push(`## ${step.title}`, '');
    for (const consideration of catalogue.considerations.filter((one) => one.step === step.id)) {
      lines.push(`### ${consideration.title}`, '', `Why it matters, and who asks for it: ${toConsideration(consideration)}.`, '');
      for (const check of checks.filter((one) => one.consideration === consideration.id)) lines.push(...entry(catalogue, check));
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function entry(catalogue: Catalogue, check: Check): string[] {
  const { signal: link } = linksFrom('../');
  const scale = catalogue.scales.find(({ id }) => id === check.scale);
  const answers = [
    ...(scale?.options ?? []).map(({ value, label }) =>
      label.toLowerCase() === value ? `\`${value}\`` : `\`${value}\` (${label[0]?.toLowerCase()}${label.slice(1)})`,
    ),
    ...(check.doesNotApply === 'allowed' ? ['`does-not-apply` (with `why`)'] : []),
    '`unknown`',
  ];
  const asked = askedWhere(catalogue, check);
  const worded = check.variants.flatMap(({ does, doesNot, ask }) => (ask === null ? [] : [`- ${variantWords({ does, doesNot })}: ${prose(ask)}`]));
  const risk = [
    `${check.risk}`,
    ...check.raise.map(({ to, when }) => `${to} where ${conditionText(when)}`),
    ...(asked === null ? [] : [`asked only where ${asked}`]),
  ];
  const seen = [
    ...check.shownBy.map(({ signal, earns }) => `${link(signal)} shows it${earns === 'half' ? ' by half' : ''}`),
    ...check.refutedBy.map(({ signal, leaves }) => `${link(signal)} refutes it${leaves === 'half' ? ', and leaves half' : ''}`),
    ...check.hints.map((signal) => `${link(signal)} is worth a look, no proof`),
  ];
  const cases = check.cases.flatMap((id) => catalogue.cases.filter((one) => one.id === id));
  return [
    ...anchor(check.id),
    `#### \`${check.id}\``,
    '',
    `**${prose(check.statement)}**`,
    '',
    `- Question: ${prose(check.ask)}`,
    ...worded,
    `- Answers: ${answers.join(', ')}`,
    `- What counts: ${prose(check.help)}`,
    `- Risk: ${text(risk.join('; '))}`,
    `- In the repository: ${seen.length === 0 ? 'no file can show it; an answer can, best with evidence' : seen.join('; ')}`,
    ...(check.trace === 'expected' ? ['- A ready project cannot do this without leaving a trace, so a repository without any is a gap.'] : []),
    `- To do (${effortNames[check.effort]}): ${prose(check.remedy)}`,
    ...(cases.length === 0 ? [] : ['- Cases:', ...cases.map((one) => `  ${caseLine(one, '../')}`)]),
    '',
  ];
}
