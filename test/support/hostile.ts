// Hostile text in every string of a report that the repository or people give.
import type { Report } from '../../src/report/report.js';

/** Strings that are ours: codes, ids, days, hashes, the titles that the built-in rules alone give. A string at any other place of a report is hostile, also one that is new. */
const ours = [
  /^(?:schema|generated|blockers|gaps|open)$/,
  /^(?:tool|readiness|stages|frameworks|due)\b/,
  /^pack\.(?:id|version|digest|extensions\.(?:id|version|digest|adds|changes\.(?:code|check|before|after|signals)))$/,
  /^cases\.[\w-]+\.confirmed$/,
  /^project\.(?:revision|root|manifest|remote\..*)$/,
  /^context\.[\w-]+\.(?:title|source)$/,
  /^limits\.code$/,
  /^findings\.(?:check|consideration|step|stage|verdict|basis|flags|risk|looked|effort|cases)$/,
  /^findings\.reason\.(?:code|signal|signals|pack|by\.(?:date|measures\.(?:kind|bound)))$/,
  /^imported\.(?:format|date|commit|says|problem|state|old|checks|shows|against|changed\.how|measures\.(?:kind|bound))$/,
  /^findings\.answer\.(?:value|on|reviewBy|evidence\.sha256)$/,
  /^findings\.evidence\.(?:signal|state)$/,
  /^findings\.waiver\.(?:check|reason|created|expires|state)$/,
  /^facts\.(?:signal|state)$/,
  /^gate\.(?:verdict|pending|outOfScope|(?:base\.commit)|missing\.code|causes\.(?!(?:place\.|policy$|file$|changed$)).*|(?:due|balanced)\..*|base\.level|(?:hazards|thinner|unread)\.(?:signal|check|checks|risk|why|of))$/,
  /^gate\.(?:policies\.(?:digest|by)|unapproved\.check)$/,
  /^gate\.(?:regressed|improved)\.(?:check|stage|risk|why|did\.(?:code|doubt)|(?:before|after)\.(?:verdict|basis|evidence\.signal))$/,
  /^gate\.policy\.(?:code|check|checks|field|setting|expires|pack)$/,
];

/** What a text begins with: formulas, commands, markup. */
const starts = [
  "=cmd|' /C calc'!A0 ",
  '+1+1 ',
  '-1+1 ',
  '@SUM(1) ',
  '\t=1+1 ',
  '\r=1+1 ',
  '\n::error file=owned,line=1::owned\n',
  '##[error]owned ',
  '::stop-commands::owned ',
  '<script>alert("owned")</script>',
  '# owned\n',
  '[owned](javascript:alert(1)) ',
  '\u202e',
  '\ufeff=1+1 ',
  '\uff1d1+1 ',
];

/** What stands in every text. */
const rest = [
  '"><img src=x onerror=alert(1)><script>alert("owned")</script><!-- --></td>]]>&lt;&#0;\'',
  '\u001b[31m\u001b]0;owned\u0007\u009b31m',
  '\n::error file=owned,line=1,title=owned::owned\r\n::set-output name=owned::1\r::add-mask::a\n##[group]owned\n',
  '| a | b |\n|---|---|\n# owned\n```\n~~~\n- [ ] owned\n<details><summary>owned\n\n![owned](https://owned.example/x.png) [owned](javascript:alert(1)) <https://owned.example> @owned #1\n',
  '\u202eowned\u2066\u200f\u061c\u200b\ufeff\u2028\u2029\u0085',
  '\ud800 \udfff\ud800',
  '\u0000\u0008\u000b\u007f\ufffe\uffff',
  '%0A::error::owned %0D%25 ${{ github.token }} $(owned) `owned` \'; DROP TABLE owned; -- ,"owned",',
  '\u{1f600}e\u0301',
].join('');

const megabyte = 1_000_000;

/** @returns the report with every string that is not ours made hostile: each begins otherwise, all hold everything; one note is a megabyte long, one path is of 3,000 characters. */
export function hostile(report: Report): Report {
  let texts = 0;
  let notes = 0;
  const text = (original: string, path: string): string => {
    const start = starts[texts++ % starts.length] ?? '';
    if (/\.path$/.test(path)) return `${/^(?:\.\.\/)*/.exec(original)?.[0] ?? ''}${start}${original}${rest}${texts % 40 === 0 ? '/long'.repeat(600) : ''}`;
    if (path === 'findings.answer.note' && notes++ === 0) return `${start}${original}${rest.repeat(Math.ceil(megabyte / rest.length))}`;
    return `${start}${original}${rest}`;
  };
  return made(report, '', text);
}

function made<T>(value: T, path: string, text: (original: string, path: string) => string): T;
function made(value: unknown, path: string, text: (original: string, path: string) => string): unknown {
  if (typeof value === 'string') return ours.some((pattern) => pattern.test(path)) ? value : text(value, path);
  if (Array.isArray(value)) return value.map((item) => made(item, path, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, made(inner, path === '' ? key : `${path}.${key}`, text)]));
}
