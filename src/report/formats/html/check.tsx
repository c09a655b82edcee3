// One check: its verdict and statement in a row, and folded under it what it rests on, what was said, what to do.
import type { ComponentChildren, VNode } from 'preact';
import { knowerText, knownOf } from '../../messages/knowers.js';
import { caseWho, effortNames, explainedText, flagText, isUnasked, verdictNames } from '../../messages/results.js';
import type { ReportFinding } from '../../report.js';
import { isOpen, type View } from './page-data.js';
import { Evidence, Out, Prose, Text, To, Words } from './text.js';

/** A check with its anchor, folded. The script filters by verdict, risk, stage, basis, who knows and framework (v, r, stage, b, k, fw). */
export function CheckEntry({ view, finding }: { view: View; finding: ReportFinding }): VNode {
  const { check, verdict, basis, risk, points, stage, knows, refs } = finding;
  const known = knownOf(knows);
  const marks = {
    'data-v': verdict,
    'data-r': risk,
    'data-stage': stage,
    ...(basis !== null && { 'data-b': basis }),
    ...(known.length > 0 && { 'data-k': known.join(' ') }),
    ...(Object.keys(refs).length > 0 && { 'data-fw': Object.keys(refs).join(' ') }),
  };
  return (
    <details id={check} class="row" {...marks}>
      <summary>
        <b>{verdictNames[verdict]}</b>{' '}
        <span>
          <Prose>{finding.statement}</Prose>
        </span>{' '}
        <i>
          {view.blocks(check) && 'blocker · '}
          {risk} risk
          {points.total > 0 && ` · ${view.report.readiness.assessed ? `${points.earned}/` : ''}${points.total} points`}
        </i>
      </summary>
      {'\n'}
      <dl>
        <Rows view={view} finding={finding} />
      </dl>
    </details>
  );
}

function Row({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Rows({ view, finding }: { view: View; finding: ReportFinding }): VNode {
  const { answer, verdict, flags, basis } = finding;
  const known = knownOf(finding.knows);
  return (
    <>
      <Row title="Check">
        <code>{finding.check}</code>
        <i>
          {' '}
          {view.stage(finding.stage)} › <To id={finding.consideration}>{view.consideration(finding.consideration)?.title ?? finding.consideration}</To>
          {basis !== null && ` · ${basis}`}
        </i>
      </Row>
      {isOpen(finding) && (
        <Row title="Ask">
          <Prose>{finding.ask}</Prose>
          {known.length > 0 && <i> ({knowerText(known)} usually knows)</i>}
        </Row>
      )}
      <Known view={view} finding={finding} />
      {answer?.why !== undefined && finding.reason.code !== 'set-aside' && (
        <Row title="Why">
          <Text>{answer.why}</Text>
        </Row>
      )}
      {answer?.note !== undefined && (
        <Row title="Note">
          <Text>{answer.note}</Text>
        </Row>
      )}
      {answer !== null && answer.dispute.length > 0 && (
        <Row title="Disputed">
          {answer.dispute.map(({ path, note }) => (
            <p>
              <Text>{`${path}: ${note}`}</Text>
            </p>
          ))}
        </Row>
      )}
      {answer?.reviewBy !== undefined && <Row title="Review by">{answer.reviewBy}</Row>}
      {flags.length > 0 && <Row title="Look at">{flags.map(flagText).join('; ')}</Row>}
      <Waived finding={finding} />
      {isOpen(finding) && <ToDo finding={finding} title={verdict === 'unknown' ? 'If not' : 'To do'} />}
      <Cases view={view} finding={finding} />
    </>
  );
}

/** What is known, by whom, and where it is to be seen. */
function Known({ view, finding }: { view: View; finding: ReportFinding }): VNode | null {
  const { answer, reason, evidence } = finding;
  if (isUnasked(reason) && evidence.length === 0) return null;
  const by = [answer?.by, answer?.on ?? answer?.brought].filter((one) => one !== undefined).join(', ');
  const text = explainedText(finding, view.signal);
  return (
    <Row title="Known">
      {reason.code === 'set-aside' || reason.code.startsWith('import') ? <Text>{text}</Text> : <Words>{text}</Words>}
      {by !== '' && (
        <>
          {' '}
          (<Text>{by}</Text>)
        </>
      )}
      <Evidence view={view} evidence={evidence} {...('signal' in reason && { named: reason.signal })} />
    </Row>
  );
}

function ToDo({ finding, title }: { finding: ReportFinding; title: string }): VNode {
  const effort = <i>({effortNames[finding.effort]})</i>;
  return (
    <Row title={title}>
      {finding.steps.length > 1 ? (
        <>
          <ol>
            {finding.steps.map((step) => (
              <li>
                <Prose>{step}</Prose>
              </li>
            ))}
          </ol>
          {effort}
        </>
      ) : (
        <>
          <Prose>{finding.steps[0] ?? finding.remedy}</Prose> {effort}
        </>
      )}
    </Row>
  );
}

function Cases({ view, finding }: { view: View; finding: ReportFinding }): VNode | null {
  const told = view.cases(finding);
  if (told.length === 0) return null;
  return (
    <Row title={told.length === 1 ? 'Case' : 'Cases'}>
      {told.map((id, index) => {
        const story = view.report.cases[id];
        return (
          <>
            {index > 0 && '; '}
            <To id={`_case-${id}`}>{story === undefined ? id : caseWho(story)}</To>
          </>
        );
      })}
    </Row>
  );
}

function Waived({ finding: { waiver } }: { finding: ReportFinding }): VNode | null {
  if (waiver === null) return null;
  const { expires, state, owner, approvedBy, statement, reason, created, ticket } = waiver;
  return (
    <Row title="Waiver">
      {reason}, {state === 'expired' ? `expired on ${expires}` : `until ${expires}`}, since {created}: <Text>{statement}</Text> By <Text>{owner}</Text>
      {approvedBy !== undefined && (
        <>
          , approved by <Text>{approvedBy}</Text>
        </>
      )}
      {ticket !== undefined && (
        <>
          {' ('}
          <Out to={ticket}>
            <Text>{ticket}</Text>
          </Out>
          )
        </>
      )}
      .
    </Row>
  );
}
