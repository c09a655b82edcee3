// What to do with the report: what to fix, what to ask, what is due.
import type { ComponentChildren, VNode } from 'preact';
import { firstSentence } from '../../../terminal/text.js';
import { firstQuestions, picked } from '../../highlights.js';
import { doubtWords } from '../../messages/doubts.js';
import { dueText } from '../../messages/gate-messages.js';
import { knowerText, knownOf } from '../../messages/knowers.js';
import { effortNames, explainedText } from '../../messages/results.js';
import type { ReportFinding } from '../../report.js';
import type { View } from './page-data.js';
import { PlaceLink, Prose, Text, To } from './text.js';

const most = { gaps: 5, questions: 3 };

/** What has to be mended before anything else, then what matters most. */
export function DoFirst({ view }: { view: View }): VNode | null {
  const { report } = view;
  const gaps = picked(report, report.readiness.assessed ? report.gaps : []);
  if (gaps.length === 0) return null;
  const shown = gaps.slice(0, most.gaps);
  return (
    <section aria-labelledby="_fix" class="first">
      <h3 id="_fix">
        Do first: {shown.length} of {gaps.length} {gaps.length === 1 ? 'gap' : 'gaps'}
      </h3>
      <ol class="fix">
        {shown.map((gap) => (
          <Gap view={view} gap={gap} />
        ))}
      </ol>
    </section>
  );
}

function Gap({ view, gap }: { view: View; gap: ReportFinding }): VNode {
  const half = gap.verdict === 'partial' && !view.blocks(gap.check);
  return (
    <li>
      <h4>
        <span class={half ? 'half' : 'bad'}>
          <span aria-hidden="true">{half ? '◐' : '✕'}</span> {view.blocks(gap.check) ? 'Blocker' : half ? 'Half there' : 'Missing'}:
        </span>{' '}
        <To id={gap.check}>
          <Prose>{gap.statement}</Prose>
        </To>
      </h4>
      <p class="meta">
        {gap.risk.replace(/^./, (letter) => letter.toUpperCase())} risk, +{gap.points.total - gap.points.earned} points, {effortNames[gap.effort]}
        {gap.waiver?.state === 'active' && `, waived until ${gap.waiver.expires}`}. <Here view={view} finding={gap} />
      </p>
      <p>
        <b>Start:</b> <Prose>{firstSentence(gap.steps[0] ?? gap.remedy)}</Prose>
      </p>
    </li>
  );
}

/** How it stands here, with its place: what is seen, what comes nearest, or that nothing is there. */
export function Here({ view, finding }: { view: View; finding: ReportFinding }): VNode {
  const place = finding.evidence.find((one) => 'signal' in one);
  const near = finding.looked.map((signal) => view.fact(signal)?.near).find((one) => one !== undefined && one.places.length > 0);
  const [nearest] = near?.places ?? [];
  if (place === undefined && finding.reason.code === 'not-seen')
    return (
      <>
        Nothing of the kind is seen in the {view.report.files} files
        {nearest !== undefined && (
          <>
            ; the nearest is <PlaceLink view={view} place={nearest} />
            {near !== undefined && ` (${near.doubt === null ? `of ${near.label ?? 'one way to do it'} only a part` : doubtWords(near.doubt)})`}
          </>
        )}
        .
      </>
    );
  return (
    <>
      <Text most={300}>{capital(explainedText(finding, view.signal))}</Text>
      {place !== undefined && (
        <>
          {', '}
          <PlaceLink view={view} place={place} />
        </>
      )}
      .
    </>
  );
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The questions that matter most. */
export function AskFirst({ view }: { view: View }): VNode | null {
  const open = picked(view.report, view.report.open);
  const asked = firstQuestions(open, most.questions);
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="_ask">
      <h3 id="_ask">
        Ask first: {asked.length} of {open.length} open questions
      </h3>
      <ul class="ask">
        {asked.map(({ check, ask, points, knows }) => {
          const known = knownOf(knows);
          return (
            <li>
              <To id={check}>
                <Prose>{ask}</Prose>
              </To>{' '}
              <i>
                {known.length > 0 && `${knowerText(known)}; `}up to +{points.total} points
              </i>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Waivers that somebody has to look at. */
export function Due({ view }: { view: View }): VNode | null {
  const { due } = view.report;
  if (due.length === 0) return null;
  return (
    <Part id="_due" title="Waivers to look at" kind="rest">
      <ul>
        {due.map((one) => (
          <li>
            <Text>{dueText(one)}</Text> <To id={one.check}>Its check</To>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** A part of the page under a heading of the second order. */
export function Part({ id, title, kind, children }: { id: string; title: ComponentChildren; kind?: string; children: ComponentChildren }): VNode {
  return (
    <section aria-labelledby={id} class={kind ? `part ${kind}` : 'part'}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
