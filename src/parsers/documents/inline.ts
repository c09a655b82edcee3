// Clean-up inside running text: pictures and badges go, links and code keep their words between marks. Line breaks stay where they are.
import { mark } from './pieces.js';

const htmlTags = new Set(
  (
    'a abbr address article aside audio b big blockquote body br button caption center cite code col colgroup dd del details dfn div dl dt em embed figcaption figure font ' +
    'footer form head header hr html i iframe img input ins kbd label li link main mark meta nav object ol option p picture pre q s samp section select small source span ' +
    'strike strong sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video'
  ).split(' '),
);
const blockTags = /^(?:p|div|li|ul|ol|table|tr|td|th|br|details|summary|blockquote|dd|dt|dl|section|center|hr)$/;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', mdash: '—', ndash: '–', hellip: '…', copy: '©' };

const newlinesOf = (text: string): string => text.replace(/[^\n]/g, '');

/** Removes HTML tags, notes the HTML headings, and keeps `<your name>`, which is no tag. */
export function cleanTags(text: string): string {
  const untagged = text.replace(/<(\/?)([A-Za-z][A-Za-z0-9]{0,20})((?:[\s/][^<>]*)?)>/g, (all, close: string, name: string, rest: string) => {
    const tag = name.toLowerCase();
    if (/^h[1-6]$/.test(tag)) return (close ? mark.headingEnd : mark.heading + tag.charAt(1)) + newlinesOf(rest);
    if (tag === 'a') return (close ? mark.linkEnd : mark.link) + newlinesOf(rest);
    if (tag === 'img' || tag === 'video' || tag === 'picture' || tag === 'svg') return mark.picture + newlinesOf(rest);
    if (tag === 'code' || tag === 'kbd' || tag === 'tt') return close ? mark.codeEnd : mark.code;
    if (blockTags.test(tag)) return ` ${newlinesOf(rest)}`;
    return htmlTags.has(tag) || rest.includes('=') || close ? newlinesOf(rest) : all;
  });
  return cleanEntities(bareLinks(untagged));
}

/** A bare address is a link without words. */
export function bareLinks(text: string): string {
  return text.replace(/<?\b(?:https?|ftp):\/\/[^\s<>()\]]+>?/g, mark.link + mark.linkEnd);
}

/** reStructuredText: roles, links, literals and substitutions. */
export function cleanRst(text: string): string {
  const plain = text
    .replace(/``([^`\n]{1,500})``/g, (_, code: string) => mark.code + code.replaceAll('|', mark.pipe) + mark.codeEnd)
    .replace(/:[a-z][a-z+-]{0,30}(?::[a-z][a-z+-]{0,30})?:`([^`<\n]{0,300})(?:<[^`<>\n]{0,300}>)?`/gi, (_, words: string) => words.trim())
    .replace(/`([^`<]{0,500})<[^`<>\n]{0,1000}>`_{1,2}/g, (_, words: string) => link(words))
    .replace(/`([^`\n]{1,500})`_{0,2}/g, (_, words: string) => words)
    .replace(/^\|[A-Za-z][\w -]{0,60}\|[ \t]?$/gm, mark.picture);
  return bareLinks(plain);
}

/** AsciiDoc: pictures, links, cross references and literals. */
export function cleanAsciidoc(text: string): string {
  return bareLinks(
    text
      .replace(/(?<![^\s[\]])([^\s[\]]+)\[([^[\]\n]*)\]/g, (all, target: string, words: string) => {
        if (/\bimage::?/.test(target)) return mark.picture;
        const at = target.search(/\b(?:link:|https?:\/\/)/);
        return at < 0 ? all : target.slice(0, at) + link(words);
      })
      .replace(/<<[^<>,\n]{1,200}(?:,([^<>\n]{0,300}))?>>/g, (_, words: string | undefined) => link(words ?? ''))
      .replace(/`([^`\n]{1,500})`/g, (_, code: string) => mark.code + code + mark.codeEnd),
  );
}

/** Org: links, pictures and literals. */
export function cleanOrg(text: string): string {
  return bareLinks(
    text
      .replace(/\[\[[^[\]\n]{1,1000}\]\[([^[\]\n]{1,500})\]\]/g, (_, words: string) => link(words))
      .replace(/\[\[[^[\]\n]{1,1000}\]\]/g, mark.link + mark.linkEnd)
      .replace(/(^|[ \t(])[=~]([^=~\n]{1,300})[=~]/gm, (_, before: string, code: string) => before + mark.code + code + mark.codeEnd),
  );
}

/** Emphasis of one line: stars and underscores that stand at the edge of a word. */
export function cleanEmphasis(line: string): string {
  return line
    .replace(/\*{1,3}|~~/g, '')
    .replace(/(^|[\s("'])_{1,3}(?=\S)/g, '$1')
    .replace(/([^\s_])_{1,3}(?=[\s.,:;!?)"']|$)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!<>-])/g, '$1');
}

/** The few HTML entities met in prose. */
export function cleanEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, (all, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? all;
    const code = Number(/^#x/i.test(name) ? `0${name.slice(1)}` : name.slice(1));
    return code >= 32 && code < 0xd800 ? String.fromCharCode(code) : ' ';
  });
}

function link(words: string): string {
  return mark.link + words + mark.linkEnd;
}
