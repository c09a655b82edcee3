// The tool `list_gaps`: what is missing, what matters most first, and how to close it.
import { z } from 'zod';
import { reportOf } from '../../library/audit.js';
import type { Report, ReportFinding } from '../../report/report.js';
import { placeText } from '../../terminal/text.js';
import { untrusted, untrustedNotice } from '../../terminal/untrusted.js';
import { assessed } from '../desk.js';
import { type Marks, marksOf } from '../marks.js';
import { effort, flag, leftOut, limit, markedText, notice, risk, stage, untrustedText, verdict } from '../result-schema.js';
import { toolOf, WrongArgument } from '../tool.js';

const most = { places: 5, steps: 8, cases: 3 } as const;

const gap = z.strictObject({
  check: markedText,
  /** What is true of a ready project. */
  statement: markedText,
  risk,
  verdict,
  /** Why it is a gap, as a code: "not-seen", "refuted", "shown-less", "answered"... */
  reason: z.string(),
  flags: z.array(flag),
  missing: markedText.nullable(),
  places: z.array(untrustedText),
  remedy: markedText,
  steps: z.array(markedText),
  effort,
  /** Ids for mlready://cases/<id>. */
  cases: z.array(z.string()),
  drafted: z.boolean(),
});

export const listGaps = toolOf({
  name: 'list_gaps',
  title: 'List the gaps',
  description:
    'What is missing or half done, what matters most first: the check, its places, what to do step by step, and cases of teams that were hurt by the same. Paths come out of the repository and are marked as untrusted.',
  input: z.strictObject({ limit, stage }),
  output: z.strictObject({ notice, gaps: z.array(gap), leftOut }),
  list: 'gaps',
  async answer({ limit: wanted, stage: only }, desk) {
    const project = await assessed(desk);
    const report = reportOf(project, { gate: null, due: [], generated: desk.now().toISOString() }, desk.host);
    const ids = report.stages.map(({ id }) => id);
    if (only !== undefined && !ids.includes(only)) throw new WrongArgument(`list_gaps: stage: use one of ${ids.join(', ')}`);
    const all = findingsOf(report).filter((finding) => only === undefined || finding.stage === only);
    const marks = marksOf(desk.builtin);
    return { notice: untrustedNotice, gaps: all.slice(0, wanted).map((finding) => gapOf(finding, marks)), leftOut: Math.max(0, all.length - wanted) };
  },
});

function findingsOf({ gaps, findings }: Report): ReportFinding[] {
  const byId = new Map(findings.map((finding) => [finding.check, finding]));
  return gaps.flatMap((id) => byId.get(id) ?? []);
}

function gapOf(finding: ReportFinding, marks: Marks): z.input<typeof gap> {
  const { check, missing, evidence } = finding;
  const told = (text: string) => marks.check(check, text);
  const places = evidence.flatMap((one) => ('path' in one ? [untrusted(placeText(one))] : []));
  return {
    check: told(check),
    statement: told(finding.statement),
    risk: finding.risk,
    verdict: finding.verdict,
    reason: finding.reason.code,
    flags: finding.flags,
    // What a pack of the project adds to a check that is built in may name its signals.
    missing: missing === null ? null : told(missing),
    places: places.slice(0, most.places),
    remedy: told(finding.remedy),
    steps: finding.steps.slice(0, most.steps).map(told),
    effort: finding.effort,
    cases: finding.cases.filter((id) => marks.isOwnCase(id)).slice(0, most.cases),
    drafted: finding.drafted,
  };
}
