// docs/coverage.md: which check speaks to which article, control or test, and what nobody asks.
import { appliesText, type CoveredItem, coverageOf } from '../../src/catalogue/coverage.js';
import type { Catalogue, Framework } from '../../src/model/index.js';
import { anchor, linksFrom, printedFrom, prose, table, text } from './parts.js';

/** The page. */
export function coveragePage(catalogue: Catalogue): string {
  const covered = catalogue.frameworks.map((framework) => ({ framework, items: coverageOf(catalogue, framework) }));
  return `${[
    '# Coverage of frameworks',
    '',
    `What ${catalogue.frameworks.length} frameworks ask for, which checks speak to it, and what no check speaks to. ${printedFrom(catalogue, 'rules/frameworks and rules/checklists')}`,
    '`mlready checks --coverage <framework>` prints the same for one of them.',
    'That a check is met does not say that a law or a standard is complied with: this is a way to find the place, not legal advice.',
    '',
    ...table(
      ['Framework', 'Items', 'Asked', 'Not asked'],
      ['left', 'right', 'right', 'right'],
      covered.map(({ framework: { id, title }, items }) => {
        const asked = items.filter(({ checks }) => checks.length > 0).length;
        return [`[${text(title)}](#${id})`, String(items.length), String(asked), String(items.length - asked)];
      }),
    ),
    ...covered.flatMap(({ framework, items }) => section(framework, items)),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function section(framework: Framework, items: readonly CoveredItem[]): string[] {
  const { check: link } = linksFrom('');
  const { id, title, issuer, version, status, url, notes } = framework;
  const asked = items.filter(({ checks }) => checks.length > 0);
  const rest = items.filter(({ checks }) => checks.length === 0);
  const dated = items.some(({ item }) => appliesText(framework, item) !== '');
  return [
    ...anchor(id),
    `## ${text(title)}`,
    '',
    `${text(issuer)}, ${text(version)} (${text(status)}). [Source](<${url}>)`,
    '',
    ...notes.flatMap((note) => [`- ${prose(note)}`]),
    ...(notes.length === 0 ? [] : ['']),
    ...table(
      ['Item', 'Asks for', ...(dated ? ['Applies'] : []), 'Checks'],
      ['left', 'left', ...(dated ? (['left'] as const) : []), 'left'],
      asked.map(({ id: item, item: told, checks }) => [
        text(item),
        prose(told.note === null ? told.title : `${told.title} (${told.note})`),
        ...(dated ? [text(appliesText(framework, told))] : []),
        checks.map(link).join(', '),
      ]),
    ),
    ...(rest.length === 0 ? [] : [`Not asked: ${rest.map(({ id: item, item: { title: what } }) => `${text(item)} (${prose(what)})`).join('; ')}.`, '']),
  ];
}
