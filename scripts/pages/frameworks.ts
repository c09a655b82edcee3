// docs/frameworks.md: which consideration answers which article, control or test.
import type { Catalogue } from '../../src/model/index.js';
import { anchor, counted, linksFrom, printedFrom, prose, table, text } from './parts.js';

/** The page. */
export function frameworksPage(catalogue: Catalogue): string {
  const { consideration: link } = linksFrom('');
  const askedBy = (framework: string, item: string) => catalogue.considerations.filter(({ refs }) => refs[framework]?.includes(item));
  return `${[
    '# Frameworks',
    '',
    `What ${catalogue.frameworks.length} frameworks ask for, and the considerations under which mlready looks at it. ${printedFrom(catalogue, 'rules/frameworks and rules/checklists')}`,
    'That a consideration has good answers does not say that a law or a standard is complied with: this is a way to find the place, not legal advice.',
    '',
    ...catalogue.frameworks.map(({ id, title, items }) => `- [${text(title)}](#${id}): ${counted(Object.keys(items).length, 'item')}`),
    '',
    ...catalogue.frameworks.flatMap(({ id, title, issuer, version, url, items }) => [
      ...anchor(id),
      `## ${text(title)}`,
      '',
      `${text(issuer)}, ${text(version)}. [Source](<${url}>)`,
      '',
      ...table(
        ['Item', 'Asks for', 'Considerations'],
        ['left', 'left', 'left'],
        Object.entries(items).map(([item, words]) => [text(item), prose(words), askedBy(id, item).map(link).join(', ') || '–']),
      ),
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
