// A document that says something: a whole one, or a section of one.
import type { Matcher, Place } from '../../model.js';
import { patternOf } from '../../pattern.js';
import { type Document, hasSubstance, sectionsAbout } from '../../syntax/document.js';
import type { Look } from '../look.js';
import { type FileView, leadingSpace, lineAt } from '../view.js';

/** @returns the look for a `document` matcher; the place is the section that says it, or the document's first line. */
export function documentLook(matcher: Extract<Matcher, { kind: 'document' }>): Look {
  const heading = matcher.heading === null ? null : patternOf(matcher.heading);
  const says = matcher.says.map(patternOf);
  const saysAll = (text: string) => says.every((pattern) => pattern.test(text));
  return {
    patterns: matcher.files,
    where: 'own',
    inspect(view: FileView): Place[] {
      const document = view.document();
      if (!matcher.frontMatter.every((key) => filled(document, key))) return [];
      if (heading) {
        return sectionsAbout(document, heading, matcher.sentences)
          .filter((section) => saysAll(subtree(document, section)))
          .map((section) => ({ path: view.path, line: section.line }));
      }
      const text = document.sections.map((section) => `${section.heading}\n${section.text}`).join('\n');
      const enough = matcher.frontMatter.length > 0 ? document.sentences >= 1 : !document.template && hasSubstance(document, { sentences: matcher.sentences });
      return enough && saysAll(text) ? [{ path: view.path, line: lineOf(view, says) }] : [];
    },
  };
}

/** The line that says it where the document is asked for words, otherwise its first. */
function lineOf(view: FileView, says: readonly RegExp[]): number {
  const found = says[0]?.exec(view.text());
  return found ? lineAt(view.text(), found.index + leadingSpace(found[0])) : 1;
}

function filled(document: Document, key: string): boolean {
  const value = Object.hasOwn(document.frontMatter, key) ? document.frontMatter[key] : undefined;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value.trim() !== '';
}

/** The text of a section with everything below it. */
function subtree(document: Document, section: Document['sections'][number]): string {
  const from = document.sections.indexOf(section);
  const rest = document.sections.slice(from + 1);
  const end = rest.findIndex((other) => other.level <= section.level);
  return [section, ...(end < 0 ? rest : rest.slice(0, end))].map((one) => `${one.heading}\n${one.text}`).join('\n');
}
