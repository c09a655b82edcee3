// The rules as resources: the built-in checks and cases, whose texts are the program's own.
import type { Catalogue } from '../model/index.js';
import { type Entry, explain } from '../report/explain/explain.js';

/** A resource as clients list it. */
export interface ListedResource {
  uri: string;
  name: string;
  title: string;
  mimeType: string;
}

const mimeType = 'text/markdown';
/** Resources of one page. */
const perPage = 100;

export const templates = [
  { uriTemplate: 'mlready://checks/{id}', name: 'check', title: 'A check: what counts, the remedy, who was hurt', mimeType },
  { uriTemplate: 'mlready://cases/{id}', name: 'case', title: 'A case: what happened, and the lesson', mimeType },
];

/** @param cursor where the page begins, as the last one said @returns a page of all resources; null for a cursor that there is not */
export function listed({ checks, cases }: Catalogue, cursor: string | undefined): { resources: ListedResource[]; nextCursor?: string } | null {
  const all = [
    ...checks.map(({ id, statement }) => ({ uri: `mlready://checks/${id}`, name: id, title: statement, mimeType })),
    ...cases.map(({ id, title }) => ({ uri: `mlready://cases/${id}`, name: id, title, mimeType })),
  ];
  const from = cursor === undefined ? 0 : /^[1-9]\d{0,5}$/.test(cursor) ? Number(cursor) : -1;
  if (from < 0 || from >= all.length) return null;
  const next = from + perPage;
  return { resources: all.slice(from, next), ...(next < all.length && { nextCursor: String(next) }) };
}

/** @returns the text of a resource as Markdown; null where there is none of that address */
export function resourceText(catalogue: Catalogue, uri: string): string | null {
  const [, kind, id] = /^mlready:\/\/(checks|cases)\/([a-z0-9._-]{1,200})$/.exec(uri) ?? [];
  const entry = kind === undefined ? null : entryOfKind(catalogue, kind, id);
  if (entry === null) return null;
  const parts = explain(catalogue, entry).filter(({ paragraphs }) => paragraphs.length > 0);
  return parts.map(({ heading, paragraphs }, index) => `${'#'.repeat(index === 0 ? 1 : 2)} ${heading}\n\n${paragraphs.join('\n\n')}\n`).join('\n');
}

function entryOfKind({ checks, cases }: Catalogue, kind: string, id: string | undefined): Entry | null {
  const check = kind === 'checks' ? checks.find((one) => one.id === id) : undefined;
  if (check) return { kind: 'check', check };
  const found = kind === 'cases' ? cases.find((one) => one.id === id) : undefined;
  return found ? { kind: 'case', case: found } : null;
}
