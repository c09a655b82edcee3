// Files of Python tests that a template left behind: whatever the code does, they pass.

/** Longer files are written by somebody. */
const longest = 4_000;
const test = /^[ \t]{0,20}(?:async )?def test\w{0,80}\((?:self)?\)[^:\n]{0,60}:/m;
/** A line that runs nothing of the project: an import of the project's own is a test that it can be imported. */
const idle = new RegExp(
  [
    '#.{0,500}',
    '(?:import|from) (?:pytest|unittest|__future__)\\b.{0,200}',
    '@(?:pytest\\.mark|unittest)\\..{0,200}',
    'class \\w{1,100}(?:\\((?:unittest\\.)?(?:TestCase|object)?\\))?:',
    '(?:async )?def test\\w{0,80}\\((?:self)?\\)[^:]{0,60}:(?: (?:pass|\\.\\.\\.|assert True))?',
    'pass|\\.\\.\\.|return',
    'assert \\(?(?:True|1|1 == 1|not False)\\)?(?:, ?["\'].{0,200})?',
    'self\\.assert(?:True\\(True|False\\(False|Equal\\(1, 1|Equal\\(True, True)\\)',
    '(["\']{1,3})[^"\']{1,500}\\1',
    'if __name__ == ["\']__main__["\']:|(?:unittest|pytest)\\.main\\(.{0,40}\\)',
  ]
    .map((one) => `(?:${one})`)
    .join('|'),
);
const line = new RegExp(`^(?:${idle.source})(?:[ \\t]{1,4}#.{0,300})?$`);

/** @returns whether a file of Python holds tests of which none touches anything: they assert a constant or do nothing */
export function isPlaceholder(path: string, text: string): boolean {
  if (!path.endsWith('.py') || text.length > longest || !test.test(text)) return false;
  return text.split('\n').every((one) => one.trim() === '' || line.test(one.trim()));
}

const testName = /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/;
/** A test, or what may bring one from elsewhere: a class of tests that is inherited, a name that is imported or made. */
const mayTest =
  /^[ \t]*(?:async )?def \w*test|^[ \t]*class \w*test|\bTestCase\b|\bimport[ ]\*|^[ \t]*from .{1,200}[ ]import[ ].{0,200}test|\bscenarios?\(|\bload_tests\b|^test\w*[ ]?=|\bdoctest\b|__main__|\bglobals\(/im;

/** @returns whether a file of Python has the name of a file of tests, and none in it that a runner would find */
export function holdsNoTest(path: string, text: string): boolean {
  return testName.test(path) && text.trim() !== '' && !mayTest.test(text);
}
