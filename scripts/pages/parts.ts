// What the pages that are printed from the rules share.
import type { Case, Catalogue, Check, Consideration } from '../../src/model/index.js';
import { prose as safeProse, text as safeText } from '../../src/report/formats/markdown/text.js';

export { code, table } from '../../src/report/formats/markdown/text.js';

/** Text of the rules. GitHub looks for mentions and numbers of issues in comments, not in files, so nothing has to part them here. */
export const text = (rule: string) => safeText(rule).replaceAll('\u2060', '');
/** The same, with commands between backticks. */
export const prose = (rule: string) => safeProse(rule).replaceAll('\u2060', '');

/** The lines above an entry that give it an address of its own. */
export function anchor(id: string): string[] {
  return [`<a id="${id}"></a>`, ''];
}

/** Links to the entries of the pages, as seen from a folder. @param up from that folder to docs/: "" or "../" */
export function linksFrom(up: '' | '../') {
  return {
    check: ({ id, stage }: Pick<Check, 'id' | 'stage'>) => `[\`${id}\`](${up === '' ? 'checks/' : ''}${stage}.md#${id})`,
    consideration: ({ id, title }: Pick<Consideration, 'id' | 'title'>) => `[${text(title)}](${up}considerations.md#${id})`,
    signal: (id: string) => `[\`${id}\`](${up}signals.md#${id})`,
    case: (id: string) => `[${id}](${up}cases.md#${id})`,
    item: (framework: string, id: string) => `[${text(id)}](${up}coverage.md#${framework})`,
  };
}

/** "12 cases", "1 case". */
export function counted(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

/** Where a page says where it comes from. */
export function printedFrom({ id, version }: Pick<Catalogue, 'id' | 'version'>, what: string): string {
  return `Printed from ${what} of the pack ${id} ${version} by \`npm run docs\`.`;
}

/** The frameworks that ask for a consideration, each with its items in words. */
export function askedForBy(catalogue: Catalogue, { refs }: Pick<Consideration, 'refs'>, up: '' | '../'): string[] {
  const { item } = linksFrom(up);
  return catalogue.frameworks.flatMap(({ id, title, items }) => {
    const asked = refs[id] ?? [];
    return asked.length === 0 ? [] : [`- ${text(title)}: ${asked.map((one) => `${item(id, one)} (${prose(items[one]?.title ?? '')})`).join('; ')}`];
  });
}

/** A case in one line, with the way to its entry. */
export function caseLine({ id, lesson }: Pick<Case, 'id' | 'lesson'>, up: '' | '../'): string {
  return `- ${linksFrom(up).case(id)}: ${prose(lesson)}`;
}
