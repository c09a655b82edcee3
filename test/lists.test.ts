// One list per kind of thing: what an addition touches, as CONTRIBUTING.md says it, is made of these lists, and every path in it exists. That a list equals its
// folder is proved beside each: parsers/languages, inventory/ci-services, report/formats, cli/commands, manifest/keys, signals/matchers.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filled } from '../scripts/pages/index.js';
import { commands } from '../src/cli/commands/index.js';
import { services } from '../src/inventory/ci/services.js';
import { manifestKeys } from '../src/manifest/schema.js';
import { tools } from '../src/mcp/tools/index.js';
import { languages } from '../src/parsers/languages.js';
import { resultFormatIds } from '../src/parsers/results/index.js';
import { formatNames } from '../src/report/formats/index.js';
import { root } from '../src/root.js';
import { degrees } from '../src/signals/degrees/index.js';
import { matcherKinds } from '../src/signals/matchers/index.js';
import { catalogue } from './support/catalogue-of-rules.js';

/** What it costs to add a thing. Paths stand in backticks; a part in <angle brackets> stands for any name. */
interface Addition {
  what: string;
  touch: string;
  leave: string;
  /** What there is of it; null where it is read off the folder. */
  there: readonly string[] | null;
}

const rules = 'any TypeScript';
const additions: readonly Addition[] = [
  { what: 'a check', touch: '`rules/checklists/<stage>/<step>.yaml`, then `npm run docs`', leave: rules, there: null },
  { what: 'a case', touch: '`rules/cases/<stage>.yaml`, cited by a consideration or a check', leave: rules, there: null },
  { what: 'a framework', touch: '`rules/frameworks/<id>.yaml`, its ids in the `refs` of considerations', leave: rules, there: null },
  {
    what: 'a day on which something ends',
    touch: '`rules/dates/<table>.yaml` with the source and the day on which it was read, and `fixtures/due/` where another place shows it',
    leave: rules,
    there: catalogue.dates.map(({ id }) => id),
  },
  {
    what: 'a place that is proposed as an answer',
    touch:
      '`rules/proposals/<stage>.yaml` (of a built-in pack in its own folder), and `fixtures/proposals/` with a tree that meets it and those that look alike',
    leave: rules,
    there: null,
  },
  {
    what: 'a signal',
    touch: '`rules/signals/<area>.yaml`, and `fixtures/signals/<id>.yaml` with trees that show it, do not, and look alike',
    leave: `${rules}, unless the kind of evidence is new`,
    there: null,
  },
  {
    what: 'a degree',
    touch:
      '`src/signals/degrees/<name>.ts`, its line in `src/signals/degrees/index.ts`, `degree: <name>` at a signal, its rows in `test/signals/degrees.test.ts`',
    leave: 'scanner, schemas',
    there: degrees.map(({ name }) => name),
  },
  {
    what: 'an activity',
    touch: '`rules/activities.yaml`, and `fixtures/activities/<id>.yaml` in the same way; then `npm run docs`',
    leave: rules,
    there: null,
  },
  {
    what: 'a hazard',
    touch:
      'a signal of `rules/signals/<area>.yaml` with a `hazard:` block, its trees in `fixtures/signals/<id>.yaml`, `refuted-by` of a check; on trial until it is measured; then `npm run docs`',
    leave: rules,
    there: null,
  },
  {
    what: 'a row of the decision table',
    touch: '`src/assess/verdict.ts`, its line in `test/assess/verdict.test.ts`, its words in `src/report/messages/results.ts` and `docs/scoring.md`',
    leave: 'rules, scanner, formats',
    there: null,
  },
  {
    what: 'the wording of a result',
    touch: '`src/report/messages/`, then the expected reports (`npx vitest run test/report -u`)',
    leave: 'anything else',
    there: null,
  },
  {
    what: 'a format of results',
    touch:
      '`src/parsers/results/<format>/`, its line in `src/parsers/results/index.ts`, what it shows in `rules/imports.yaml`, files of it with what they say in `fixtures/imports/<format>/`, its row in [docs/imports.md](docs/imports.md)',
    leave: 'manifest, verdicts, reports',
    there: resultFormatIds,
  },
  { what: 'a tool that a signal should know', touch: '`rules/tools/<job>.yaml`', leave: rules, there: null },
  {
    what: 'a built-in pack',
    touch: '`rules/packs/<id>/pack.yaml` with `on-when`, and beside it folders of the shape of `rules/`; the fixtures of its signals; then `npm run docs`',
    leave: rules,
    there: catalogue.packs.map(({ id }) => id),
  },
  {
    what: 'a pack of one’s own',
    touch: 'a folder of the shape of `rules/` ([docs/packs.md](docs/packs.md))',
    leave: `the built-in rules, ${rules}`,
    there: null,
  },
  {
    what: 'a kind of matcher',
    touch:
      '`src/signals/matchers/<kind>/` (schema, look, describe), its line in `src/signals/matchers/index.ts`, the fixtures of a signal that uses it; then `npm run docs`',
    leave: 'loader, scanner, `explain`, JSON Schema',
    there: matcherKinds.map(({ name }) => name),
  },
  {
    what: 'a language',
    touch:
      '`src/parsers/<language>/`, its row in `src/parsers/languages.ts`, or where the scanner of several languages can read it its table and row in `src/parsers/dialects/` (`table.ts`, `rows.ts`), its sample in `test/parsers/languages.test.ts`, and an oracle or a table of cases in `test/parsers/`; then `npm run docs`',
    leave: 'matchers, inventory, catalogue, `explain`',
    there: languages.map(({ id }) => id),
  },
  {
    what: 'a CI service',
    touch:
      'its row in `src/inventory/ci/services.ts`; its reader in `src/inventory/ci/read.ts` where words are not enough; its sample in `test/inventory/ci-services.test.ts`',
    leave: 'the base of a comparison, the output, the question whether somebody can be asked',
    there: services.map(({ id }) => id),
  },
  {
    what: 'a dependency file',
    touch: 'its row in `src/inventory/dependencies/kinds.ts`, and its reader beside it',
    leave: 'matchers, signals',
    there: null,
  },
  {
    what: 'a report format',
    touch:
      '`src/report/formats/<format>/`, its row in `src/report/formats/index.ts`, how a file of it begins in `src/inventory/report-heads.ts`, its row in [docs/formats.md](docs/formats.md), one expected file in `fixtures/reports/`',
    leave: 'the command line, the library, the evidence pack',
    there: formatNames,
  },
  {
    what: 'a key of the manifest',
    touch:
      '`src/manifest/schema.ts` and `src/model/manifest.ts`, then what the compiler asks for (`src/manifest/parse.ts` and a part of `src/manifest/proved/`, `src/manifest/manifest.ts`, `src/gate/policy-changes.ts`), its meaning in `scripts/pages/manifest.ts`, and what uses it; then `npm run docs`',
    leave: 'editor, store, JSON Schema',
    there: manifestKeys,
  },
  {
    what: 'a command',
    touch:
      '`src/cli/commands/<command>.ts` with options and help, `src/cli/commands/<command>.run.ts` with what it does, its row in `src/cli/commands/index.ts`, its row in the table of the [README](README.md#commands)',
    leave: 'the rooms, `run.ts`',
    there: commands.map(({ name }) => name),
  },
  {
    what: 'a tool of the server for agents',
    touch:
      '`src/mcp/tools/<tool>.ts` with what it takes and gives as schemas, its line in `src/mcp/tools/index.ts`, its row in [docs/agents.md](docs/agents.md#serve-the-project)',
    leave: 'the server, the command line',
    there: tools.map(({ name }) => name),
  },
];

const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const table = [
  '| to add | touch | no need to touch | there are |',
  '|---|---|---|---|',
  ...additions.map(({ what, touch, leave, there }) => `| ${what} | ${touch} | ${leave} | ${there === null ? '' : there.join(', ')} |`),
].join('\n');
const tracked = execFileSync('git', ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\0');

describe('what CONTRIBUTING.md says of additions', () => {
  // Where this fails, `npx vitest run test/lists.test.ts -u` writes the table anew.
  it('is what the lists say', () => expect(filled(page, { adding: table })).toMatchFileSnapshot(join(root, 'CONTRIBUTING.md')));

  const paths = [...new Set([...table.matchAll(/`([\w.-]+\/[^` ]*)`/g)].map(([, path = '']) => path))];

  it('names paths', () => expect(paths.length).toBeGreaterThan(20));

  it.each(paths)('names a path that exists: %s', (path) => {
    const pattern = path
      .split(/<\w+>/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[^/]+');
    const named = new RegExp(`^${pattern}${path.endsWith('/') ? '' : '$'}`);
    expect(tracked.some((file) => named.test(file))).toBe(true);
  });

  it('leads there from the README', () => expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('](CONTRIBUTING.md)'));
});
