// What a project is put together from, as text and as data.
import type { Component, ComponentKind } from '../model/index.js';
import { jsonText } from '../terminal/json.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { placeText, safe, wrap } from '../terminal/text.js';

/** The components of one project at one time, `schema: 1`. */
export interface ComponentList {
  project: { name: string; revision: string | null; inside: string; remote: { url: string } | null };
  /** ISO time. */
  generated: string;
  tool: string;
  components: readonly Component[];
  /** Files that were not read. */
  unread: number;
}

const titles: Record<ComponentKind, string> = {
  'hosted-model': 'Models that somebody else hosts',
  'downloaded-model': 'Models that are downloaded',
  provider: 'Providers that are called',
  prompt: 'Prompts',
  'data-set': 'Data sets',
  tool: 'Tools that a model may call',
  'mcp-server': 'Servers of the Model Context Protocol',
};
const mostPlaces = 3;

/** The list for people: each component with the first places that name it. */
export function componentsText({ project, components, unread }: ComponentList, look: Screen): string {
  const paint = paintFor(look);
  const said = safe(components);
  const kinds = Object.entries(titles).flatMap(([kind, title]) => {
    const own = said.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : ['', paint.bold(`${title} (${own.length})`), ...own.flatMap((one) => componentLines(one, look.width))];
  });
  const nothing = ['', 'No model, data set, prompt or tool is named in the files that were read.'];
  const bound =
    kinds.length === 0 ? [] : ['', ...wrap('These are named in the code; what settings or the environment choose when it runs is not here.', look.width)];
  const rest = unread === 0 ? [] : ['', `${unread} ${unread === 1 ? 'file was' : 'files were'} not read.`];
  return `${[`mlready inventory · ${safe(project.name)}`, ...(kinds.length === 0 ? nothing : kinds), ...bound, ...rest].join('\n')}\n`;
}

function componentLines({ kind, name, from, revision, places, seen }: Component, width: number): string[] {
  const loose = kind === 'downloaded-model' && from === 'Hugging Face Hub' && revision === null ? ' · no revision' : '';
  const of = `${name}${from === null || from === 'a file' ? '' : ` · ${from}`}${revision === null ? loose : ` · ${revision}`}`;
  const first = places.slice(0, mostPlaces).map(placeText).join(', ');
  const more = seen > Math.min(mostPlaces, places.length) ? ` and ${seen - Math.min(mostPlaces, places.length)} more` : '';
  const isOwnPlace = places.length === 1 && places[0]?.path === name;
  return [...wrap(of, width, '  '), ...(isOwnPlace ? [] : wrap(`${first}${more}`, width, '    '))];
}

/** The list as data. */
export function componentsJson({ project, generated, tool, components, unread }: ComponentList): string {
  const { name, revision, inside, remote } = project;
  return jsonText({ schema: 1, mlready: tool, project: { name, revision, inside, remote: remote?.url ?? null }, when: generated, unread, components });
}
