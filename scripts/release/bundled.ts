// The packages that the bundle is made of, by the bundler's own list of inputs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.js';

/** A package that lies in the bundle, whole or in part. */
export interface Bundled {
  /** Where npm put it: "node_modules/zod". */
  folder: string;
  name: string;
  version: string;
  /** As its package.json says it, an SPDX expression. */
  license: string;
  /** The text of its licence; null where none is distributed with it. */
  text: string | null;
  /** What npm's lock file says its archive hashes to (SRI); null where it says nothing. */
  integrity: string | null;
}

/** @param inputs paths of the bundler, absolute or relative to anywhere @returns their packages by folder */
export function bundledOf(inputs: readonly string[]): Bundled[] {
  const lock: { packages: Record<string, { integrity?: string }> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  // The last folder of that name and all above it: a package may have others of its own.
  const folders = new Set(inputs.flatMap((path) => /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[sc]e/i.test(entry));
    return {
      folder,
      name,
      version,
      license,
      text: file === undefined ? null : readFileSync(join(root, folder, file), 'utf8').trim(),
      integrity: lock.packages[folder]?.integrity ?? null,
    };
  });
}

/** @returns the notices: each licence once, with the packages and the holders that it is given by */
export function noticesOf(packages: readonly Bundled[]): string {
  const groups = new Map<string, { text: string; members: string[] }>();
  for (const { name, version, license, text } of packages) {
    const lines = text?.split(/\r?\n/) ?? [];
    const holders = lines.filter(isHolder);
    const rest = lines
      .filter((line) => !isHolder(line))
      .join('\n')
      .trim();
    const key = rest.replace(/\s+/g, ' ').replace(/^(?:The MIT License(?: \(MIT\))?|MIT License|\(The MIT License\)|ISC License|The ISC License) /i, '');
    const group = groups.get(key) ?? { text: text === null ? 'No licence text is distributed with the package.' : rest, members: [] };
    group.members.push([`${name} ${version} (${license})`, ...holders.map((line) => `  ${line.trim()}`)].join('\n'));
    groups.set(key, group);
  }
  const parts = [...groups.values()].map(({ text, members }) => `${members.join('\n')}\n\n${text}\n`);
  return `mlready bundles these packages. Each licence stands below those that are under it, with their copyright notices.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

/** Whether a line of a licence says whose it is. Lines of the terms ("The above copyright notice …") do not. */
function isHolder(line: string): boolean {
  return /^\s*-?\s*Copyright (?:\(c\)|©|\d{4})/i.test(line);
}

/**
 * @param version of this package
 * @returns what ships as a bill of materials by CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), the same for the same build: without a time and a serial number
 */
export function billOf(packages: readonly Bundled[], version: string): object {
  const own = `pkg:npm/mlready@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': own, name: 'mlready', version, licenses: [{ license: { id: 'MIT' } }], purl: own },
    },
    components: packages.map(({ folder, name, version: ofIt, license, integrity }) => ({
      type: 'library',
      'bom-ref': folder,
      name,
      version: ofIt,
      scope: 'required',
      ...(integrity?.startsWith('sha512-') && { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] }),
      licenses: [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }],
      purl: `pkg:npm/${name.replace('@', '%40')}@${ofIt}`,
    })),
    dependencies: [{ ref: own, dependsOn: packages.map(({ folder }) => folder) }],
  };
}
