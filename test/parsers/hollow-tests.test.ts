// Tests that prove nothing, by language.
import { expect, it } from 'vitest';
import { hollowTests } from '../../src/parsers/languages.js';

const lines = (...list: string[]) => list.join('\n');
const verdict = (path: string, text: string) => hollowTests(path, () => text);

it.each([
  ['a constant', lines('def test_a():', '    assert True'), 'asserts-nothing'],
  ['what it made itself', lines('def test_a():', '    text = "a"', '    assert text == "a"'), 'asserts-nothing'],
  ['a loop over numbers', lines('def test_a():', '  for i in range(3):', '    assert i < 4'), 'asserts-nothing'],
  ['nothing but a description', lines('class TestA:', '    def test_a(self):', '        """To be done."""'), 'asserts-nothing'],
  ['an own check of a constant', lines('class A(TestCase):', '  def test_a(self):', '    self.assertTrue(True)'), 'asserts-nothing'],
  ['a version that is imported', lines('from pkg import __version__', 'def test_a():', '    assert __version__ == "1"'), null],
  ['a call that only must not raise', lines('def test_a():', '    fit([1])'), null],
  ['a fixture', lines('def test_a(client):', '    assert client'), null],
  ['what the class holds', lines('class A(TestCase):', '  def test_a(self):', '    self.client.get("/")'), null],
  ['one of two', lines('def test_a():', '    pass', 'def test_b():', '    assert fit()'), null],
  ['a fixture that is called like a test', lines('@pytest.fixture', 'def test_rows():', '    return [1]'), null],
  ['each skipped', lines('@pytest.mark.skip(reason="slow")', 'def test_a():', '    assert fit()'), 'skipped'],
  ['a skipped class', lines('@unittest.skip("x")', 'class A(TestCase):', '    def test_a(self):', '        fit()'), 'skipped'],
  ['a skipped module', lines('pytestmark = pytest.mark.skip', 'def test_a():', '    assert fit()'), 'skipped'],
  ['a module that leaves', lines('pytest.skip("x", allow_module_level=True)', 'def test_a():', '    assert fit()'), 'skipped'],
  ['a body that leaves', lines('def test_a():', '    pytest.skip("x")', '    assert fit()'), 'skipped'],
  ['a mark that depends', lines('@pytest.mark.skipif(no_gpu, reason="x")', 'def test_a():', '    assert fit()'), null],
  ['no test at all', lines('def fit():', '    return 1'), null],
])('Python: %s', (_, text, expected) => expect(verdict('tests/test_a.py', text)).toBe(expected));

it.each([
  ['a constant', lines("import { it } from 'vitest';", "it('a', () => { expect(true).toBe(true); });"), 'asserts-nothing'],
  ['a constant beside a call', lines("import { f } from './f';", "test('a', () => { f(); expect(1).toBe(1); });"), null],
  ['a value', "it('a', () => { expect(f()).toBe(1); });", null],
  ['each skipped', "it.skip('a', () => { expect(f()).toBe(1); });", 'skipped'],
  ['a skipped group', "describe.skip('a', () => { it('b', () => { expect(f()).toBe(1); }); });", 'skipped'],
  ['a skipped group beside a test', "xdescribe('a', () => { it('b', () => {}); }); it('c', () => { expect(f()).toBe(1); });", null],
  ['a table of cases', "test.each([[1]])('a', (x) => { expect(f(x)).toBe(1); });", null],
])('JavaScript: %s', (_, text, expected) => expect(verdict('a.test.ts', text)).toBe(expected));

it('R: each skipped', () => {
  expect(verdict('test-a.R', 'test_that("a", {\n  skip("slow")\n  expect_true(f())\n})')).toBe('skipped');
  expect(verdict('test-a.R', 'test_that("a", {\n  skip_on_cran()\n  expect_true(f())\n})')).toBe(null);
});
