// Whose code is it? Vendored, generated and installed files are not the project's own; tests are its own but prove only what tests prove.
import type { Role } from '../model/index.js';
import { languages } from '../parsers/languages.js';
import { decode } from '../parsers/text/decode.js';

const foreignFolders = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'vendored',
  '_vendor',
  '_vendored',
  'third_party',
  'third-party',
  'thirdparty',
  'third_parties',
  'third-parties',
  'thirdparties',
  '3rdparty',
  '3rd_party',
  '3rd-party',
  '3rdparties',
  'site-packages',
  'dist-packages',
  'venv',
  '.venv',
  'virtualenv',
  '.virtualenv',
  '.tox',
  '.nox',
  '.eggs',
  '__pycache__',
  '__pypackages__',
  '.ipynb_checkpoints',
  '.terraform',
  'htmlcov',
  '.idea',
  '.svelte-kit',
  '.next',
  '.nuxt',
  '.output',
  '.angular',
  '.parcel-cache',
  'dist',
]);
/** Names of folders that hold what is somebody else's, or the project itself: by name alone it cannot be told. */
const mayBeForeign = new Set(['external', 'externals', 'extern']);
/** Names of folders that hold tests, or are what a project is about: tests of hypotheses, specifications. */
const mayBeTests = /^(?:testing|specs?|(?:ab|a-b|hypothesis|stress|split)[_-]tests?)$/;
/** What people say to this program, and what it keeps for them, proves nothing by itself. */
const ownFiles = /(?:^|\/)mlready(?:\.baseline)?\.ya?ml$/;
const foreignFiles = /(?:\.min\.(?:js|css)|_pb2(?:_grpc)?\.pyi?|\.pb\.(?:go|cc|h)|\.(?:g|designer)\.cs|\.generated\.[a-z]+|\.egg-info\/.*)$/;
const testFolders = new Set([
  'test',
  'tests',
  'testing',
  '__tests__',
  '__mocks__',
  'spec',
  'specs',
  'e2e',
  'unit_tests',
  'unit-tests',
  'unittests',
  'integration_tests',
  'integration-tests',
  'functional_tests',
  'testdata',
  'test_data',
  'test-data',
  'fixtures',
  '__fixtures__',
  'mocks',
]);
/** Test files of languages whose code is not read. */
const otherTests = /^(?:test_.*|.*_tests?|conftest|tests?)\.(?:sh|swift)$/;
const isTestFile = (name: string) => otherTests.test(name) || languages.some(({ tests }) => tests?.test(name));
const testFolderName = /^(?:tests?[_-].*|.*[_-]tests?|.*\.(?:unit|integration)?tests?|(?:android|common|jvm|unit|integration)test)$/;

/** Folders that nobody calls so who does not test. */
const surelyTests = /(?:^|\/)(?:tests?|__tests__|e2e|(?:unit|integration|functional)[_-]?tests)\//i;

/** Which names of folders say nothing in a tree, since most of its code lies there; of those of tests `some`, or all where there is no other code. */
export interface PlainNames {
  foreign: boolean;
  tests: 'none' | 'some' | 'all';
}

const allTell: PlainNames = { foreign: false, tests: 'none' };

/** @returns whose file a path is, by the path alone, and by which folders' names say nothing here */
export function roleOf(path: string, plain: PlainNames = allTell): Role {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (foreignFiles.test(path) || ownFiles.test(path) || parts.some((part) => isForeign(part, plain))) return 'vendored';
  if (isTestFile(name) || parts.some((part) => isOfTests(part.toLowerCase(), plain))) return 'test';
  return 'own';
}

function isForeign(part: string, { foreign }: PlainNames): boolean {
  const name = part.toLowerCase();
  return foreignFolders.has(name) || part.endsWith('.egg-info') || (!foreign && mayBeForeign.has(name));
}

function isOfTests(part: string, { tests }: PlainNames): boolean {
  if (tests === 'all') return false;
  return (testFolders.has(part) || testFolderName.test(part)) && !(tests === 'some' && mayBeTests.test(part));
}

/** Where at least this many times as much code lies in folders of tests as elsewhere, and no file there is called a test, it is the project. */
const manyTimes = 4;

/**
 * @param paths all files of a tree
 * @param marked whether a path lies in a folder that the project itself says is somebody else's
 * @returns each with its role, and what is somebody else's by the folders it lies in
 */
export function rolesIn(
  paths: readonly string[],
  marked: (path: string) => boolean = () => false,
): { files: { path: string; role: Role }[]; foreign: { pattern: string; files: number }[] } {
  const code = paths.filter((path) => languages.some(({ files }) => files.test(path)));
  const own = code.filter((path) => roleOf(path) === 'own').length;
  const foreign = code.filter((path) => roleOf(path, { ...allTell, foreign: true }) === 'own').length - own;
  const plain = code.filter((path) => roleOf(path, { ...allTell, tests: 'some' }) === 'own').length - own;
  // Where nothing else is code, what is not called a test itself is what the project is: unless that is what its folder is for.
  const none =
    code.length > 0 && own + foreign + plain === 0 && !code.some((path) => surelyTests.test(path) || isTestFile(path.slice(path.lastIndexOf('/') + 1)));
  const names: PlainNames = { foreign: foreign > own, tests: none ? 'all' : plain > manyTimes * own ? 'some' : 'none' };
  const files = paths.map((path) => ({ path, role: marked(path) ? ('vendored' as const) : roleOf(path, names) }));
  return { files: files.filter(({ role }) => role !== 'vendored'), foreign: patternsOf(files, names) };
}

const mostPatterns = 5;

/** Where most of what is left out lies, and how much of it: by folder, or by its name where it lies in many places. */
function patternsOf(files: readonly { path: string; role: Role }[], names: PlainNames): { pattern: string; files: number }[] {
  const left = files.filter(({ path, role }) => role === 'vendored' && !ownFiles.test(path)).map(({ path }) => path);
  const folderOf = (path: string) => {
    const parts = path.split('/').slice(0, -1);
    const at = parts.findIndex((part) => isForeign(part, names));
    return at < 0 ? null : { folder: parts.slice(0, at + 1).join('/'), name: parts[at] ?? '' };
  };
  const folders = new Set(left.flatMap((path) => folderOf(path)?.folder ?? []));
  const patterns = left.map((path) => {
    const within = folderOf(path);
    const ending = foreignFiles.exec(path)?.[0];
    if (within === null) return ending ? `**/*${ending}` : `${path.split('/')[0] ?? ''}/**`;
    return folders.size <= mostPatterns ? `${within.folder}/**` : `**/${within.name}/**`;
  });
  const counts = new Map<string, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return [...counts].map(([pattern, count]) => ({ pattern, files: count })).sort((a, b) => b.files - a.files || (a.pattern < b.pattern ? -1 : 1));
}

/** Whether a file that is too large to be read holds data or was put together by a tool: nothing that a matcher asks for is missed in it. */
export function isBulk(path: string): boolean {
  return /\.(?:json|jsonl|geojson|csv|tsv|xml|txt|html?|svg|[cm]?js|css|map|go|java|cs|rs|c|cc|cpp|cxx|h|hh|hpp|cu|ino)$/i.test(path);
}

const longestWritten = 256 * 1024;
const longestLine = 5_000;

/** Whether a script is one that a tool put together (a bundle, a minified library) rather than one that somebody wrote: told by what it holds. */
export function isBundle(path: string, bytes: Uint8Array): boolean {
  if (!/\.[cm]?js(?:@[\d.]+)?$/.test(path)) return false;
  if (bytes.length > longestWritten) return true;
  const head = decode(bytes.subarray(0, 20_000));
  return (
    /typeof exports ?===? ?["']object["'] ?&& ?typeof module ?!==? ?["']undefined["']|__webpack_require__|^\/\*![^*]{0,200}\bv?\d+\.\d+\.\d+/.test(head) ||
    head.includes('\0') ||
    head.split('\n').some((line) => line.length > longestLine)
  );
}
