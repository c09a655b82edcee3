// The documentation: every link leads somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { root } from '../src/root.js';

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`)
    .sort(),
];
const markdown = new MarkdownIt('commonmark', { html: true }).enable('table');
const tokensOf = (text: string) => markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** What `#…` may name in a page: its headings as GitHub writes them, and the anchors that it sets itself. */
function anchorsOf(text: string): Set<string> {
  const slugger = new GithubSlugger();
  const tokens = markdown.parse(text, {});
  const headings = tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const words = (tokens[index + 1]?.children ?? []).filter(({ type }) => type === 'text' || type === 'code_inline').map(({ content }) => content);
    return [slugger.slug(words.join(''))];
  });
  const own = tokensOf(text).flatMap(({ type, content }) => (type.startsWith('html') ? [...content.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id) : []));
  return new Set([...headings, ...own]);
}

const linksOf = (text: string) => tokensOf(text).flatMap((token) => [token.attrGet('href'), token.attrGet('src')].flatMap((to) => to ?? []));
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const anchors = new Map<string, Set<string>>();
const anchorsAt = (path: string) => {
  const known = anchors.get(path) ?? anchorsOf(textOf(path));
  anchors.set(path, known);
  return known;
};

/** Why a link of a page leads nowhere; null where it leads somewhere. */
function brokenBy(page: string, link: string): string | null {
  if (/^(?:https?|mailto):/.test(link)) return URL.canParse(link) ? null : 'is no address';
  const [path = '', anchor] = link.split('#');
  const to = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
  if (to.startsWith('..') || !existsSync(join(root, to))) return 'is not there';
  return anchor === undefined || (to.endsWith('.md') && anchorsAt(to).has(decodeURIComponent(anchor))) ? null : 'has no such anchor';
}

describe('the documentation', () => {
  it.each(pages)('%s has links that lead somewhere', (page) => {
    const broken = linksOf(textOf(page)).map((link) => [link, brokenBy(page, link)]);
    expect(broken.filter(([, why]) => why !== null)).toEqual([]);
  });

  it('links to every page of itself', () => {
    const reached = new Set(pages.flatMap((page) => linksOf(textOf(page)).map((link) => normalize(join(dirname(page), link.replace(/#.*/, ''))))));
    expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual(['docs/README.md'].filter((page) => !reached.has(page)));
    expect(linksOf(textOf('docs/README.md')).length).toBeGreaterThan(10);
  });

  it('knows a link that leads nowhere', () => {
    expect(brokenBy('docs/README.md', 'no-such-page.md')).toBe('is not there');
    expect(brokenBy('docs/README.md', '../../outside.md')).toBe('is not there');
    expect(brokenBy('docs/README.md', 'gate.md#no-such-part')).toBe('has no such anchor');
    expect(brokenBy('docs/README.md', 'gate.md#good-enough')).toBeNull();
    expect(brokenBy('docs/checks.md', 'checks/model-deployment.md#concept-drift.watched')).toBeNull();
  });

  it('has no anchor twice', () => {
    for (const page of pages) {
      const ids = tokensOf(textOf(page)).flatMap(({ type, content }) =>
        type.startsWith('html') ? [...content.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id) : [],
      );
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });
});
