// The tables of docs/manifest.md: the keys by the schema that the program reads manifests by, the context and the scales by the rules.
import type { Catalogue } from '../../src/model/index.js';

import { code, counted, prose, table, text } from './parts.js';

/** What a JSON Schema says of one key, as far as the table needs it. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  $defs?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

/** What each key is for. A key of the schema that is not here, or one here that the schema has no more, stops the build of the page. */
const meanings: Record<string, string> = {
  version: 'The version of this format.',
  project: 'What to call the project; the name of its folder where nobody says.',
  pack: 'The version of the rules that the manifest was written for, one that was published; or a map that gives it by pack. Checks that are newer are scored and shown, and left out by the gate for the first 180 days of the version that brought them.',
  packs: "Packs of one's own that extend the rules: folders of the repository, or installed packages as `npm:<name>`; see [packs.md](packs.md).",
  'builtin-packs':
    'Further built-in packs that are switched on or off whatever is seen; see [packs.md](packs.md#built-in-packs). A change of it is a change of the rules.',
  'builtin-packs.*.use':
    'Whether its checks are asked. Of one that is switched off though the project is what it is meant for, each check is set aside with the reason.',
  'builtin-packs.*.why': 'The reason, in five words at least.',
  root: 'A folder above whose CI, licence and lint settings hold for this project too.',
  context: 'What the project is; see below.',
  answers: 'What people say, by check: a value alone (`concept-drift.watched: manual`), or a map of the keys below.',
  'answers.*.value': 'A value of the scale of the check, `does-not-apply`, or `unknown`.',
  'answers.*.why':
    'Why a check does not apply; asked for with `does-not-apply`. With fewer than five words of its own, beyond those of the check, the answer does not count.',
  'answers.*.evidence':
    'What shows it: files of the repository, or addresses. A document has to say something, and something about the check (two words in common at least, where it is in English); what is made of the words of the checks proves nothing. Code needs a statement, data and settings six different values; binary files are of a known kind. They are not asked what they are about.',
  'answers.*.evidence[].path':
    'A file of the project, with "/". Where more than three checks cite the same content, under whatever names, or the same line, in whatever parts, it documents none of them.',
  'answers.*.evidence[].lines':
    'The lines that are meant, as `12` or `12-40`: only they have to say something, and only a change of them makes the answer due for review.',
  'answers.*.evidence[].section':
    'The section that is meant, by its heading: up to the next heading that does not stand below it. Not beside `lines`. Where there are no such lines, or no such section, it proves nothing.',
  'answers.*.evidence[].sha256':
    'The hash of the file, or of its part that is meant, when the answer was given; where that has changed since, the answer is due for review.',
  'answers.*.evidence[].url': 'An address. It is not fetched, so the answer counts as if it stood alone.',
  'answers.*.note': 'What else there is to say.',
  'answers.*.by': 'Who answered.',
  'answers.*.on': 'When.',
  'answers.*.review-by': 'The day from which the answer is due for review, where that is not 180 days after `on`: at most two years after it.',
  'answers.*.drafted-by': 'The program that wrote the answer. It counts for nothing before a person has confirmed it.',
  'answers.*.confirmed': 'Who confirmed it, and when.',
  'answers.*.confirmed.by': 'Who.',
  'answers.*.confirmed.on': 'When.',
  'answers.*.dispute': 'Places that a check was refuted by, and that do not refute it.',
  'answers.*.dispute[].path': 'The file.',
  'answers.*.dispute[].note': 'Why it does not count.',
  exclude: 'Globs of files that mislead and are left out. The report lists them.',
  waivers: 'Gaps that are accepted for a time. They are shown, and the gate lets them pass.',
  'waivers[].check': 'The check.',
  'waivers[].reason': 'Why it is accepted.',
  'waivers[].statement': 'What was decided.',
  'waivers[].owner': 'Who answers for it.',
  'waivers[].created': 'The first day. A waiver that begins later than today does not hold yet.',
  'waivers[].expires': 'The last day: at most 180 days after the first, 90 for a critical check.',
  'waivers[].approved-by': 'Who agreed, somebody else than the owner, however written; needed for a critical check.',
  'waivers[].ticket': 'Where the work is kept track of.',
  gate: 'When the gate fails; see [gate.md](gate.md).',
  'gate.min-score': 'The least score, overall or by stage.',
  'gate.fail-on': 'Open checks of this risk or a higher one; waivers that have expired; answers that are due for review or contradicted.',
  'gate.max-unknown': 'The most points that may be unknown, in per cent.',
  'gate.base': 'What to compare with: a ref, `auto`, or `none`.',
  'gate.tolerance': 'Points that a stage, and the whole, may lose against the base.',
  'gate.strict': 'Whether losses fail that gains in the same stage balance.',
  'gate.policy-changes': 'Whether a change of the rules that the gate goes by is shown or fails.',
  'gate.extends':
    "A policy that the project chooses: a file of its own, or an installed package as `npm:<name>`; see [policy.md](policy.md). In a comparison the base's holds, and a change of it is a change of the rules.",
  imports: 'Results of other tools that are taken in; see [imports.md](imports.md). `mlready import` writes them.',
  'imports[].file': 'The file, or a glob of files, inside the project; git need not track it. It may stand alone.',
  'imports[].format': 'What the file is, where that is not to be found out.',
  'imports[].covers':
    'What the results rest on: they are old once one of these files is another. Without it they show half at most, for 90 days from their date.',
  'imports[].covers[].path': 'A file of the project.',
  'imports[].covers[].sha256': 'The hash of what git stored of it when the results were made.',
  'imports[].on': 'The day of the results that `covers` is about, and of those that say none: of results of another day nobody says what they rest on.',
  'imports[].check': 'The check that they show, by half, in place of those of the rules. The results of one file show three checks at most in this way.',
  'imports[].path': 'A number in a JSON file, as `/test/auc` or `test.auc`, that shows `check` where it keeps `bound`.',
  'imports[].bound': 'What the number, or the share that passed, has to keep, as `">= 0.8"`. Without it a result passed where its tool says so.',
};

/** The table of keys. @param schema schemas/manifest.schema.json, parsed @throws Error where a key has no meaning here, or a meaning has no key */
export function keysTable(schema: Schema): string {
  const found = keysOf(schema, '');
  const names = new Set(found.map(({ key }) => key));
  for (const name of names) if (meanings[name] === undefined) throw new Error(`scripts/pages/manifest.ts says nothing about the key ${name} of the manifest`);
  for (const name of Object.keys(meanings)) if (!names.has(name)) throw new Error(`scripts/pages/manifest.ts speaks of ${name}, which manifests do not have`);
  return table(
    ['Key', 'Holds', 'Meaning'],
    ['left', 'left', 'left'],
    found.map(({ key, holds, required }) => [`\`${key}\`${required ? ' (needed)' : ''}`, holds, meanings[key] ?? '']),
  )
    .join('\n')
    .trimEnd();
}

/** Keys that hold a day; the schema calls them texts. */
const days = /\.(?:on|review-by|created|expires)$/;

interface Key {
  key: string;
  holds: string;
  required: boolean;
}

/** Every key with what it holds, in the order of the schema; of answers, which all hold the same, the first way to write one stands for all. */
function keysOf(schema: Schema, prefix: string): Key[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]): Key[] => {
    const key = `${prefix}${name}`;
    const own: Key = { key, holds: holdsText(key, part), required: schema.required?.includes(name) === true };
    if (key === 'context') return [own];
    if (key === 'answers') {
      const whole = Object.values(schema.$defs ?? {})
        .flatMap(({ anyOf }) => anyOf ?? [])
        .find(({ properties }) => properties !== undefined);
      return [own, ...(whole === undefined ? [] : keysOf(whole, 'answers.*.'))];
    }
    const forms = part.items?.anyOf ?? [part.items];
    const items = forms.flatMap((one) => (one?.properties === undefined ? [] : keysOf(one, `${key}[].`)));
    // A key that one of several forms needs is not needed in all.
    if (forms.length > 1) for (const item of items) item.required = false;
    const entries = typeof part.additionalProperties === 'object' ? keysOf(part.additionalProperties, `${key}.*.`) : [];
    return [own, ...items, ...entries, ...keysOf(part, `${key}.`)];
  });
}

function holdsText(key: string, schema: Schema): string {
  if (days.test(key)) return 'day, such as 2026-03-31';
  if (key === 'answers.*.value') return 'word, or true or false for yes and no';
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => holdsText(key, one)).join(', or ');
  const range = schema.minimum !== undefined && schema.maximum !== undefined ? `, ${schema.minimum} to ${schema.maximum}` : '';
  switch (schema.type) {
    case 'array': {
      const most = schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`;
      return `list${schema.items?.enum === undefined ? '' : ` of ${holdsText('', schema.items)}`}${most}`;
    }
    case 'object':
      return typeof schema.additionalProperties === 'object' && schema.additionalProperties.type !== 'object'
        ? `map of ${holdsText('', schema.additionalProperties)}`
        : 'map';
    case 'string':
      return schema.maxLength === undefined ? 'text' : `text, at most ${schema.maxLength} characters`;
    case 'boolean':
      return '`true` or `false`';
    default:
      return `${schema.type === 'integer' ? 'whole number' : 'number'}${range}`;
  }
}

/** The table of the context. */
export function contextTable({ context }: Catalogue): string {
  return table(
    ['Field', 'Question', 'Values'],
    ['left', 'left', 'left'],
    context.map(({ id, ask, many, values }) => [
      code(id),
      prose(ask),
      `${values.map(({ value, label }) => (label.toLowerCase() === value ? code(value) : `${code(value)} (${text(label)})`)).join(', ')}${many ? '; one or a list' : ''}`,
    ]),
  )
    .join('\n')
    .trimEnd();
}

/** The table of the scales. */
export function scalesTable({ scales, checks }: Catalogue): string {
  return table(
    ['Scale', 'Answers, with what they are worth', 'Used by'],
    ['left', 'left', 'left'],
    scales.map(({ id, title, options }) => [
      `${prose(title)} (${code(id)})`,
      options.map(({ value, points, label }) => `${code(value)} = ${points} (${text(label)})`).join(', '),
      counted(checks.filter(({ scale }) => scale === id).length, 'check'),
    ]),
  )
    .join('\n')
    .trimEnd();
}
