// Every check as a rule of SARIF: what it asks for, why, and how to get there.
import type { ReportingDescriptor, Result as SarifResult } from 'sarif';
import type { Risk } from '../../../model/index.js';
import { caseNotes, effortNames } from '../../messages/results.js';
import type { Report, ReportFinding } from '../../report.js';
import { capital, refsText } from '../../result-rows.js';
import { prose, text } from '../markdown/text.js';
import { doubled, plain } from './escape.js';

/** What GitHub takes (docs.github.com, "SARIF support for code scanning", reportingDescriptor object), in characters. */
const longest = { name: 255, description: 1_024, help: 20_000 };

/** A gap of each risk; the names are those of SARIF. */
export const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note', note: 'note' } as const satisfies Record<
  Risk | 'note',
  SarifResult.level
>;

/** All checks in catalogue order, whether or not something is to be said about them: GitHub closes what is no rule any more. */
export function rulesOf(report: Report): ReportingDescriptor[] {
  const problems = new Map(report.stages.flatMap(({ steps }) => steps.flatMap(({ considerations }) => considerations.map(({ id, problem }) => [id, problem]))));
  return report.findings.map((finding): ReportingDescriptor => {
    const level = levels[finding.risk];
    const help = helpOf(report, finding);
    return {
      id: finding.check,
      name: plain(nameOf(finding.check), longest.name),
      shortDescription: { text: plain(finding.statement, longest.description) },
      fullDescription: { text: plain(problems.get(finding.consideration) ?? finding.statement, longest.description) },
      help: {
        text: help.map(({ title, said }) => plain(`${title}: ${said}`, longest.help)).join('\n'),
        markdown: help.map(({ title, said, rule }) => doubled(`**${title}.** ${rule ? prose(said) : text(said)}`)).join('\n\n'),
      },
      defaultConfiguration: { level },
      properties: {
        // A check of the step "security" is tagged so by its step, and no other is; there is no severity in figures, because nobody has measured one.
        tags: [finding.stage, finding.step, finding.consideration],
        // By this GitHub sorts what is no vulnerability.
        'problem.severity': level === 'note' ? 'recommendation' : level,
        risk: finding.risk,
        effort: finding.effort,
      },
    };
  });
}

/** The id as a name of the kind that SARIF asks for: "feedback-loops.mapped" is FeedbackLoopsMapped. */
function nameOf(id: string): string {
  return id
    .split(/[^\p{L}\p{N}]+/u)
    .map(capital)
    .join('');
}

function helpOf(report: Report, { check, help, remedy, effort, cases, refs }: ReportFinding): { title: string; said: string; rule: boolean }[] {
  const story = report.cases[cases[0] ?? ''];
  const frameworks = refsText(report.frameworks, refs);
  const happened = story === undefined ? [] : [story.happened, ...caseNotes(story), `Lesson: ${story.lesson}`, `Source: ${story.citation}`];
  return [
    { title: 'What counts', said: help, rule: true },
    { title: `To do (${effortNames[effort]})`, said: remedy, rule: true },
    ...(happened.length === 0 ? [] : [{ title: 'What happened to others', said: happened.join(' '), rule: false }]),
    ...(frameworks === '' ? [] : [{ title: 'Asked for by', said: frameworks, rule: false }]),
    { title: 'More', said: `mlready explain ${check}`, rule: false },
  ];
}
