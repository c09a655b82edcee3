// Lists the matchers of the rules that no tree of their own signal or guess in fixtures/ meets, from source: what somebody who proves or deletes alternatives works through.
import { catalogue } from '../test/support/catalogue-of-rules.js';
import { matcherCoverage } from '../test/support/matcher-coverage.js';

const asked = process.argv.slice(2);
const list = matcherCoverage(catalogue).filter(({ name }) => asked.length === 0 || asked.some((prefix) => name.startsWith(prefix)));
const unmet = list.filter(({ met }) => !met);
for (const { name } of unmet) console.log(name);
console.log(`${unmet.length} of ${list.length} are met by no tree`);
