// docs/cases.md: what happened to others, with the sources.
import type { Case, Catalogue } from '../../src/model/index.js';
import { caseNotes, citationOf } from '../../src/report/messages/results.js';
import { anchor, counted, linksFrom, printedFrom, prose, text } from './parts.js';

/** The page. */
export function casesPage(catalogue: Catalogue): string {
  const unsure = catalogue.cases.filter(({ confirmed }) => confirmed !== 'identifier').length;
  return `${[
    '# Cases',
    '',
    `${counted(catalogue.cases.length, 'case')} of teams that were hurt, or helped, by what the considerations are about. ${printedFrom(catalogue, 'rules/cases')}`,
    `Of ${unsure} the identifier is not confirmed, and the citation says so. \`mlready cases <words>\` searches them.`,
    '',
    ...catalogue.stages.flatMap(({ id, title }) => [
      `## ${title}`,
      '',
      ...catalogue.cases.filter(({ stage }) => stage === id).flatMap((one) => entry(catalogue, one)),
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** The citation, with its identifiers as links. */
function citation(one: Case): string {
  return citationOf(one)
    .split(/((?:https?:\/\/|doi:|arXiv:)[^\s,]+)/)
    .map((part, index) => {
      if (index % 2 === 0) return text(part).replace(/^\s*/, /^\s*/.exec(part)?.[0] ?? '');
      const url = part.replace(/^doi:/, 'https://doi.org/').replace(/^arXiv:/, 'https://arxiv.org/abs/');
      return `[${text(part)}](<${url}>)`;
    })
    .join('');
}

function entry(catalogue: Catalogue, one: Case): string[] {
  const { consideration: link } = linksFrom('');
  const bears = one.considerations.flatMap((id) => catalogue.considerations.filter((each) => each.id === id)).map(link);
  return [
    ...anchor(one.id),
    `### ${one.id}`,
    '',
    `${prose([one.happened, ...caseNotes(one)].join(' '))}`,
    '',
    `**Lesson:** ${prose(one.lesson)}`,
    '',
    ...(one.figures.length === 0
      ? []
      : [
          ...one.figures.map(({ figure, source, secondHand }) => `- ${text(figure)} (${secondHand ? 'reported second-hand; ' : ''}source: ${text(source)})`),
          '',
        ]),
    citation(one),
    '',
    `Bears on ${bears.join(', ')}. Domains: ${one.domains.join(', ')}.`,
    '',
  ];
}
