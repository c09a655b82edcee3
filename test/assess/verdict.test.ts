// The decision table, a row a line: each case differs from its neighbour in one thing, and its name says which.
import { describe, expect, it } from 'vitest';
import type { CheckInput } from '../../src/assess/decision.js';
import { decide } from '../../src/assess/verdict.js';
import type { Answer, Check, Citation, Degree, Doubt, Fact, FactState, Reason, Refuting, Scale, Showing } from '../../src/model/index.js';
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

const full: Showing = { signal: 'full', earns: 'full', enough: null };
const half: Showing = { signal: 'half', earns: 'half', enough: null };
const mostly: Showing = { signal: 'full', earns: 'full', enough: 50 };
const none: Refuting = { signal: 'risk', leaves: 'none', doesNotApply: 'forbidden' };
const leavesHalf: Refuting = { ...none, leaves: 'half' };
const beaten: Refuting = { ...none, doesNotApply: 'allowed' };
const asked: Check = bareCheck;
const seen: Check = { ...asked, trace: 'elsewhere', shownBy: [full] };
const seenHalf: Check = { ...seen, shownBy: [half] };
const traced: Check = { ...seen, trace: 'expected' };
const degreed: Check = { ...seen, shownBy: [mostly] };
const against = (check: Check, ...refutedBy: Refuting[]): Check => ({ ...check, refutedBy });

const facts = (...list: [string, FactState?, Partial<Fact>?][]): Pick<CheckInput, 'facts'> => ({
  facts: new Map(
    list.map(([signal, state = 'present', more = {}]) => [
      signal,
      { signal, state, places: state === 'present' || state === 'weak' ? [{ path: `${signal}.py`, line: 1 }] : [], ...more },
    ]),
  ),
});
const hollow = (doubt: Doubt) => ({ doubt });
const of = (degree: Degree) => ({ degree });
const says = (value: string, more: Partial<Answer> = {}): Pick<CheckInput, 'answer'> => ({ answer: { value, evidence: [], dispute: [], ...more } });
const aside = says('does-not-apply', { why: 'why' });
const file: Citation = { ref: { path: 'docs/a.md' }, state: 'good', content: 'a' };
const address: Citation = { ref: { url: 'https://example.org/a' }, state: 'good', content: null };
const pointing = (value: string, citation: Citation = file): Pick<CheckInput, 'answer' | 'citations'> => ({
  ...says(value, { evidence: [citation.ref] }),
  citations: [citation],
});
const overused = { reused: new Set([file]) };
const ref = { file: 'evals/results.json', tool: 'promptfoo', version: '0.118.0', date: '2026-11-02', measures: [] };
const imports = (value: 0 | 1 | 2, more: Partial<CheckInput['imports'][number]> = {}): Pick<CheckInput, 'imports'> => ({
  imports: [{ ref, value, half: false, failed: null, said: false, ...more }],
});
const failing = (leaves: 'none' | 'half') => imports(0, { failed: { leaves } });
const notHere: Pick<CheckInput, 'applies'> = { applies: { code: 'not-here', activities: ['serves'] } };
const inExamples: Pick<CheckInput, 'facts'> = {
  facts: new Map([['full', { signal: 'full', state: 'present', beside: true, places: [{ path: 'examples/a.py' }] }]]),
};
const given = (check: Check, ...more: Partial<CheckInput>[]): CheckInput => {
  const nothing = {
    applies: { code: 'yes' as const, certain: true },
    facts: new Map(),
    answer: null,
    uncounted: null,
    citations: [],
    reused: new Set<Citation>(),
    imports: [],
    whole: true,
  };
  return Object.assign({ check, scale, risk: check.risk, ...nothing }, ...more);
};

/** Medium weighs 4: eight points in all, four for half. "earned/possible/total, observed". */
const points = { full: '8/8/8', half: '4/4/8', none: '0/0/8', open: '0/8/8', outside: '0/0/0' };

// biome-ignore format: a row a line
const rows: [row: string, name: string, given: CheckInput, verdict: string, points: keyof typeof points, observed: number, reason: string, flags?: string][] = [
  ['a', 'the context rules it out, whatever is seen', given(seen, { applies: { code: 'condition-not-met' } }, facts(['full'])), 'not-applicable', 'outside', 0, 'condition-not-met'],
  ["a'", 'nothing of the kind is done here', given(seen, notHere), 'not-applicable', 'outside', 0, 'not-here'],
  ["a' not", 'it is shown all the same', given(seen, notHere, facts(['full'])), 'met observed', 'full', 8, 'shown'],
  ["a'", 'it is shown in examples alone', given(seen, notHere, inExamples), 'not-applicable', 'outside', 0, 'not-here'],
  ['d', 'it is done here, and shown in examples alone', given(seen, inExamples), 'met observed', 'full', 8, 'shown'],
  ["a' not", 'it is shown, hollow', given(seen, notHere, facts(['full', 'weak'])), 'partial observed', 'half', 4, 'shown-less'],
  ["a' not", 'a hazard speaks against it', given(against(seen, none), notHere, facts(['risk'])), 'gap observed', 'none', 0, 'refuted'],
  ["a' not", 'somebody has answered', given(seen, notHere, says('no')), 'gap asserted', 'none', 0, 'answered'],
  ['b', 'a hazard, no answer', given(against(asked, none), facts(['risk'])), 'gap observed', 'none', 0, 'refuted'],
  ['b', 'a hazard that leaves half, of nothing', given(against(asked, leavesHalf), facts(['risk'])), 'gap observed', 'none', 0, 'refuted'],
  ['b', 'a hazard that leaves half, of what is shown', given(against(seen, leavesHalf), facts(['risk'], ['full'])), 'partial observed', 'half', 4, 'refuted'],
  ['b', 'a hazard that leaves half, of what is shown hollow', given(against(seenHalf, leavesHalf), facts(['risk'], ['half', 'weak'])), 'gap observed', 'none', 0, 'refuted'],
  ['b', 'a hazard that leaves half, of a documented answer', given(against(asked, leavesHalf), facts(['risk']), pointing('automated')), 'partial documented', 'half', 0, 'refuted', 'contradicted'],
  ['b', 'a hazard against an answer that claims more', given(against(asked, none), facts(['risk']), says('automated')), 'gap observed', 'none', 0, 'refuted', 'contradicted'],
  ['b', 'a hazard against a documented answer', given(against(asked, none), facts(['risk']), pointing('automated')), 'gap observed', 'none', 0, 'refuted', 'contradicted'],
  ['b', 'a hazard beside a showing signal', given(against(seen, none), facts(['risk'], ['full'])), 'gap observed', 'none', 0, 'refuted'],
  ['b', 'two hazards: the one that leaves less counts', given(against(seen, leavesHalf, { ...none, signal: 'worse' }), facts(['risk'], ['worse'], ['full'])), 'gap observed', 'none', 0, 'refuted'],
  ['b', 'a hazard against does-not-apply', given(against(asked, none), facts(['risk']), aside), 'gap observed', 'none', 0, 'refuted', 'disagrees'],
  ['b', 'a hazard on what leaves a trace that is not there', given(against(traced, none), facts(['risk'])), 'gap observed', 'none', 0, 'refuted'],
  ['b not', 'a hazard that does-not-apply beats', given(against(asked, beaten), facts(['risk']), aside), 'not-applicable', 'outside', 0, 'set-aside', 'disagrees set-aside'],
  ['b not', 'a hazard whose every place is disputed', given(against(asked, none), facts(['risk']), says('automated', { dispute: [{ path: 'risk.py', note: 'dead' }] })), 'met asserted', 'full', 0, 'answered', 'disputed'],
  ['b not', 'a hazard and the answer no', given(against(asked, leavesHalf), facts(['risk']), says('no')), 'gap asserted', 'none', 0, 'answered'],
  ['c', 'a showing signal and the answer no', given(seen, facts(['full']), says('no')), 'gap asserted', 'none', 0, 'shown-answer-lower', 'disagrees'],
  ['c', 'a showing signal and a lower answer', given(seen, facts(['full']), says('manual')), 'partial asserted', 'half', 4, 'shown-answer-lower', 'disagrees'],
  ['c', 'a hollow signal and the answer no', given(seen, facts(['full', 'weak']), says('no')), 'gap asserted', 'none', 0, 'shown-answer-lower', 'disagrees'],
  ['c', 'what leaves a trace, shown, and the answer no', given(traced, facts(['full']), says('no')), 'gap asserted', 'none', 0, 'shown-answer-lower', 'disagrees'],
  ['d', 'a showing signal, no answer', given(seen, facts(['full'])), 'met observed', 'full', 8, 'shown'],
  ['d', 'a showing signal and the same answer', given(seen, facts(['full']), says('automated')), 'met observed', 'full', 8, 'shown'],
  ['d', 'a showing signal and the same answer with evidence', given(seen, facts(['full']), pointing('automated')), 'met observed', 'full', 8, 'shown'],
  ['d', 'a half-showing signal and a higher answer with evidence, where it leaves a trace', given({ ...traced, shownBy: [half] }, facts(['half']), pointing('automated')), 'met documented', 'full', 4, 'answered-with-evidence'],
  ['d', 'a showing signal worth half, no answer', given(seenHalf, facts(['half'])), 'partial observed', 'half', 4, 'shown'],
  ['d', 'two showing signals: the higher counts, halves do not add', given({ ...seen, shownBy: [half, full] }, facts(['half'], ['full'])), 'met observed', 'full', 8, 'shown'],
  ['d', 'a half-showing signal and a higher answer without evidence', given(seenHalf, facts(['half']), says('automated')), 'partial observed', 'half', 4, 'shown'],
  ['d', 'a half-showing signal and a higher answer with evidence', given(seenHalf, facts(['half']), pointing('automated')), 'met documented', 'full', 4, 'answered-with-evidence'],
  ['d', 'a half-showing signal and evidence that is cited for too many', given(seenHalf, facts(['half']), pointing('automated'), overused), 'partial observed', 'half', 4, 'shown'],
  ['d', 'a showing signal against does-not-apply', given(seen, facts(['full']), aside), 'met observed', 'full', 8, 'shown', 'disagrees'],
  ['d', 'weak: full becomes half', given(seen, facts(['full', 'weak', hollow('failure-allowed')])), 'partial observed', 'half', 4, 'shown-less'],
  ['d', 'weak: half becomes none', given(seenHalf, facts(['half', 'weak', hollow('asserts-nothing')])), 'gap observed', 'none', 0, 'shown-less'],
  ['d', 'weak, and a whole one worth half beside it: the whole one is named', given({ ...seen, shownBy: [full, half] }, facts(['full', 'weak'], ['half'])), 'partial observed', 'half', 4, 'shown'],
  ['d', 'weak, and a documented answer, where it may live elsewhere', given(seen, facts(['full', 'weak']), pointing('automated')), 'met documented', 'full', 4, 'answered-with-evidence'],
  ['d', 'weak, and a documented answer, where it leaves a trace', given(traced, facts(['full', 'weak']), pointing('automated')), 'partial observed', 'half', 4, 'shown-less'],
  ['d', 'a degree below enough: full becomes half', given(degreed, facts(['full', 'present', of({ count: 4, total: 9 })])), 'partial observed', 'half', 4, 'shown-less'],
  ['d', 'a degree that is just enough', given(degreed, facts(['full', 'present', of({ count: 5, total: 10 })])), 'met observed', 'full', 8, 'shown'],
  ['d', 'a degree where the check asks for none', given(seen, facts(['full', 'present', of({ count: 0, total: 10 })])), 'met observed', 'full', 8, 'shown'],
  ['d', 'a degree of nothing', given(degreed, facts(['full', 'present', of({ count: 0, total: 0 })])), 'met observed', 'full', 8, 'shown'],
  ['d', 'a degree below enough, worth half: half stays', given({ ...seenHalf, shownBy: [{ ...half, enough: 50 }] }, facts(['half', 'present', of({ count: 1, total: 9 })])), 'partial observed', 'half', 4, 'shown-less'],
  ['d', 'weak and a degree below enough: half', given(degreed, facts(['full', 'weak', of({ count: 1, total: 9 })])), 'partial observed', 'half', 4, 'shown-less'],
  ["a'", 'a result of another tool shows it, by the rules', given(seen, notHere, imports(2)), 'not-applicable', 'outside', 0, 'not-here'],
  ["a' not", 'a result of another tool shows it, by the word of the manifest', given(seen, notHere, imports(2, { said: true })), 'met imported', 'full', 0, 'imported'],
  ['b', 'a hazard that leaves half, and an answer that claims no more', given(against(asked, leavesHalf), facts(['risk']), says('manual')), 'partial asserted', 'half', 0, 'refuted'],
  ['b', 'two hazards against does-not-apply, of which it beats one', given(against(asked, beaten, { ...none, signal: 'more' }), facts(['risk'], ['more']), aside), 'gap observed', 'none', 0, 'refuted', 'disagrees'],
  ['b', 'a result that failed, no answer', given(seen, failing('half')), 'gap observed', 'none', 0, 'import-failed'],
  ['b', 'a result that failed and leaves half, of what is shown', given(seen, failing('half'), facts(['full'])), 'partial observed', 'half', 4, 'import-failed'],
  ['b', 'a result that failed and leaves none, of what is shown', given(seen, failing('none'), facts(['full'])), 'gap observed', 'none', 0, 'import-failed'],
  ['b', 'a result that failed against an answer that claims more', given(asked, failing('half'), pointing('automated')), 'partial documented', 'half', 0, 'import-failed', 'contradicted'],
  ['b', 'a hazard that leaves none beside a result that failed', given(against(seen, none), failing('half'), facts(['risk'])), 'gap observed', 'none', 0, 'refuted'],
  ['b', 'one result that failed beside one that passed', given(seen, { imports: [...imports(2).imports, ...failing('half').imports] }), 'partial imported', 'half', 0, 'import-failed'],
  ['b', 'a hazard that leaves half, of what a result shows', given(against(seen, leavesHalf), facts(['risk']), imports(2)), 'partial imported', 'half', 0, 'refuted'],
  ['b not', 'a result that failed and the answer no', given(seen, failing('none'), says('no')), 'gap asserted', 'none', 0, 'answered'],
  ['b not', 'a result that failed, and it does not apply', given(seen, failing('none'), aside), 'not-applicable', 'outside', 0, 'set-aside', 'disagrees set-aside'],
  ['c', 'a result, half of which is seen as well, and an answer that says no more than that', given(seenHalf, imports(2), facts(['half']), says('manual')), 'partial asserted', 'half', 4, 'imported-answer-lower', 'disagrees'],
  ['c', 'a result and the answer no', given(seen, imports(2), says('no')), 'gap asserted', 'none', 0, 'imported-answer-lower', 'disagrees'],
  ['c', 'a result and a lower answer', given(asked, imports(2), says('manual')), 'partial asserted', 'half', 0, 'imported-answer-lower', 'disagrees'],
  ['c', 'a result and a lower answer with evidence', given(asked, imports(2), pointing('manual')), 'partial asserted', 'half', 0, 'imported-answer-lower', 'disagrees'],
  ['c', 'a showing signal and a result, and the answer no', given(seen, imports(2), facts(['full']), says('no')), 'gap asserted', 'none', 0, 'shown-answer-lower', 'disagrees'],
  ["d'", 'a result that passed', given(seen, imports(2)), 'met imported', 'full', 0, 'imported'],
  ["d'", 'a result that is worth half', given(seen, imports(1)), 'partial imported', 'half', 0, 'imported'],
  ["d'", 'a result, where it would have to be there and is not', given(traced, imports(1)), 'partial imported', 'half', 0, 'imported'],
  ["d'", 'a result that shows more than what is seen', given(seenHalf, facts(['half']), imports(2)), 'met imported', 'full', 4, 'imported'],
  ["d'", 'a result that shows more than what is hollow', given(seen, facts(['full', 'weak']), imports(2)), 'met imported', 'full', 4, 'imported'],
  ["d'", 'a result, and the same answer without evidence', given(seen, imports(2), says('automated')), 'met imported', 'full', 0, 'imported'],
  ["d'", 'a result against does-not-apply', given(seen, imports(2), aside), 'met imported', 'full', 0, 'imported', 'disagrees'],
  ["d'", 'two results: the higher counts', given(seen, { imports: [...imports(1).imports, ...imports(2).imports] }), 'met imported', 'full', 0, 'imported'],
  ["d' not", 'a result that shows no more than what is seen', given(seenHalf, facts(['half']), imports(1)), 'partial observed', 'half', 4, 'shown'],
  ["d' not", 'a documented answer that says more', given(seen, imports(1), pointing('automated')), 'met documented', 'full', 0, 'answered-with-evidence'],
  ["d' not", 'the context rules it out', given(seen, imports(2), { applies: { code: 'condition-not-met' } }), 'not-applicable', 'outside', 0, 'condition-not-met'],
  ["d' not", 'a result that only speaks against nothing', given(seen, imports(0)), 'unknown', 'open', 0, 'not-seen-here'],
  ['e', 'does-not-apply with a reason, nothing seen', given(seen, aside), 'not-applicable', 'outside', 0, 'set-aside', 'set-aside'],
  ['e', 'does-not-apply, where a trace is expected', given(traced, aside), 'not-applicable', 'outside', 0, 'set-aside', 'set-aside'],
  ['f', 'an answer with a file', given(seen, pointing('automated')), 'met documented', 'full', 0, 'answered-with-evidence'],
  ['f', 'an answer with a file that changed since', given(seen, pointing('automated', { ...file, state: 'changed' })), 'met documented', 'full', 0, 'answered-with-evidence'],
  ['g', 'an answer with an address, where no signal could show it', given(asked, pointing('automated', address)), 'met asserted', 'full', 0, 'answered'],
  ['f', 'an answer with a file, where a trace is expected', given(traced, pointing('automated')), 'met documented', 'full', 0, 'answered-with-evidence'],
  ['f', 'an answer with a file, and another that is missing', given(seen, says('automated', { evidence: [file.ref] }), { citations: [file, { ...file, state: 'missing' }] }), 'met documented', 'full', 0, 'answered-with-evidence'],
  ['f not', 'an answer with an address, where a signal could show it', given(seen, pointing('automated', address)), 'partial asserted', 'half', 0, 'answered-not-seen'],
  ['f not', 'an answer with a file that is missing', given(seen, pointing('automated', { ...file, state: 'missing' })), 'partial asserted', 'half', 0, 'answered-not-seen', 'citation-failed'],
  ['f not', 'an answer with an address, and a file that is missing', given(seen, says('automated', { evidence: [file.ref] }), { citations: [address, { ...file, state: 'missing' }] }), 'partial asserted', 'half', 0, 'answered-not-seen', 'citation-failed'],
  ['f not', 'an answer with a file that changed since, and is cited for too many', given(seen, pointing('automated', { ...file, state: 'changed' }), { reused: { has: () => true } as unknown as Set<Citation> }), 'partial asserted', 'half', 0, 'answered-not-seen'],
  ['f not', 'an answer with a file that is cited for too many', given(seen, pointing('automated'), overused), 'partial asserted', 'half', 0, 'answered-not-seen'],
  ['g', 'an answer alone, where no signal could show it', given(asked, says('automated')), 'met asserted', 'full', 0, 'answered'],
  ['h', 'an answer alone, where a signal could have shown it', given(seen, says('automated')), 'partial asserted', 'half', 0, 'answered-not-seen'],
  ['h', 'the answer no, where a signal could have shown it', given(seen, says('no')), 'gap asserted', 'none', 0, 'answered'],
  ['h', 'an answer alone, where it would have to be there', given(traced, says('automated')), 'gap asserted', 'none', 0, 'answered-not-seen', 'claimed-not-seen'],
  ['h', 'an answer alone, where it would have to be there and not all was read', given(traced, says('automated'), { whole: false }), 'partial asserted', 'half', 0, 'answered-not-seen'],
  ['i', 'not there, where it leaves a trace', given(traced), 'gap observed', 'none', 0, 'not-seen'],
  ['i', 'there and dead, where it leaves a trace', given(traced, facts(['full', 'absent', { near: { doubt: 'never-true', places: [{ path: 'a.py' }] } }])), 'gap observed', 'none', 0, 'not-seen'],
  ['i not', 'not all of the tree was read', given(traced, { whole: false }), 'unknown', 'open', 0, 'not-seen-here'],
  ['i not', 'something unset could still rule it out', given(traced, { applies: { code: 'yes', certain: false } }), 'unknown', 'open', 0, 'not-seen-here'],
  ['i not', 'the tool is declared', given(traced, facts(['full', 'declared'])), 'unknown', 'open', 0, 'declared-only'],
  ['i not', 'a file that could show it was not read', given(traced, facts(['full', 'unreadable'])), 'unknown', 'open', 0, 'unreadable'],
  ['i not', 'one of two signals is absent, and a file that could show the other was not read', given({ ...traced, shownBy: [full, half] }, facts(['half', 'unreadable'])), 'unknown', 'open', 0, 'unreadable'],
  ['i', 'an answer that is too old, where it would have to be there', given(traced, { uncounted: 'expired' }), 'gap observed', 'none', 0, 'not-seen'],
  ['i', 'a draft that nobody confirmed, where it would have to be there', given(traced, { uncounted: 'unconfirmed' }), 'gap observed', 'none', 0, 'not-seen'],
  ['j', 'not seen, where it may live elsewhere', given(seen), 'unknown', 'open', 0, 'not-seen-here'],
  ['j', 'nobody said, where no signal could show it', given(asked), 'unknown', 'open', 0, 'nobody-said'],
  ['j', 'a tool that is only declared', given(seen, facts(['full', 'declared'])), 'unknown', 'open', 0, 'declared-only'],
  ['j', 'a file that could not be read', given(seen, facts(['full', 'unreadable'])), 'unknown', 'open', 0, 'unreadable'],
  ['j', 'an answer that is too old', given(seen, { uncounted: 'expired' }), 'unknown', 'open', 0, 'answer-expired'],
  ['j', 'an answer from the future', given(seen, { uncounted: 'early' }), 'unknown', 'open', 0, 'answer-not-counted'],
];

describe('the decision table', () => {
  it.each(rows)('%s: %s', (_row, _name, input, verdict, worth, observed, reason, flags = '') => {
    const { points: p, ...decision } = decide(input);
    expect([decision.verdict, decision.basis ?? ''].join(' ').trim()).toBe(verdict);
    expect(`${p.earned}/${p.possible}/${p.total}, ${p.observed}`).toBe(`${points[worth]}, ${observed}`);
    expect(decision.reason.code).toBe(reason);
    expect(decision.flags.join(' ')).toBe(flags);
  });

  it('says why what is seen earns less', () => {
    const weak = decide(given(degreed, facts(['full', 'weak', { doubt: 'status-lost', degree: { count: 1, total: 9 } }])));
    expect(weak.reason).toEqual({
      code: 'shown-less',
      signal: 'full',
      by: [
        { code: 'hollow', doubt: 'status-lost' },
        { code: 'few', degree: { count: 1, total: 9 }, enough: 50 },
      ],
    });
  });

  it.each<[name: string, input: CheckInput, evidence: object[]]>([
    ['what shows it', given(seen, facts(['full'])), [{ signal: 'full', path: 'full.py', line: 1 }]],
    ['what shows it, where an answer says less', given(seen, facts(['full']), says('no')), [{ signal: 'full', path: 'full.py', line: 1 }]],
    ['what speaks against it', given(against(seen, none), facts(['risk'], ['full'])), [{ signal: 'risk', path: 'risk.py', line: 1 }]],
    ['nothing, where a result of another tool decides', given(seen, imports(2)), []],
    ['nothing, where an answer says less than a result', given(seen, imports(2), says('no')), []],
    ['nothing, where somebody says so', given(asked, says('automated')), []],
    ['nothing, where it is not there', given(traced), []],
    ['nothing, where nobody knows', given(seen), []],
    ['nothing, where it does not apply', given(seen, aside), []],
  ])('points at %s', (_, input, evidence) => expect(decide(input).evidence).toEqual(evidence));

  it.each<[name: string, input: CheckInput, reason: Reason]>([
    [
      'a pack of one’s own switched it off',
      given({ ...seen, off: { pack: 'acme', why: 'w' } }, facts(['full'])),
      { code: 'switched-off', pack: 'acme', why: 'w' },
    ],
    ['its own pack is switched off', given({ ...seen, off: { pack: null, why: 'w' } }, facts(['full'])), { code: 'set-aside', why: 'w' }],
    ['somebody set it aside', given(seen, aside), { code: 'set-aside', why: 'why' }],
    ['somebody set it aside without a word', given(seen, says('does-not-apply')), { code: 'set-aside', why: '' }],
    ['it is not there', given(traced), { code: 'not-seen', signals: ['full'] }],
    ['it may be in what was not read', given({ ...seen, shownBy: [half, full] }, facts(['full', 'unreadable'])), { code: 'unreadable', signals: ['full'] }],
    ['it is only declared', given({ ...seen, shownBy: [half, full] }, facts(['full', 'declared'])), { code: 'declared-only', signals: ['full'] }],
    ['an answer is dated in the future', given(seen, { uncounted: 'early' }), { code: 'answer-not-counted', why: 'early' }],
  ])('says why: %s', (_, input, reason) => expect(decide(input).reason).toEqual(reason));

  it.each([
    ['critical', 20],
    ['high', 14],
    ['medium', 8],
    ['low', 4],
  ] as const)('a %s check is worth %i points', (risk, total) => {
    expect(decide(given(asked, { risk })).points.total).toBe(total);
  });
});
