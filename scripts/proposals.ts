// What is proposed as answers in repositories, for people who read the places: npm run proposals -- <folder of checkouts> [check ids…]
// One tab-separated line each: repository, place, check, value, what it says, the first words there.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtinCatalogue } from '../src/catalogue/builtin.js';
import { assessProject } from '../src/engine/assess-project.js';
import { processHost } from '../src/engine/host.js';
import { proposalsOf } from '../src/engine/propose.js';
import { placeText } from '../src/terminal/text.js';

const [given, ...only] = process.argv.slice(2);
if (given === undefined) throw new Error('name the folder of the checkouts');
const folder = resolve(given);
const builtin = await builtinCatalogue();
const today = new Date().toISOString().slice(0, 10);
const { PATH, HOME } = process.env;
for (const name of readdirSync(folder).sort()) {
  const checkout = join(folder, name);
  if (!existsSync(checkout)) continue;
  const project = await assessProject(checkout, { builtin, today }, processHost({ PATH, HOME }));
  const proposals = [...proposalsOf(project).values()].filter(({ check }) => only.length === 0 || only.includes(check));
  for (const { check, value, place, says, quote } of proposals) console.log([name, placeText(place), check, value, says, quote].join('\t'));
  console.error(`${name}: ${proposals.length} of ${project.assessment.findings.filter(({ verdict }) => verdict === 'unknown').length} open`);
}
