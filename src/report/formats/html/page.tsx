// The page as a whole: what stands in its head, and its parts in the order in which they are read.
import type { VNode } from 'preact';
import { oneLine } from '../../../errors.js';
import { shorten } from '../../../terminal/text.js';
import type { Report } from '../../report.js';
import type { ShownTrend } from '../../trend.js';
import { Imports, Rest } from './appendix.js';
import { policy, script, style } from './assets.js';
import { Patterns } from './bar.js';
import { CheckEntry } from './check.js';
import { GateReport } from './comparison.js';
import { Considerations, Stories } from './considerations.js';
import { Filter, StickyBar } from './filter.js';
import { Frameworks } from './frameworks.js';
import { Heat } from './heat.js';
import { Ladder } from './ladder.js';
import { Ledger } from './ledger.js';
import { ConsiderationMap } from './map.js';
import { type View, viewOf } from './page-data.js';
import { AskFirst, DoFirst, Due, Part } from './todo.js';
import { Curve, TrendTable } from './trend.js';
import { Head, Readiness, Repository, Team, Verdict } from './verdict.js';

/** The document, without its doctype. */
export function Page({ report, trend }: { report: Report; trend: ShownTrend | null }): VNode {
  const view = viewOf(report);
  const { assessed } = report.readiness;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`mlready ${report.tool.version}`} />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="Whether a machine-learning project is ready for deployment: what is proven, claimed, missing and unknown." />
        <title>{`Readiness of ${shorten(oneLine(report.project.name.slice(0, 200)), 80)}`}</title>
        <Raw tag="style" text={style} />
      </head>
      {'\n'}
      <body id="_top">
        <a class="skip" href="#_main">
          Skip to the report
        </a>
        <Patterns />
        <Head view={view} />
        <StickyBar links={linksOf(view, trend !== null)} />
        {'\n'}
        <main id="_main" tabIndex={-1}>
          <Brief view={view} trend={trend} />
          <Due view={view} />
          <GateReport view={view} />
          {assessed && <ConsiderationMap view={view} />}
          <Checks view={view} />
          <Imports view={view} />
          {assessed && <Frameworks view={view} />}
          <Considerations view={view} />
          <Stories view={view} />
          {trend !== null && <TrendTable trend={trend} />}
          {assessed && <Ledger view={view} />}
          <Rest view={view} />
        </main>
        <Raw tag="script" text={script} />
      </body>
    </html>
  );
}

/** The first screen, which is also the one sheet of paper. */
function Brief({ view, trend }: { view: View; trend: ShownTrend | null }): VNode {
  const { assessed } = view.report.readiness;
  return (
    <section aria-labelledby="_verdict" class="brief">
      <Verdict view={view} />
      {assessed && (
        <div class={trend === null ? 'tiles' : 'tiles five'}>
          <Repository view={view} />
          <Team view={view} />
          <Readiness view={view} />
          <Ladder view={view} />
          {trend !== null && <Curve trend={trend} />}
        </div>
      )}
      <div class="now">
        <DoFirst view={view} />
        <div>
          {assessed && <Heat view={view} />}
          <AskFirst view={view} />
        </div>
      </div>
    </section>
  );
}

/** Every check in a row, what matters most first. */
function Checks({ view }: { view: View }): VNode {
  return (
    <Part id="_checks" title={`Every check: ${view.ordered.length}`} kind="rest checks">
      <p class="note">
        {view.report.readiness.assessed
          ? 'What matters most comes first: what is missing by risk, then open questions, then what is settled.'
          : 'Nothing here counts for or against the project, as there is no score: it is what would be looked for and asked.'}
      </p>
      <Filter view={view} />
      <div class="rows">
        {view.ordered.map((finding) => (
          <CheckEntry view={view} finding={finding} />
        ))}
      </div>
    </Part>
  );
}

function linksOf({ report, told }: View, trend: boolean): [string, string][] {
  const { assessed } = report.readiness;
  return [
    ['_top', '↑ Top'],
    ...(report.gate === null ? [] : [['_gate', 'Gate'] as [string, string]]),
    ...(assessed ? [['_map', 'Map'] as [string, string]] : []),
    ['_checks', 'Checks'],
    ...(assessed ? [['_frameworks', 'Frameworks'] as [string, string]] : []),
    ['_considerations', 'Stages'],
    ...(told.length > 0 ? [['_cases', 'Cases'] as [string, string]] : []),
    ...(trend ? [['_trend', 'Trend'] as [string, string]] : []),
    ['_limits', 'Limits'],
  ];
}

/** Our own style and script, which must stand byte by byte as their hashes say. */
function Raw({ tag: Tag, text }: { tag: 'style' | 'script'; text: string }): VNode {
  return <Tag dangerouslySetInnerHTML={{ __html: text }} />;
}
