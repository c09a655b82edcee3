// Holds drafted answers against the project: what stands becomes changes of the manifest, what does not is told with its reason.
import { clip, suggest } from '../errors.js';
import { isReason, leastReasonWords } from '../manifest/reason.js';
import type { Answer, Catalogue, Check, Edit, Finding, Plain } from '../model/index.js';
import type { Drafted, Drafts } from './answers-schema.js';
import { closedBecause, isOwnRule, type ProjectState } from './open.js';
import { type FoundQuote, type ProveQuote, type QuoteTerms, quoteProof } from './quote.js';

/** An answer that stands: it is written as a draft. */
export interface TakenDraft {
  check: string;
  value: string;
  evidence: FoundQuote[];
}

/** An answer of which nothing is written, and every reason, each the end of a sentence about its place. */
export interface RefusedDraft {
  check: string;
  reasons: { place: string; reason: string }[];
}

export interface JudgedDrafts {
  taken: TakenDraft[];
  refused: RefusedDraft[];
  /** Checks that the program left open: "unknown" is an answer that needs nothing, and writes nothing. */
  leftOpen: string[];
  /** What writes the drafts that stand. */
  edits: Edit[];
}

/** What answers are held against. */
export interface JudgeTerms extends ProjectState, Omit<QuoteTerms, 'checks'> {
  /** "YYYY-MM-DD" in UTC. */
  today: string;
}

/** @returns what stands of drafted answers, and what does not */
export function judge({ agent, answers }: Drafts, terms: JudgeTerms): JudgedDrafts {
  const { catalogue, state, today } = terms;
  const prove = quoteProof({ ...terms, checks: catalogue.checks });
  const findings = new Map(state.assessment.findings.map((finding) => [finding.check, finding]));
  const judgement: JudgedDrafts = { taken: [], refused: [], leftOpen: [], edits: [] };
  const seen = new Set<string>();
  for (const drafted of answers) {
    const check = catalogue.checks.find(({ id, aliases }) => id === drafted.check || aliases.includes(drafted.check));
    const finding = check && findings.get(check.id);
    const refuse = (reasons: RefusedDraft['reasons']) => void judgement.refused.push({ check: check?.id ?? clip(drafted.check), reasons });
    if (!check || !finding) refuse([{ place: clip(drafted.check), reason: unknownCheck(drafted.check, catalogue) }]);
    else if (seen.has(check.id)) refuse([{ place: check.id, reason: 'is answered twice; the first answer was looked at' }]);
    else if (drafted.value === 'unknown') judgement.leftOpen.push(check.id);
    else {
      const { reasons, evidence } = judgeOne(drafted, { check, finding, catalogue, prove });
      if (reasons.length > 0) refuse(reasons);
      else {
        judgement.taken.push({ check: check.id, value: drafted.value, evidence });
        judgement.edits.push(...editsOf({ drafted, evidence, check: check.id, agent, today, old: finding.answer }));
      }
    }
    if (check) seen.add(check.id);
  }
  return judgement;
}

/** Suggests ids of the built-in rules only: others are texts of the project. */
function unknownCheck(id: string, catalogue: Catalogue): string {
  const ids = catalogue.checks.map((one) => one.id).filter(isOwnRule(catalogue));
  return `is no check that this project is asked; ${suggest(id, ids, 'see: mlready draft --prompt')}`;
}

interface Judged {
  check: Check;
  finding: Finding;
  catalogue: Catalogue;
  prove: ProveQuote;
}

function judgeOne(drafted: Drafted, { check, finding, catalogue, prove }: Judged): { reasons: RefusedDraft['reasons']; evidence: FoundQuote[] } {
  const closed = closedBecause(finding);
  if (closed !== null) return { reasons: [{ place: check.id, reason: closed }], evidence: [] };
  const said = wrongValue(drafted, check, catalogue);
  const reasons = said === null ? [] : [{ place: check.id, reason: said }];
  if (drafted.evidence.length === 0)
    reasons.push({ place: check.id, reason: `is answered "${clip(drafted.value)}" without a quote; where no file tells, the answer is "unknown"` });
  const evidence = new Map<string, FoundQuote>();
  for (const quote of drafted.evidence) {
    const found = prove(quote, check.id);
    if ('failure' in found) reasons.push({ place: `${clip(quote.path, 200)}:${quote.line}`, reason: found.failure });
    else evidence.set(`${found.path}:${found.lines}`, found);
  }
  return { reasons, evidence: [...evidence.values()] };
}

/** What is wrong with a value, or with the reason of one that sets the check aside; null where nothing is. */
function wrongValue({ value, why }: Drafted, check: Check, { scales }: Catalogue): string | null {
  const options = scales.find(({ id }) => id === check.scale)?.options.map((one) => one.value) ?? [];
  const allowed = [...options, ...(check.doesNotApply === 'allowed' ? ['does-not-apply'] : [])];
  if (!allowed.includes(value)) return `cannot be answered "${clip(value)}"; ${suggest(value, allowed, `use one of ${allowed.join(', ')} or unknown`)}`;
  if (value !== 'does-not-apply') return null;
  return why !== undefined && isReason(why, check) ? null : `is set aside without a reason of ${leastReasonWords} words beyond those of the question`;
}

interface Written {
  drafted: Drafted;
  evidence: readonly FoundQuote[];
  check: string;
  agent: string;
  today: string;
  /** A draft that stands there and is replaced. */
  old: Answer | null;
}

function editsOf({ drafted: { value, why, note }, evidence, check, agent, today, old }: Written): Edit[] {
  const next: Record<string, Plain> = {
    value,
    ...(why !== undefined && value === 'does-not-apply' && { why }),
    evidence: evidence.map(({ path, lines, sha256 }) => ({ path, lines, ...(sha256 !== null && { sha256 }) })),
    ...(note !== undefined && { note }),
    on: today,
    'drafted-by': agent,
    // What somebody disputes is said by a person, whoever drafts the answer.
    ...(old !== null && old.dispute.length > 0 && { dispute: old.dispute.map((one) => ({ ...one })) }),
  };
  const path = ['answers', check];
  return [...(old === null ? [] : [{ path, value: null }]), { path, value: next }];
}
