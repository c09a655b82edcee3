// docs/considerations.md: what each of them is about, its checks, its cases, and who asks for it.
import type { Catalogue, Consideration } from '../../src/model/index.js';
import { anchor, askedForBy, caseLine, counted, linksFrom, printedFrom, prose } from './parts.js';

/** The page. */
export function considerationsPage(catalogue: Catalogue): string {
  const lines = [
    '# Considerations',
    '',
    `${counted(catalogue.considerations.length, 'consideration')} in ${counted(catalogue.steps.length, 'step')} of ${counted(catalogue.stages.length, 'stage')}: those of the survey [Challenges in Deploying Machine Learning](https://doi.org/10.1145/3533378) (Paleyes, Urma and Lawrence, ACM Computing Surveys, 2022).`,
    `${printedFrom(catalogue, 'rules/checklists')} [All checks at a glance](checks.md), [all cases](cases.md), [all frameworks](coverage.md).`,
    '',
    ...catalogue.stages.flatMap((stage) => [
      `- **${stage.title}**`,
      ...catalogue.steps
        .filter((step) => step.stage === stage.id)
        .map(
          (step) =>
            `  - ${step.title}: ${of(catalogue, step.id)
              .map(({ id, title }) => `[${title}](#${id})`)
              .join(', ')}`,
        ),
    ]),
    '',
  ];
  for (const stage of catalogue.stages) {
    lines.push(`## ${stage.title}`, '', prose(stage.meaning), '');
    for (const step of catalogue.steps.filter((one) => one.stage === stage.id)) for (const one of of(catalogue, step.id)) lines.push(...entry(catalogue, one));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const of = ({ considerations }: Catalogue, step: string) => considerations.filter((one) => one.step === step);

function entry(catalogue: Catalogue, one: Consideration): string[] {
  const { check: link } = linksFrom('');
  const checks = catalogue.checks.filter(({ consideration }) => consideration === one.id);
  const ids = new Set([...one.cases, ...checks.flatMap((check) => check.cases)]);
  const cases = catalogue.cases.filter(({ id }) => ids.has(id));
  const asked = askedForBy(catalogue, one, '');
  return [
    ...anchor(one.id),
    `### ${one.title}`,
    '',
    prose(one.problem),
    '',
    `When it matters most: ${prose(one.mattersWhen)}`,
    '',
    'Checks:',
    '',
    ...checks.map((check) => `- ${link(check)} (${check.risk}): ${prose(check.statement)}`),
    ...(cases.length === 0 ? [] : ['', 'Cases:', '', ...cases.map((each) => caseLine(each, ''))]),
    ...(asked.length === 0 ? [] : ['', 'Asked for by:', '', ...asked]),
    '',
  ];
}
