// The facts of a folder with their places, from source: what somebody who writes signals looks at.
import { join } from 'node:path';
import { loadPack } from '../src/catalogue/builtin.js';
import { openFolder } from '../src/project/working-tree.js';
import { root } from '../src/root.js';
import { scan } from '../src/signals/scan.js';

const [folder, ...ids] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run signals -- DIR [signal ids…]');
const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) for (const problem of loaded.problems) console.error(problem.message);
else {
  const seen = scan(openFolder(folder, { untracked: false, env: { PATH: process.env['PATH'], HOME: process.env['HOME'] } }), loaded.catalogue, []);
  for (const { signal, state, places } of seen.facts) {
    if (ids.length > 0 && !ids.includes(signal)) continue;
    console.log(
      `${signal.padEnd(28)} ${state.padEnd(10)} ${places
        .slice(0, ids.length > 0 ? 20 : 3)
        .map((p) => `${p.path}${p.cell === undefined ? '' : `#${p.cell}`}${p.line === undefined ? '' : `:${p.line}`}`)
        .join('  ')}`,
    );
  }
  if (ids.length === 0) console.log(JSON.stringify(seen.guesses), JSON.stringify(seen.limits.slice(0, 10)));
}
