// Holds many interviews with random keys in a real terminal, each killed at a random instant: npm run storm -- 500 [first seed]
import { storm } from '../test/support/storm.js';
import { noTerminal } from '../test/support/terminal.js';

if (noTerminal !== null) throw new Error(noTerminal);
const [count = '500', first = '1000'] = process.argv.slice(2);
const seeds = Array.from({ length: Number(count) }, (_, index) => Number(first) + index);
const problems: string[] = [];
const worker = async () => {
  for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) problems.push(...(await storm(seed)));
};
await Promise.all([worker(), worker(), worker()]);
for (const problem of problems) console.log(problem);
console.log(`${count} interviews, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
