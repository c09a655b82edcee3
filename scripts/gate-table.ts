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

/** The figures as sentences: real drops and dangers are those that a gate is meant to stop. */
function summary(): string {
  const [drop, danger, plain] = [of(taken.map(({ id }) => id)), of(brought.map(({ id }) => id)), of(neutral.map(({ id }) => id))];
  const per = (some: readonly Row[], outcomes: readonly Outcome[]) => outcomes.reduce((sum, one) => sum + counted(some, one), 0);
  const share = (part: number, all: number) => `${part} of ${all}${all === 0 ? '' : ` (${((100 * part) / all).toFixed(1)} %)`}`;
  const stopped = (some: readonly Row[]) => share(per(some, ['caught', 'elsewhere']), per(some, ['caught', 'elsewhere', 'missed', 'error']));
  return [
    `- Drops that a gate is meant to stop: the gate failed in ${stopped(drop)}. Told: ${counted(drop, 'told')}; still shown: ${counted(drop, 'stands')}; without points: ${counted(drop, 'unasked')}; not comparable: ${counted(drop, 'unread')}.`,
    `- Dangers that it is meant to stop: failed in ${stopped(danger)}. Told, of a lesser risk: ${counted(danger, 'told')}; none by the rule: ${counted(danger, 'allowed')}; on trial: ${counted(danger, 'trial')}.`,
    `- Neutral changes: failed in ${share(per(plain, ['failed', 'error']), plain.length)}. Passed with a remark: ${counted(plain, 'told')}; not comparable: ${counted(plain, 'unread')}.`,
  ].join('\n');
}

const taken = drops.filter((kind) => 'shows' in kind);
const brought = drops.filter((kind) => 'hazard' in kind);
const repositories = [...new Map(rows.map(({ repository, commit }) => [repository, commit]))].sort();
console.log(`# What the gate does with planted changes

\`npm run mutate-gate\` plants changes in copies of public repositories and asks the gate of each. The kinds stand in \`scripts/gate/\` and were written down before any was run, but for four that were mended; \`npx tsx scripts/gate-table.ts\` printed this page.
Each kind is planted in every repository where it applies. Of ${drops.length + neutral.length} kinds ${new Set(rows.map(({ kind }) => kind)).size} apply somewhere here; they were planted ${rows.length} times in all. [gate.md](gate.md) says what came of it.

A drop is planted only where the base shows the practice. *caught*: a check that the practice shows fails; *elsewhere*: the gate fails, but for another check; *told*: the gate passes and says that less is left, as it is meant to where the check is still met;
*stands*: what the change left alone still shows the check; *unasked*: the base has no points by it; *missed*: none of these. A danger is *caught* where it fails, *told* where its check is of a lesser risk, *allowed* where its rule says that it is none there,
on *trial* where the rules only try it. A neutral change is *told* where it passed with a remark. *unread*: not comparable.

${summary()}

## Drops

${table(taken, ['caught', 'elsewhere', 'told', 'stands', 'unasked', 'missed', 'unread', 'error'])}

## Dangers

${table(brought, ['caught', 'elsewhere', 'told', 'allowed', 'trial', 'missed', 'unread', 'error'])}

## Neutral changes

${table(neutral, ['passed', 'told', 'unread', 'failed', 'error'])}

## Repositories

${repositories.map(([name, commit]) => `- ${name.replace('+', '/')} at \`${commit.slice(0, 10)}\``).join('\n')}`);
