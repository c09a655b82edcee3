// One check: its verdict and statement in a line, and folded under it what it rests on, what was said, what to do.
import type { ComponentChildren, VNode } from 'preact';
import { firstSentence } from '../../../terminal/text.js';
import { caseWho, effortNames, explainedText, flagText, isUnasked, verdictNames } from '../../messages/results.js';
import type { ReportFinding } from '../../report.js';
import { isOpen, type View } from './page-data.js';
import { Evidence, Out, Prose, Text, To, Words } from './text.js';

/** A check with its anchor; open where there is something to do. The script filters by verdict, risk and basis (v, r, b). */
export function CheckEntry({ view, finding }: { view: View; finding: ReportFinding }): VNode {
  const { check, verdict, basis, risk, points } = finding;
  const inside = view.room.inside === 'all' || (view.room.inside === 'open' && isOpen(finding));
  return (
    <details id={check} open={inside && isOpen(finding)} data-v={verdict} data-r={risk} {...(basis !== null && { 'data-b': basis })}>
      <summary>
        <b>{verdictNames[verdict]}</b>{' '}
        <span>
          <Prose>{finding.statement}</Prose>
        </span>{' '}
        <i>
          {basis !== null && `${basis} · `}
          {risk} risk
          {points.total > 0 && ` · ${view.report.readiness.assessed ? `${points.earned}/` : ''}${points.total} points`}
        </i>
      </summary>
      {'\n'}
      <code>{check}</code>
      {inside && (
        <dl>
          <Rows view={view} finding={finding} />
        </dl>
      )}
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
  const { answer, verdict, flags, reason } = finding;
  const by = [answer?.by, answer?.on].filter((one) => one !== undefined).join(', ');
  const told = view.cases(finding);
  return (
    <>
      {verdict === 'unknown' && (
        <Row title="Ask">
          <Prose>{finding.ask}</Prose>
        </Row>
      )}
      {(!isUnasked(reason) || finding.evidence.length > 0) && (
        <Row title="Known">
          {reason.code === 'set-aside' ? (
            <Text view={view}>{explainedText(finding, view.signal)}</Text>
          ) : (
            <Words view={view}>{explainedText(finding, view.signal)}</Words>
          )}
          {by !== '' && (
            <>
              {' '}
              (<Text view={view}>{by}</Text>)
            </>
          )}
          <Evidence view={view} evidence={finding.evidence} {...('signal' in reason && { named: reason.signal })} />
        </Row>
      )}
      {answer?.why !== undefined && reason.code !== 'set-aside' && (
        <Row title="Why">
          <Text view={view}>{answer.why}</Text>
        </Row>
      )}
      {answer?.note !== undefined && (
        <Row title="Note">
          <Text view={view}>{answer.note}</Text>
        </Row>
      )}
      {answer !== null && answer.dispute.length > 0 && (
        <Row title="Disputed">
          {answer.dispute.slice(0, view.room.places).map(({ path, note }) => (
            <p>
              <Text view={view}>{`${path}: ${note}`}</Text>
            </p>
          ))}
        </Row>
      )}
      {answer?.reviewBy !== undefined && <Row title="Review by">{answer.reviewBy}</Row>}
      {flags.length > 0 && <Row title="Look at">{flags.map(flagText).join('; ')}</Row>}
      <Waived view={view} finding={finding} />
      {isOpen(finding) && (verdict !== 'unknown' || view.room.remedies !== 'none') && (
        <Row title={verdict === 'unknown' ? 'If not' : 'To do'}>
          <Prose>{verdict === 'unknown' && view.room.remedies === 'start' ? firstSentence(finding.remedy) : finding.remedy}</Prose>{' '}
          <i>({effortNames[finding.effort]})</i>
        </Row>
      )}
      {told.length > 0 && (
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
      )}
    </>
  );
}

function Waived({ view, finding: { waiver } }: { view: View; finding: ReportFinding }): VNode | null {
  if (waiver === null) return null;
  const { expires, state, owner, approvedBy, statement, reason, created, ticket } = waiver;
  return (
    <Row title="Waiver">
      {reason}, {state === 'expired' ? `expired on ${expires}` : `until ${expires}`}, since {created}: <Text view={view}>{statement}</Text> By{' '}
      <Text view={view}>{owner}</Text>
      {approvedBy !== undefined && (
        <>
          , approved by <Text view={view}>{approvedBy}</Text>
        </>
      )}
      {ticket !== undefined && (
        <>
          {' ('}
          <Out to={ticket}>
            <Text view={view}>{ticket}</Text>
          </Out>
          )
        </>
      )}
      .
    </Row>
  );
}
