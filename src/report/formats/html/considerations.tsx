// The 44 considerations in the survey's order: what each is about, who asks for it, and the way to its checks; and the cases, each told once.
import type { VNode } from 'preact';
import { shortName } from '../../framework-texts.js';
import { caseNotes, caseWho, levelNames, percent, verdictNames } from '../../messages/results.js';
import type { ReportConsideration, ReportStage } from '../../report.js';
import { Bar, barText } from './bar.js';
import type { View } from './page-data.js';
import { Prose, To } from './text.js';
import { Part } from './todo.js';

/** All stages with their steps. */
export function Considerations({ view }: { view: View }): VNode {
  return (
    <Part id="_considerations" title="By stage and consideration" kind="rest">
      {view.report.stages.map((stage) => (
        <StageSection view={view} stage={stage} />
      ))}
    </Part>
  );
}

function StageSection({ view, stage }: { view: View; stage: ReportStage }): VNode {
  const scored = view.report.readiness.assessed;
  return (
    <section class="stage" aria-labelledby={stage.id}>
      {'\n'}
      <h3 id={stage.id}>{stage.title}</h3>
      {scored && (
        <>
          <p class="sum">
            <b>{percent(stage.score)}</b>
            {stage.possible !== null && ` up to ${percent(stage.possible)}`}
            {stage.level !== null && ` · ${levelNames[stage.level]}`} · {barText(stage.points)}
          </p>
          <Bar points={stage.points} tall />
        </>
      )}
      {stage.steps.map((step) => (
        <div class="step">
          {'\n'}
          <h4 id={step.id}>
            {step.title} {scored && <i>{percent(step.score)}</i>}
          </h4>
          {step.considerations.map((one) => (
            <Consideration view={view} one={one} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Consideration({ view, one }: { view: View; one: ReportConsideration }): VNode {
  const refs = Object.keys(one.refs);
  return (
    <details id={one.id} class="topic">
      {'\n'}
      <summary>
        <span>{one.title}</span> {view.report.readiness.assessed && <i>{percent(one.score)}</i>}
      </summary>
      <p>
        <Prose>{one.problem}</Prose>
      </p>
      <ul>
        {one.checks.map((check) => {
          const finding = view.finding(check);
          return finding === undefined ? null : (
            <li>
              <b>{verdictNames[finding.verdict]}</b>:{' '}
              <To id={check}>
                <Prose>{finding.statement}</Prose>
              </To>
            </li>
          );
        })}
      </ul>
      {refs.length > 0 && <p class="note">Asked for by {refs.map(shortName).join(', ')}; item by item under the frameworks.</p>}
    </details>
  );
}

/** What happened to others, folded: each case once, wherever it is cited. */
export function Stories({ view }: { view: View }): VNode | null {
  if (view.told.length === 0) return null;
  return (
    <Part id="_cases" title={`What happened to others: ${view.told.length} ${view.told.length === 1 ? 'case' : 'cases'}`} kind="rest">
      {view.told.map((id) => (
        <Story view={view} id={id} />
      ))}
    </Part>
  );
}

function Story({ view, id }: { view: View; id: string }): VNode | null {
  const story = view.report.cases[id];
  if (story === undefined) return null;
  return (
    <details id={`_case-${id}`} class="case">
      {'\n'}
      <summary>{caseWho(story)}</summary>
      <p>{[story.happened, ...caseNotes(story)].join(' ')}</p>
      <p>
        <i>Lesson:</i> {story.lesson}
      </p>
      <p class="note">{story.citation}</p>
    </details>
  );
}
