// What a Python script that CI calls starts, and whether it looks at how that ends.
import { describe, expect, it } from 'vitest';
import { startedBy } from '../../src/inventory/ci/python-script.js';
import { followed, readAutomation } from '../../src/inventory/ci.js';

const head = 'import os, subprocess, sys\nimport pytest\n';
const started = (text: string, ...words: string[]) => startedBy(head + text, words).map((one) => (one.doubt ? `${one.text}: ${one.doubt}` : one.text));

describe('the exit status', () => {
  it.each([
    ['is dropped', 'subprocess.run(["pytest", "tests"])', ['pytest tests: status-lost']],
    ['is checked', 'subprocess.run(["pytest", "tests"], check=True)', ['pytest tests']],
    ['is checked on another line', 'subprocess.run(\n    ["pytest"],\n    check=True,\n)', ['pytest']],
    ['is checked by the function', 'subprocess.check_call("pytest -q", shell=True)', ['pytest -q']],
    ['is checked afterwards', 'subprocess.run([sys.executable, "-m", "pytest"]).check_returncode()', ['python -m pytest']],
    ['is kept for nothing', 'done = subprocess.run(["pytest"])\nprint(done.stdout)', ['pytest: status-lost']],
    ['is kept and used', 'done = subprocess.run(["pytest"])\nsys.exit(done.returncode)', ['pytest']],
    ['is asked for', 'if subprocess.call(["pytest"]) != 0:\n    raise SystemExit("red")', ['pytest']],
    ['of a shell is dropped', 'os.system("pytest")', ['pytest: status-lost']],
    ['of a shell is handed on', 'sys.exit(os.system("pytest"))', ['pytest']],
    ['of pytest itself is dropped', 'if __name__ == "__main__":\n    pytest.main(["-q"])', ['pytest -q: status-lost']],
    ['of pytest itself is handed on', 'raise SystemExit(pytest.main())', ['pytest']],
    ['is returned to who drops it', 'def all():\n    return subprocess.call(["pytest"])\nall()', ['pytest: status-lost']],
    ['is returned to who uses it', 'def all():\n    return subprocess.call(["pytest"])\nsys.exit(all())', ['pytest']],
    ['is looked at by a function of its own', 'def sh(*words):\n    subprocess.run(words, check=True)\nsh("pytest")', ['pytest']],
    ['is dropped by a function of its own', 'def sh(words):\n    subprocess.run(words)\nsh(["ruff", "check"])', ['ruff check: status-lost']],
  ])('%s', (_, text, expected) => expect(started(text)).toEqual(expected));
});

describe('what is started', () => {
  it.each([
    ['by a variable', 'words = ["pytest", "-q"]\nsubprocess.run(words, check=True)', [], ['pytest -q']],
    ['by another name', 'from subprocess import check_call\nimport subprocess as sp\ncheck_call(["ruff"])\nsp.check_output(["mypy"])', [], ['ruff', 'mypy']],
    [
      'by the function of a word',
      'def lint():\n    os.system("ruff")\ndef run_tests():\n    os.system("pytest")\n{"a": lint, "b": run_tests}',
      ['lint'],
      ['ruff: status-lost'],
    ],
    [
      'by the branch of a word',
      'if sys.argv[1] == "a":\n    subprocess.check_call("ruff")\nelif sys.argv[1] == "b":\n    subprocess.check_call("pytest")',
      ['b'],
      ['pytest'],
    ],
    [
      'by no function that nobody calls',
      'def lint():\n    subprocess.check_call("ruff")\ndef old():\n    subprocess.check_call("pytest")\nlint()',
      [],
      ['ruff'],
    ],
    ['in no comment and no text', '# subprocess.run("pytest")\n"subprocess.run(\'pytest\')"', [], []],
    ['by words that nothing tells', 'subprocess.run(sys.argv[1:])', [], []],
  ])('%s', (_, text, words, expected) => expect(started(text, ...words)).toEqual(expected));

  it('is followed from CI', () => {
    const ci = readAutomation('.github/workflows/ci.yml', 'on: push\njobs:\n  a:\n    steps:\n      - run: uv run python scripts/check.py unit\n');
    const script = 'import subprocess\ndef unit():\n    subprocess.run(["make", "unit"], check=True)\n';
    const make = readAutomation('Makefile', 'unit:\n\tpytest tests\n');
    const automations = [
      { path: '.github/workflows/ci.yml', automation: ci },
      { path: 'Makefile', automation: make },
    ].flatMap(({ path, automation }) => (automation ? { path, automation } : []));
    const found = followed(automations, (path) => (path === 'scripts/check.py' ? script : null));
    expect(found.map(({ text, via }) => [text, via.at(-1)])).toEqual([
      ['uv run python scripts/check.py unit', undefined],
      ['make unit', 'scripts/check.py:3'],
      ['pytest tests', 'Makefile:2'],
    ]);
  });

  it.each(['subprocess.run(', 'import subprocess\nsubprocess.run([', `${'('.repeat(50_000)}subprocess.run(`])('takes what is broken (%#)', (text) =>
    expect(() => startedBy(text, ['a'])).not.toThrow(),
  );

  it('ends on many calls', () => expect(startedBy(`${head}${'subprocess.run(["a"])\n'.repeat(20_000)}`, []).length).toBeLessThanOrEqual(500));
});
