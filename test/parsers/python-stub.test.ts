// What is an implementation and what only a promise of one.
import { describe, expect, it } from 'vitest';
import { isStub } from '../../src/parsers/python/stub.js';

const stubs = [
  'def f(x): pass',
  'def f(x):\n    return False',
  'def f(x):\n    """Says no."""\n    return {"drift": False, "p": 0.0}',
  'def f(\n    x: int = 3,\n    y: dict = {"a": 1},\n) -> bool:\n    # TODO\n    found = False\n    return found',
  'async def f(x):\n    """\n    Long words about\n    what it will do.\n    """\n    raise NotImplementedError("later")',
  'def f(x):\n    logger.info("checking drift")\n    print("ok")\n    return []',
  'class Monitor:\n    ...',
  "class Monitor(Base):\n    '''Will watch.'''\n\n    pass",
  'def f(x):\n    return None  # for now',
  'def f(x):\n    """# Says: no.\n  indented less\n    """\n    return "#"  # for now',
  'def f(x: Dict[str, int] = {"a": [1]}) -> None:  # says: no\n    # less\n  # and less\n    pass',
];
const implementations = [
  'def f(x): return x > 3',
  'def f(x):\n    return x.mean() > 3',
  'def f(x):\n    found = check(x)\n    return found',
  'def f(x):\n    print(x.mean())',
  'def f(x):\n    if x:\n        return True\n    return False',
  'class Feedback(BaseModel):\n    rating: int',
  'def f(x):\n    """Docs."""\n    with open("a", "a") as out:\n        out.write(x)',
  'def f(x):\n    return f"{x}"',
  'def f(x',
  'def f(x):\n    return {\n        "a": x,\n    }',
  'def f(x): """Says yes."""; return x',
  `def f(x):\n${'    # nothing\n'.repeat(300)}`,
];

describe('a definition', () => {
  it.each(stubs)('that does nothing is a stub: %j', (source) => expect(isStub(source.split('\n'), 1)).toBe(true));
  it.each(implementations)('that does something is none: %j', (source) => expect(isStub(source.split('\n'), 1)).toBe(false));
  it('ends where the next begins', () => {
    const lines = 'class A:\n    def f(self):\n        return 0\n\n    def g(self):\n        return self.x'.split('\n');
    expect([1, 2, 5].map((line) => isStub(lines, line))).toEqual([false, true, false]);
  });
});
