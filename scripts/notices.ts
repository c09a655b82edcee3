// Writes beside the bundle what it is made of: the licences of the packages in it, and a bill of materials.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/root.js';
import { billOf, bundledOf, noticesOf } from './release/bundled.js';

const dist = join(root, 'dist');
const metafile = join(dist, 'metafile-esm.json');
const packages = bundledOf(Object.keys(JSON.parse(readFileSync(metafile, 'utf8')).inputs));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packages));
writeFileSync(join(dist, 'sbom.cdx.json'), `${JSON.stringify(billOf(packages, version))}\n`);
rmSync(metafile);
