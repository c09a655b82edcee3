// Prints what planted changes came to, kind by kind, as a page: from the JSON lines that `npm run mutate-gate -- … --json <file>` wrote.
// npx tsx scripts/gate-table.ts <file>… > docs/gate-measured.md
import { readFileSync } from 'node:fs';
import { drops } from './gate/drops/index.js';
import { neutral } from './gate/neutral/index.js';
import type { Outcome } from './gate/outcome.js';

interface Row {
  kind: string;
  repository: string;
  commit: string;
  outcome: Outcome;
}

const rows: Row[] = process.argv.slice(2).flatMap((path) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line)),
);
const of = (ids: readonly string[]) => rows.filter(({ kind }) => ids.includes(kind));
const counted = (some: readonly Row[], outcome: Outcome) => some.filter((row) => row.outcome === outcome).length;

/** A table with a row for each kind that was planted somewhere. */
function table(kinds: readonly { id: string; about: string }[], outcomes: readonly Outcome[]): string {
  const used = outcomes.filter((outcome) => counted(of(kinds.map(({ id }) => id)), outcome) > 0);
  const lines = kinds.flatMap(({ id, about }) => {
    const some = of([id]);
    return some.length === 0 ? [] : [`| \`${id}\` | ${about} | ${some.length} | ${used.map((outcome) => counted(some, outcome) || '').join(' | ')} |`];
  });
  return [`| kind | what the change does | planted | ${used.join(' | ')} |`, `|---|---|---|${used.map(() => '---|').join('')}`, ...lines].join('\n');
}

const taken = drops.filter((kind) => 'shows' in kind);
const brought = drops.filter((kind) => 'hazard' in kind);
const repositories = [...new Map(rows.map(({ repository, commit }) => [repository, commit]))].sort();
console.log(`# What the gate does with planted changes

\`npm run mutate-gate\` plants changes in copies of public repositories and asks the gate of each. The kinds stand in \`scripts/gate/\` and were written down before any was run; \`npx tsx scripts/gate-table.ts\` printed this page.
In which repositories a kind is planted is drawn by a seed among those where it applies. Of ${drops.length + neutral.length} kinds ${new Set(rows.map(({ kind }) => kind)).size} were planted here, ${rows.length} times in all. [gate.md](gate.md) says what came of it, and which rows were planted again after a mend.

A drop is planted only where the base shows the practice. *caught*: a check that the practice shows fails; *elsewhere*: the gate fails, but for another check; *stands*: files that the change left alone still show the check;
*unasked*: no check that applies asks for it; *missed*: none of these. A danger is *caught* where it fails, *warned* where its check is of a lesser risk, on *trial* where the rules only try it. *told*: passed with a remark. *unread*: not comparable.

## Drops

${table(taken, ['caught', 'elsewhere', 'missed', 'stands', 'unasked', 'unread', 'error'])}

## Dangers

${table(brought, ['caught', 'elsewhere', 'warned', 'trial', 'missed', 'unread', 'error'])}

## Neutral changes

${table(neutral, ['passed', 'told', 'unread', 'failed', 'error'])}

## Repositories

${repositories.map(([name, commit]) => `- ${name.replace('+', '/')} at \`${commit.slice(0, 10)}\``).join('\n')}`);
