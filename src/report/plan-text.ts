// A plan as text for a terminal, or as a Markdown checklist for an issue tracker.
import { oneLine } from '../errors.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { firstSentence, pad, safe, shorten, wrap } from '../terminal/text.js';
import { effortNames, heldText, percent } from './messages/results.js';
import type { Report, ReportFinding } from './report.js';
import { roundDown } from './round-down.js';

/** What there is to say of a plan; see assess/plan.ts. */
export interface PlanReport {
  /** What was asked for, as a clause: "70 % overall". */
  asked: string;
  reachable: boolean;
  items: { check: string; points: number; days: number; open: boolean }[];
  days: number;
  before: number | null;
  after: number | null;
  stages: { id: string; before: number | null; after: number | null }[];
  /** What would hold the level all the same. */
  besides: Report['readiness']['level']['heldBy'];
}

const shown = (value: number | null) => percent(value === null ? null : roundDown(value));
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** The first lines: what it reaches, for how much work, and how it was found. */
function heading(plan: PlanReport): string[] {
  if (plan.items.length === 0 && plan.reachable) return [`${plan.asked} is reached already: ${shown(plan.before)} of the points are earned.`];
  if (!plan.reachable) return [`${plan.asked} cannot be reached: all that is missing together gives ${shown(plan.after)}.`];
  return [
    `From ${shown(plan.before)} to ${shown(plan.after)}, which reaches ${plan.asked}: ${count(plan.items.length, 'check', 'checks')}, about ${count(plan.days, 'day', 'days')} of work.`,
    'No other choice costs fewer days (under a day counts as 1, days as 5, weeks as 20). An open check may be done already: answer it first.',
  ];
}

function besides(plan: PlanReport, report: Report): string[] {
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  return plan.besides.map((by) => `The level stays lower as long as ${heldText(by, name)}.`);
}

function storyOf(report: Report, finding: ReportFinding): string | null {
  const story = report.cases[finding.cases[0] ?? ''];
  if (!story) return null;
  const who = `${story.organisation ?? shorten(story.title.replace(/ \(.*$/, ''), 50)}${story.year === null ? '' : `, ${story.year}`}`;
  return `${who}: ${story.lesson}`;
}

/** The plan as text. */
export function planText(plan: PlanReport, given: Report, look: Screen): string {
  const paint = paintFor(look);
  const report = safe(given);
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const row = (label: string, text: string, most: number) => wrap(text, look.width, `    ${pad(label, 6)}`, most);
  const lines = [paint.bold(`mlready plan ${paint.dot} ${report.project.name}`), '', ...heading(plan).flatMap((text) => wrap(text, look.width))];
  lines.push(...besides(plan, report).flatMap((text) => wrap(text, look.width)), '');
  plan.items.forEach((item, index) => {
    const finding = findings.get(item.check);
    if (!finding) return;
    const story = storyOf(report, finding);
    lines.push(
      `${pad(`${index + 1}.`, 4)}${paint.bold(item.check)}`,
      `    ${paint.good(`+${item.points} points`)} ${paint.dot} ${effortNames[finding.effort]} ${paint.dot} ${finding.risk} risk ${paint.dot} ${item.open ? 'open' : 'missing'}`,
      ...row('Aim', finding.statement, 3),
      ...row('Start', firstSentence(finding.remedy), 4),
      ...(story === null ? [] : row('Case', story, 4).map((line) => paint.dim(line))),
      '',
    );
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Text as plain words in Markdown; what stands between backticks stays code. */
function words(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.endsWith('`') && part.length > 2 ? part : part.replace(/[\\`*_{}[\]<>#|~@!&]/g, (character) => `\\${character}`),
    )
    .join('');
}

/** The plan as a checklist that an issue tracker shows: a box for each check. */
export function planMarkdown(plan: PlanReport, report: Report): string {
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const lines = [
    '<!-- mlready:plan -->',
    `## Readiness plan for ${words(report.project.name)}`,
    '',
    ...heading(plan).map(words),
    ...besides(plan, report).map(words),
    '',
  ];
  for (const item of plan.items) {
    const finding = findings.get(item.check);
    if (!finding) continue;
    const story = storyOf(report, finding);
    lines.push(
      `- [ ] **${item.check}** (+${item.points} points, ${effortNames[finding.effort]}, ${finding.risk} risk${item.open ? ', open' : ''}): ${words(finding.statement)}`,
      `      Start: ${words(firstSentence(finding.remedy))}`,
      ...(story === null ? [] : [`      Case: ${words(story)}`]),
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
