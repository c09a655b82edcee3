// Tests that go, and tests that stay and can no longer fail.
import { type Drop, deleted, edited, isPython, isTest } from '../kind.js';
import { inCode, statements } from '../python-text.js';

const isPythonTest = (path: string) => isTest(path) && isPython(path);
const shows = ['verify.tests', 'verify.tests_in_ci'];

/** Changes the body of every test function: the statements behind its head that are indented further. */
function withBodies(text: string, change: (body: { text: string; indent: string; code: string }[], indent: string) => string): string {
  const all = statements(text);
  let made = '';
  for (let at = 0; at < all.length; at++) {
    const head = all[at];
    if (head === undefined) continue;
    made += head.text;
    if (!/^(?:async )?def test\w*\(/.test(head.code) || !head.code.endsWith(':')) continue;
    const body: typeof all = [];
    for (let next = all[at + 1]; next !== undefined && (next.code === '' || next.indent.length > head.indent.length); next = all[at + 1]) {
      body.push(next);
      at++;
    }
    made += change(body, `${head.indent}    `);
  }
  return made;
}

const asserts = /^assert\b|\bassert_\w+\(|\.assert\w*\(|^with pytest\.raises|^with self\.assert|^pytest\.fail/;

export const testDrops: Drop[] = [
  {
    id: 'tests-deleted',
    about: 'every file with tests is deleted, CI stays as it is',
    shows,
    whole: true,
    make: (repo) => deleted(repo, isTest),
  },
  {
    id: 'tests-pass-only',
    about: 'every Python test is left with nothing but pass',
    shows,
    make: (repo) => edited(repo, isPythonTest, (text) => withBodies(text, (_, indent) => `${indent}pass\n\n`)),
  },
  {
    id: 'tests-assert-true',
    about: 'every Python test asserts True and nothing else',
    shows,
    make: (repo) => edited(repo, isPythonTest, (text) => withBodies(text, (_, indent) => `${indent}assert True\n\n`)),
  },
  {
    id: 'tests-without-assertions',
    about: 'every assertion is taken out of the Python tests, the calls stay',
    shows,
    make: (repo) =>
      edited(repo, isPythonTest, (text) =>
        withBodies(text, (body) =>
          body.map((one) => (asserts.test(one.code) ? (one.code.startsWith('with') ? `${one.indent}if True:\n` : `${one.indent}pass\n`) : one.text)).join(''),
        ),
      ),
  },
  {
    id: 'tests-skipped-one-by-one',
    about: 'every Python test function is marked to be skipped',
    shows,
    make: (repo) =>
      edited(repo, isPythonTest, (text) => {
        const made = statements(text)
          .map(({ text: whole, indent, code }) => (/^(?:async )?def test\w*\(/.test(code) ? `${indent}@pytest.mark.skip(reason="flaky")\n${whole}` : whole))
          .join('');
        return made === text ? text : `import pytest\n${made}`;
      }),
  },
  {
    id: 'tests-skipped-by-module',
    about: 'every Python test module skips all of itself',
    shows,
    make: (repo) =>
      edited(
        repo,
        (path) => isPythonTest(path) && /(?:^|\/)test_|_tests?\.py$/.test(path),
        (text) => (/\bdef test/.test(text) ? `import pytest\n\npytest.skip("to be mended", allow_module_level=True)\n${text}` : text),
      ),
  },
  {
    id: 'tests-no-longer-collected',
    about: 'test functions are renamed so that no runner collects them',
    shows,
    make: (repo) =>
      edited(repo, isPythonTest, (text) =>
        inCode(text, (code) => code.replace(/\bdef test_(\w+)\(/g, 'def disabled_$1(').replace(/\bclass Test(\w*)/g, 'class Disabled$1')),
      ),
  },
];
