// Every stage, step and consideration with its checks and the cases of what is open.
import type { VNode } from 'preact';
import { caseNotes, caseWho, levelNames, percent } from '../../messages/results.js';
import type { Report, ReportConsideration, ReportStage } from '../../report.js';
import { Bar, barText } from './bar.js';
import { CheckEntry } from './check.js';
import { shortName } from './frameworks.js';
import type { View } from './page-data.js';
import { Prose } from './text.js';

/** All stages, each from a new page on paper. */
export function Stages({ view }: { view: View }): VNode {
  return (
    <>
      {view.report.stages.map((stage) => (
        <StageSection view={view} stage={stage} />
      ))}
    </>
  );
}

function StageSection({ view, stage }: { view: View; stage: ReportStage }): VNode {
  const scored = view.report.readiness.assessed;
  return (
    <section class="stage" aria-labelledby={stage.id} data-stage={stage.id}>
      {'\n'}
      <h2 id={stage.id}>{stage.title}</h2>
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
        <section>
          {'\n'}
          <h3 id={step.id}>
            {step.title} {scored && <i>{percent(step.score)}</i>}
          </h3>
          {step.considerations.map((one) => (
            <Consideration view={view} one={one} />
          ))}
        </section>
      ))}
    </section>
  );
}

function Consideration({ view, one }: { view: View; one: ReportConsideration }): VNode {
  const refs = Object.entries(one.refs);
  const told = view.told.get(one.id) ?? [];
  return (
    <section class="topic" data-fw={refs.map(([id]) => id).join(' ')}>
      {'\n'}
      <div>
        <h4 id={one.id}>
          {one.title} {view.report.readiness.assessed && <i>{percent(one.score)}</i>}
        </h4>
        {view.room.problems && (
          <p>
            <Prose>{one.problem}</Prose>
          </p>
        )}
        {view.room.problems && refs.length > 0 && (
          <p class="note">Asked for by {refs.map(([id, items]) => `${shortName(id)}: ${items.join(', ')}`).join('; ')}.</p>
        )}
      </div>
      <div>
        {one.checks.map((check) => {
          const finding = view.finding(check);
          return finding === undefined ? null : <CheckEntry view={view} finding={finding} />;
        })}
        {told.length > 0 && (
          <ul class="cases">
            {told.map((id) => (
              <Story id={id} report={view.report} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** What happened to others, as a card. */
function Story({ id, report }: { id: string; report: Report }): VNode | null {
  const story = report.cases[id];
  if (story === undefined) return null;
  return (
    <li id={`_case-${id}`}>
      <b>{caseWho(story)}</b>
      <p>{[story.happened, ...caseNotes(story)].join(' ')}</p>
      <p>
        <i>Lesson:</i> {story.lesson}
      </p>
      <p class="note">{story.citation}</p>
    </li>
  );
}
