// Documents at the top of a repository that are links: a hosting service shows what they lead to.
import type { Tree } from '../model/index.js';

/** Names under which hosting services look for a document. */
const shown = /^(?:licen[cs]es?|unlicen[cs]e|copying|readme|security|contributing|code_of_conduct)(?:\.(?:md|txt|rst|adoc))?$/i;

/** Whether a link may be such a document: it lies at the top, under a name that is looked for. */
export function mayBeDocument(path: string): boolean {
  return shown.test(path);
}

/**
 * @param links the paths of links at the top
 * @param files the paths of the files of the tree
 * @param targetAt what a link holds
 * @returns the documents among the links, each with the file of the tree that it leads to
 */
export function linkedDocuments(links: Iterable<string>, files: readonly string[], targetAt: (link: string) => string): Map<string, string> {
  const documents = [...links].filter(mayBeDocument);
  if (documents.length === 0) return new Map();
  const known = new Set(files);
  return new Map(
    documents.flatMap((link): [string, string][] => {
      const target = withinTree(targetAt(link));
      return target !== null && known.has(target) ? [[link, target]] : [];
    }),
  );
}

/** A tree's reading in which linked documents are what they lead to. */
export function throughLinks(links: ReadonlyMap<string, string>, { size, read }: Pick<Tree, 'size' | 'read'>): Pick<Tree, 'size' | 'read' | 'isLink'> {
  return {
    size: (path) => size(links.get(path) ?? path),
    read: (path, maxBytes) => read(links.get(path) ?? path, maxBytes),
    isLink: (path) => links.has(path),
  };
}

/** The path that a link at the top leads to; null where that lies outside the tree. */
function withinTree(target: string): string | null {
  if (target.startsWith('/') || target.includes('\\')) return null;
  const parts: string[] = [];
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
