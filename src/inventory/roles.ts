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
  '3rdparty',
  '3rd_party',
  'external',
  'externals',
  'extern',
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
/** What people say to this program, and what it keeps for them, proves nothing by itself. */
const ownFiles = /(?:^|\/)mlready(?:\.baseline)?\.ya?ml$/;
const foreignFiles = /(?:\.min\.(?:js|css)|_pb2(?:_grpc)?\.pyi?|\.pb\.go|\.generated\.[a-z]+|\.egg-info\/.*)$/;
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
const otherTests = /^(?:test_.*|.*_tests?|conftest|tests?)\.(?:sh|go)$/;
const isTestFile = (name: string) => otherTests.test(name) || languages.some(({ tests }) => tests?.test(name));
const testFolderName = /^(?:tests?[_-].*|.*[_-]tests?)$/;

/** @returns whose file a path is, by the path alone. */
export function roleOf(path: string): Role {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (foreignFiles.test(path) || ownFiles.test(path) || parts.some((part) => foreignFolders.has(part.toLowerCase()) || part.endsWith('.egg-info')))
    return 'vendored';
  if (isTestFile(name) || parts.some((part) => testFolders.has(part.toLowerCase()) || testFolderName.test(part.toLowerCase()))) return 'test';
  return 'own';
}

/** Whether a file that is too large to be read holds data or was put together by a tool: nothing that a matcher asks for is missed in it. */
export function isBulk(path: string): boolean {
  return /\.(?:json|jsonl|geojson|csv|tsv|xml|txt|html?|svg|[cm]?js|css|map)$/i.test(path);
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
