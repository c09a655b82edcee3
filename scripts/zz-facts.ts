import { gateRunner } from './gate/run-gate.js';
const [folder, rev, ...signals] = process.argv.slice(2);
const run = await gateRunner();
const r = await run({ folder: folder!, base: 'none', revision: rev });
if ('error' in r) throw new Error(r.error);
for (const f of r.facts) if (signals.includes(f.signal)) console.log(rev, JSON.stringify(f).slice(0, 1500));
