// Prints the outputs of the action: node results.mjs <report.json>. Every value is a number or a word of the report's own.
import { readFileSync } from 'node:fs';

const { gate, readiness } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const before = gate?.base?.score ?? null;
// Rounded down like the score itself.
const delta = before === null || readiness.score === null ? '' : (readiness.score - Math.floor(before * 10) / 10).toFixed(1);

/** The checks that the gate counts something against: lost points, something critical, a new danger. */
function lossesIn({ regressed, hazards }) {
  const lost = regressed.filter(({ why, points, risk }) => why === null && (points > 0 || risk === 'critical')).map(({ check }) => check);
  const endangered = hazards.filter(({ why, risk }) => why === null && (risk === 'critical' || risk === 'high')).map(({ checks }) => checks[0]);
  return new Set([...lost, ...endangered]).size;
}

const outputs = {
  verdict: gate?.verdict ?? 'none',
  score: readiness.score ?? '',
  delta,
  level: readiness.level.proven ?? '',
  regressions: gate === null ? '' : lossesIn(gate),
};
for (const [name, value] of Object.entries(outputs)) console.log(`${name}=${value}`);
