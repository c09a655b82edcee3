// The decision table, a row a line: each case differs from its neighbour in one thing, and its name says which.
import { describe, expect, it } from 'vitest';
import { type CheckInput, decide } from '../../src/assess/verdict.js';
import type { Answer, Check, Citation, Fact, FactState, Scale } from '../../src/model/index.js';
import { bareCheck } from '../support/bare-check.js';

const scale: Scale = {
  id: 'practice',
  title: 'How it is done',
  options: [
    { value: 'no', points: 0, label: 'Not done' },
    { value: 'manual', points: 1, label: 'By hand' },
    { value: 'automated', points: 2, label: 'By itself' },
  ],
};

const check = bareCheck;
const shownFull: Check = { ...check, shownBy: [{ signal: 'x.full', earns: 'full' }] };
const shownHalf: Check = { ...check, shownBy: [{ signal: 'x.half', earns: 'half' }] };
const shownBoth: Check = {
  ...check,
  shownBy: [
    { signal: 'x.half', earns: 'half' },
    { signal: 'x.full', earns: 'full' },
  ],
};
const refuted: Check = { ...check, refutedBy: [{ signal: 'x.risk', leaves: 'none' }] };
const refutedHalf: Check = { ...check, refutedBy: [{ signal: 'x.risk', leaves: 'half' }] };
const refutedAndShown: Check = { ...shownFull, refutedBy: [{ signal: 'x.risk', leaves: 'none' }] };
const traced: Check = { ...shownFull, traceAlways: true };

const fact = (signal: string, state: FactState = 'present'): [string, Fact] => [
  signal,
  { signal, state, places: state === 'present' ? [{ path: `${signal}.py`, line: 1 }] : [] },
];
const answer = (value: string, more: Partial<Answer> = {}): Answer => ({ value, evidence: [], dispute: [], ...more });
const file: Citation = { ref: { path: 'docs/a.md' }, state: 'good' };
const address: Citation = { ref: { url: 'https://example.org/a' }, state: 'good' };
const known = (of: Check, more: Partial<CheckInput> = {}): CheckInput => ({
  check: of,
  scale,
  risk: of.risk,
  applies: true,
  facts: new Map(),
  answer: null,
  answerExpired: false,
  citations: [],
  whole: true,
  ...more,
});

// Medium weighs 4: eight points in all, four for half.
const full = { earned: 8, possible: 8, total: 8 };
const half = { earned: 4, possible: 4, total: 8 };
const none = { earned: 0, possible: 0, total: 8 };
const open = { earned: 0, possible: 8, total: 8 };
const outside = { earned: 0, possible: 0, total: 0 };

const rows: {
  row: string;
  name: string;
  given: CheckInput;
  verdict: string;
  basis: string | null;
  points: object;
  observed: number;
  reason: string;
  flags?: string[];
}[] = [
  {
    row: 'a',
    name: 'the context rules it out, whatever is seen',
    given: known(shownFull, { applies: false, facts: new Map([fact('x.full')]) }),
    verdict: 'not-applicable',
    basis: null,
    points: outside,
    observed: 0,
    reason: 'condition-not-met',
  },
  {
    row: 'b',
    name: 'a refuting signal, no answer',
    given: known(refuted, { facts: new Map([fact('x.risk')]) }),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'refuted',
  },
  {
    row: 'b',
    name: 'a refuting signal that leaves half, of nothing',
    given: known(refutedHalf, { facts: new Map([fact('x.risk')]) }),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'refuted',
  },
  {
    row: 'b',
    name: 'a refuting signal that leaves half, of a showing one',
    given: known({ ...refutedHalf, shownBy: shownFull.shownBy }, { facts: new Map([fact('x.risk'), fact('x.full')]) }),
    verdict: 'partial',
    basis: 'observed',
    points: half,
    observed: 4,
    reason: 'refuted',
  },
  {
    row: 'b',
    name: 'a refuting signal that leaves half, of a documented answer',
    given: known(refutedHalf, { facts: new Map([fact('x.risk')]), answer: answer('automated', { evidence: [{ path: 'docs/a.md' }] }), citations: [file] }),
    verdict: 'partial',
    basis: 'documented',
    points: half,
    observed: 0,
    reason: 'refuted',
    flags: ['contradicted'],
  },
  {
    row: 'b',
    name: 'a refuting signal against an answer that claims more',
    given: known(refuted, { facts: new Map([fact('x.risk')]), answer: answer('automated') }),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'refuted',
    flags: ['contradicted'],
  },
  {
    row: 'b',
    name: 'a refuting signal against a documented answer',
    given: known(refuted, { facts: new Map([fact('x.risk')]), answer: answer('automated', { evidence: [{ path: 'docs/a.md' }] }), citations: [file] }),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'refuted',
    flags: ['contradicted'],
  },
  {
    row: 'b',
    name: 'a refuting signal beside a showing one',
    given: known(refutedAndShown, { facts: new Map([fact('x.risk'), fact('x.full')]) }),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'refuted',
  },
  {
    row: 'b',
    name: 'a refuting signal against does-not-apply',
    given: known(refuted, { facts: new Map([fact('x.risk')]), answer: answer('does-not-apply', { why: 'why' }) }),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'refuted',
  },
  {
    row: 'b not',
    name: 'a refuting signal whose every place is disputed',
    given: known(refuted, { facts: new Map([fact('x.risk')]), answer: answer('automated', { dispute: [{ path: 'x.risk.py', note: 'dead' }] }) }),
    verdict: 'met',
    basis: 'asserted',
    points: full,
    observed: 0,
    reason: 'answered',
    flags: ['disputed'],
  },
  {
    row: 'b not',
    name: 'a refuting signal and the answer no',
    given: known(refutedHalf, { facts: new Map([fact('x.risk')]), answer: answer('no') }),
    verdict: 'gap',
    basis: 'asserted',
    points: none,
    observed: 0,
    reason: 'answered',
  },
  {
    row: 'c',
    name: 'a showing signal and the answer no',
    given: known(shownFull, { facts: new Map([fact('x.full')]), answer: answer('no') }),
    verdict: 'gap',
    basis: 'asserted',
    points: none,
    observed: 0,
    reason: 'shown-answer-lower',
    flags: ['disagrees'],
  },
  {
    row: 'c',
    name: 'a showing signal and a lower answer',
    given: known(shownFull, { facts: new Map([fact('x.full')]), answer: answer('manual') }),
    verdict: 'partial',
    basis: 'asserted',
    points: half,
    observed: 4,
    reason: 'shown-answer-lower',
    flags: ['disagrees'],
  },
  {
    row: 'd',
    name: 'a showing signal, no answer',
    given: known(shownFull, { facts: new Map([fact('x.full')]) }),
    verdict: 'met',
    basis: 'observed',
    points: full,
    observed: 8,
    reason: 'shown',
  },
  {
    row: 'd',
    name: 'a showing signal worth half, no answer',
    given: known(shownHalf, { facts: new Map([fact('x.half')]) }),
    verdict: 'partial',
    basis: 'observed',
    points: half,
    observed: 4,
    reason: 'shown',
  },
  {
    row: 'd',
    name: 'two showing signals: the higher counts, halves do not add',
    given: known(shownBoth, { facts: new Map([fact('x.half'), fact('x.full')]) }),
    verdict: 'met',
    basis: 'observed',
    points: full,
    observed: 8,
    reason: 'shown',
  },
  {
    row: 'd',
    name: 'a half-showing signal and a higher answer without evidence',
    given: known(shownHalf, { facts: new Map([fact('x.half')]), answer: answer('automated') }),
    verdict: 'partial',
    basis: 'observed',
    points: half,
    observed: 4,
    reason: 'shown',
  },
  {
    row: 'd',
    name: 'a half-showing signal and a higher answer with evidence',
    given: known(shownHalf, { facts: new Map([fact('x.half')]), answer: answer('automated', { evidence: [{ path: 'docs/a.md' }] }), citations: [file] }),
    verdict: 'met',
    basis: 'documented',
    points: full,
    observed: 4,
    reason: 'answered-with-evidence',
  },
  {
    row: 'd',
    name: 'a showing signal against does-not-apply',
    given: known(shownFull, { facts: new Map([fact('x.full')]), answer: answer('does-not-apply', { why: 'why' }) }),
    verdict: 'met',
    basis: 'observed',
    points: full,
    observed: 8,
    reason: 'shown',
  },
  {
    row: 'e',
    name: 'does-not-apply with a reason, nothing seen',
    given: known(shownFull, { answer: answer('does-not-apply', { why: 'why' }) }),
    verdict: 'not-applicable',
    basis: null,
    points: outside,
    observed: 0,
    reason: 'set-aside',
    flags: ['set-aside'],
  },
  {
    row: 'f',
    name: 'an answer with a file',
    given: known(shownFull, { answer: answer('automated', { evidence: [{ path: 'docs/a.md' }] }), citations: [file] }),
    verdict: 'met',
    basis: 'documented',
    points: full,
    observed: 0,
    reason: 'answered-with-evidence',
  },
  {
    row: 'f',
    name: 'an answer with a file that changed since',
    given: known(shownFull, { answer: answer('automated', { evidence: [{ path: 'docs/a.md' }] }), citations: [{ ...file, state: 'changed' }] }),
    verdict: 'met',
    basis: 'documented',
    points: full,
    observed: 0,
    reason: 'answered-with-evidence',
  },
  {
    row: 'f',
    name: 'an answer with an address, where no signal could show it',
    given: known(check, { answer: answer('automated', { evidence: [{ url: 'https://example.org/a' }] }), citations: [address] }),
    verdict: 'met',
    basis: 'documented',
    points: full,
    observed: 0,
    reason: 'answered-with-evidence',
  },
  {
    row: 'f not',
    name: 'an answer with an address, where a signal could show it',
    given: known(shownFull, { answer: answer('automated', { evidence: [{ url: 'https://example.org/a' }] }), citations: [address] }),
    verdict: 'partial',
    basis: 'asserted',
    points: half,
    observed: 0,
    reason: 'answered-not-seen',
  },
  {
    row: 'f not',
    name: 'an answer with a file that is missing',
    given: known(shownFull, { answer: answer('automated', { evidence: [{ path: 'docs/a.md' }] }), citations: [{ ...file, state: 'missing' }] }),
    verdict: 'partial',
    basis: 'asserted',
    points: half,
    observed: 0,
    reason: 'answered-not-seen',
    flags: ['citation-failed'],
  },
  {
    row: 'g',
    name: 'an answer alone, where no signal could show it',
    given: known(check, { answer: answer('automated') }),
    verdict: 'met',
    basis: 'asserted',
    points: full,
    observed: 0,
    reason: 'answered',
  },
  {
    row: 'h',
    name: 'an answer alone, where a signal could have shown it',
    given: known(shownFull, { answer: answer('automated') }),
    verdict: 'partial',
    basis: 'asserted',
    points: half,
    observed: 0,
    reason: 'answered-not-seen',
  },
  {
    row: 'h',
    name: 'the answer no, where a signal could have shown it',
    given: known(shownFull, { answer: answer('no') }),
    verdict: 'gap',
    basis: 'asserted',
    points: none,
    observed: 0,
    reason: 'answered',
  },
  {
    row: 'i',
    name: 'no trace of what always leaves one',
    given: known(traced),
    verdict: 'gap',
    basis: 'observed',
    points: none,
    observed: 0,
    reason: 'no-trace',
  },
  {
    row: 'i not',
    name: 'no trace, but the tree was not read whole',
    given: known(traced, { whole: false }),
    verdict: 'unknown',
    basis: null,
    points: open,
    observed: 0,
    reason: 'nobody-said',
  },
  {
    row: 'i not',
    name: 'no trace, but the tool is declared',
    given: known(traced, { facts: new Map([fact('x.full', 'declared')]) }),
    verdict: 'unknown',
    basis: null,
    points: open,
    observed: 0,
    reason: 'declared-only',
  },
  { row: 'j', name: 'nothing seen, nobody said', given: known(shownFull), verdict: 'unknown', basis: null, points: open, observed: 0, reason: 'nobody-said' },
  {
    row: 'j',
    name: 'a tool that is only declared',
    given: known(shownFull, { facts: new Map([fact('x.full', 'declared')]) }),
    verdict: 'unknown',
    basis: null,
    points: open,
    observed: 0,
    reason: 'declared-only',
  },
  {
    row: 'j',
    name: 'a file that could not be read',
    given: known(shownFull, { facts: new Map([fact('x.full', 'unreadable')]) }),
    verdict: 'unknown',
    basis: null,
    points: open,
    observed: 0,
    reason: 'unreadable',
  },
  {
    row: 'j',
    name: 'an answer that is too old',
    given: known(shownFull, { answerExpired: true }),
    verdict: 'unknown',
    basis: null,
    points: open,
    observed: 0,
    reason: 'answer-expired',
  },
];

describe('the decision table', () => {
  it.each(rows)('$row: $name', ({ given, verdict, basis, points, observed, reason, flags }) => {
    const decision = decide(given);
    expect(decision).toMatchObject({ verdict, basis, points: { ...points, observed }, reason: { code: reason }, flags: flags ?? [] });
  });

  it.each([
    ['critical', 20],
    ['high', 14],
    ['medium', 8],
    ['low', 4],
  ] as const)('a %s check is worth %i points', (risk, total) => {
    expect(decide(known(check, { risk })).points.total).toBe(total);
  });
});
