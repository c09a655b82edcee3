// What to do with the report: what to fix, what to ask, what is due.
import type { ComponentChildren, VNode } from 'preact';
import { firstSentence } from '../../../terminal/text.js';
import { firstQuestions, picked } from '../../highlights.js';
import { dueText } from '../../messages/gate-messages.js';
import { caseWho, effortNames, explainedText } from '../../messages/results.js';
import type { ReportFinding } from '../../report.js';
import type { View } from './page-data.js';
import { Evidence, Prose, Text, To } from './text.js';

const most = { gaps: 5, questions: 5, due: 20 };

/** The most valuable gaps, and beside them what is due and what to ask. */
export function ToDo({ view }: { view: View }): VNode {
  const { report } = view;
  const gaps = picked(report, report.readiness.assessed ? report.gaps : []);
  const open = picked(report, report.open);
  const asked = firstQuestions(open, most.questions);
  const due = report.due.slice(0, most.due);
  return (
    <div class="todo">
      {gaps.length > 0 && (
        <Part
          id="_fix"
          title={gaps.length > most.gaps ? `Fix first: ${most.gaps} of ${gaps.length} gaps` : `Fix first: ${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}`}
        >
          <p class="note">What matters most comes first: by risk, and what is seen to be wrong before what is only not seen.</p>
          <ol class="fix">
            {gaps.slice(0, most.gaps).map((gap) => (
              <Gap view={view} gap={gap} />
            ))}
          </ol>
        </Part>
      )}
      <div>
        {due.length > 0 && (
          <Part id="_due" title="Waivers to look at">
            <ul>
              {due.map((one) => (
                <li>
                  <Text view={view}>{dueText(one)}</Text> <To id={one.check}>Its check</To>
                </li>
              ))}
            </ul>
            {report.due.length > due.length && <p>and {report.due.length - due.length} more.</p>}
          </Part>
        )}
        {asked.length > 0 && (
          <Part id="_ask" title={`Ask first: ${asked.length} of ${open.length} open questions`}>
            <ul>
              {asked.map(({ check, ask, points }) => (
                <li>
                  <Prose>{ask}</Prose>{' '}
                  <To id={check}>
                    <code>{check}</code>
                  </To>{' '}
                  up to +{points.total} points
                </li>
              ))}
            </ul>
            <p class="note">
              Answer them with <code>mlready interview</code>.
            </p>
          </Part>
        )}
      </div>
    </div>
  );
}

/** A part of the page under a heading of the second order. */
export function Part({ id, title, children }: { id: string; title: ComponentChildren; children: ComponentChildren }): VNode {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Gap({ view, gap }: { view: View; gap: ReportFinding }): VNode {
  const story = view.report.cases[gap.cases[0] ?? ''];
  return (
    <li>
      <h3>
        <To id={gap.check}>
          <Prose>{gap.statement}</Prose>
        </To>
      </h3>
      <p class="meta">
        <b>+{gap.points.total - gap.points.earned} points</b> · {effortNames[gap.effort]} · {gap.risk} risk
        {gap.waiver?.state === 'active' && ` · waived until ${gap.waiver.expires}`}
      </p>
      <p>
        Known: <Text view={view}>{explainedText(gap, view.signal)}</Text>.
      </p>
      <Evidence view={{ ...view, room: { ...view.room, places: Math.min(2, view.room.places) } }} evidence={gap.evidence} />
      <p>
        Start: <Prose>{firstSentence(gap.remedy)}</Prose>
      </p>
      {story !== undefined && (
        <p class="note">
          {caseWho(story)}: {firstSentence(story.happened)} Lesson: {story.lesson}
        </p>
      )}
    </li>
  );
}
