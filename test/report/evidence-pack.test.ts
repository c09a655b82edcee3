// The evidence pack: what is in it, what it is called there, and where it stops.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { isReport } from '../../src/inventory/report-heads.js';
import { type EvidenceInput, evidencePack, limits } from '../../src/report/evidence-pack/index.js';
import { namer } from '../../src/report/evidence-pack/names.js';
import { everyReport, hostileReport } from '../support/every-report.js';

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const pack = (input: Partial<EvidenceInput> & Pick<EvidenceInput, 'report'>) => {
  const zip = evidencePack({
    readFrom: 'revision',
    documents: { 'report.json': '{}\n' },
    manifest: Buffer.from('version: 1\n'),
    read: (path) => ({ bytes: Buffer.from(`what stands in ${path}`) }),
    ...input,
  });
  const entries = unzipSync(zip);
  return { zip, entries, index: JSON.parse(text(entries['index.json'])), page: text(entries['index.md']) };
};

describe('an evidence pack', () => {
  it('holds every file that the report cites, once, with its hash and what cites it', async () => {
    const report = await everyReport();
    const { entries, index } = pack({ report });
    const cited = new Set([
      ...report.findings.flatMap(({ evidence, answer }) => [
        ...evidence.flatMap((one) => ('path' in one ? [one.path] : [])),
        ...(answer?.dispute ?? []).map(({ path }) => path),
      ]),
      ...report.imported.map(({ file }) => file),
      ...Object.values(report.context).flatMap(({ places }) => places.map(({ path }) => path)),
    ]);
    expect(cited.size).toBeGreaterThan(20);
    expect(index.files.map(({ path }: { path: string }) => path)).toEqual([...cited].sort());
    for (const { path, entry, bytes, sha256: hash, citedBy } of index.files) {
      expect(text(entries[entry])).toBe(`what stands in ${path}`);
      expect([bytes, hash]).toEqual([entries[entry]?.length, sha256(entries[entry] ?? '')]);
      expect(citedBy.length).toBeGreaterThan(0);
    }
    expect(index).toMatchObject({ schema: 1, tool: report.tool, pack: report.pack, project: report.project, generated: report.generated });
    const shown = report.findings.find(({ evidence }) => evidence.some((one) => 'signal' in one && one.line !== undefined));
    const place = shown?.evidence.find((one) => 'signal' in one && one.line !== undefined);
    if (!shown || !place || !('signal' in place)) throw new Error('no finding with a line');
    const file = index.files.find(({ path }: { path: string }) => path === place.path);
    const citing = file.citedBy.find((one: { check?: string; signal?: string }) => one.check === shown.check && one.signal === place.signal);
    expect(citing.places).toContainEqual({ line: place.line });
  });

  it('has hashes that are those of its bytes', async () => {
    const { entries } = pack({ report: await everyReport() });
    const sums = text(entries['SHA256SUMS']).trimEnd().split('\n');
    expect(sums.map((line) => line.slice(66))).toEqual(
      Object.keys(entries)
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    );
    for (const line of sums) expect(line.slice(0, 64)).toBe(sha256(entries[line.slice(66)] ?? ''));
  });

  it('is the same bytes for the same input, and other bytes for another', async () => {
    const report = await everyReport();
    expect(Buffer.from(pack({ report }).zip).equals(pack({ report: structuredClone(report) }).zip)).toBe(true);
    expect(Buffer.from(pack({ report }).zip).equals(pack({ report, manifest: null }).zip)).toBe(false);
  });

  it('leaves out what is too large, what is gone, and what no longer fits, and says so', async () => {
    const report = await everyReport();
    const [first = '', second = '', third = ''] = pack({ report }).index.files.map(({ path }: { path: string }) => path);
    const bytes = new Uint8Array(900);
    const { entries, index, page } = pack({
      report,
      most: { fileBytes: 1000, allBytes: 1000 },
      read: (path, most) => {
        expect(most).toBe(1000);
        if (path === first) return { failure: 'too-large', size: 5000 };
        if (path === second) return { failure: 'lfs', size: null };
        if (path === third) return { failure: 'unreadable', size: null };
        return { bytes };
      },
    });
    const left = Object.fromEntries(index.files.map(({ path, left: why }: { path: string; left?: string }) => [path, why]));
    expect([left[first], left[second], left[third]]).toEqual(['too-large', 'lfs', 'unreadable']);
    expect(Object.values(left).filter((why) => why === undefined)).toHaveLength(1);
    expect(Object.values(left).filter((why) => why === 'pack-full')).toHaveLength(index.files.length - 4);
    for (const file of index.files.filter(({ entry }: { entry: string | null }) => entry === null)) expect(file.sha256).toBeNull();
    expect(Object.keys(entries).filter((name) => name.startsWith('files/') || name.startsWith('above/'))).toHaveLength(1);
    expect(page).toContain(`of which ${index.files.length - 1} left out`);
    for (const said of ['larger than', 'Git LFS keeps', 'not there, or not readable', 'has reached its limit']) expect(page).toContain(said);
  });

  it('of a hostile repository has only names that are safe, and a page that is text', async () => {
    const report = await hostileReport();
    const { entries, index, page } = pack({ report });
    for (const name of Object.keys(entries)) expect(name).toMatch(/^(?:SHA256SUMS|index\.(?:json|md)|report\.json|mlready\.yaml|renamed\/[\da-f]{32})$/);
    expect(index.files.length).toBeGreaterThan(20);
    for (const { path, entry } of index.files) expect(text(entries[entry])).toBe(Buffer.from(`what stands in ${path}`).toString('utf8'));
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    const html = new MarkdownIt('commonmark', { html: true }).enable('table').render(page);
    expect(html).not.toMatch(/<(?:script|img|details)/);
    expect(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to).filter((to) => !/^(?:report\.json|mlready\.yaml|renamed\/[\da-f]{32})$/.test(to ?? '')),
    ).toEqual([]);
    expect(html.match(/<tr>/g)).toHaveLength(index.files.length + index.documents.length + 2);
  });

  it('is no evidence itself, where somebody unpacks it in a project', async () => {
    const { entries } = pack({ report: await everyReport() });
    for (const name of ['index.md', 'index.json']) expect(isReport(entries[name] ?? new Uint8Array())).toBe(true);
  });

  it('has limits that a machine can hold', () => expect(limits).toEqual({ fileBytes: 20 * 2 ** 20, allBytes: 200 * 2 ** 20 }));
});

describe('the names in a pack', () => {
  it.each([
    ['src/train.py', 'files/src/train.py'],
    ['data/Übersicht – 2026.md', 'files/data/Übersicht – 2026.md'],
    ['../../.github/workflows/ci.yml', 'above/.github/workflows/ci.yml'],
    ['.gitignore', 'files/.gitignore'],
    ['__proto__', 'files/__proto__'],
  ])('keep %s', (path, name) => expect(namer()(path)).toBe(name));

  it.each([
    '/etc/passwd',
    'a/../../b',
    '../a/../../b',
    '..',
    '../..',
    'a//b',
    'a/./b',
    'a\\..\\b',
    'C:\\windows',
    'C:file',
    'a:stream',
    'con',
    'a/NUL.txt',
    'lpt1',
    'a.',
    'a ',
    'a\nb',
    'a\u0000b',
    'a\u001b[31m',
    'a\u202eb',
    'a\ud800',
    '.git/config',
    'a/.GIT/hooks/post-checkout',
    'git~1/config',
    `${'a'.repeat(201)}`,
    `${'a/'.repeat(600)}b`,
    'a?',
    '',
  ])('hide %j behind its hash', (path) => expect(namer()(path)).toMatch(/^renamed\/[\da-f]{32}$/));

  it('differ where case or composition is not told apart', () => {
    const name = namer();
    const names = ['README.md', 'readme.md', 'caf\u00e9', 'cafe\u0301', 'lib', 'LIB/a.py', 'src/a', 'SRC'].map((path) => name(path));
    const folded = names.map((one) => one.normalize('NFKC').toLowerCase());
    expect(new Set(folded).size).toBe(names.length);
    expect(names.filter((one) => one.startsWith('files/'))).toEqual(['files/README.md', 'files/caf\u00e9', 'files/lib', 'files/src/a']);
  });
});
