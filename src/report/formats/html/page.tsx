// The page as a whole: what stands in its head, and its parts in the order in which they are read.
import type { VNode } from 'preact';
import { oneLine } from '../../../errors.js';
import { shorten } from '../../../terminal/text.js';
import type { Report } from '../../report.js';
import type { ShownTrend } from '../../trend.js';
import { Rest } from './appendix.js';
import { policy, script, style } from './assets.js';
import { Patterns } from './bar.js';
import { GateReport } from './comparison.js';
import { Filter } from './filter.js';
import { Frameworks } from './frameworks.js';
import { Ledger } from './ledger.js';
import { Readiness } from './map.js';
import { type View, viewOf } from './page-data.js';
import type { Room } from './size-budget.js';
import { Stages } from './stages.js';
import { To } from './text.js';
import { ToDo } from './todo.js';
import { Trend } from './trend.js';
import { Head, Standing } from './verdict.js';

/** The document, without its doctype. */
export function Page({ report, room, trend }: { report: Report; room: Room; trend: ShownTrend | null }): VNode {
  const view = viewOf(report, room);
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
      <body>
        <a class="skip" href="#_main">
          Skip to the report
        </a>
        <Patterns />
        <Head view={view} />
        <Contents view={view} trend={trend !== null} />
        {'\n'}
        <main id="_main" tabIndex={-1}>
          <Standing view={view} />
          {assessed && room.checks && <Readiness view={view} />}
          <ToDo view={view} />
          <GateReport view={view} />
          {trend !== null && <Trend view={view} trend={trend} />}
          {!room.checks && <Rest view={view} />}
          {room.checks && (
            <>
              <Rest view={view} />
              <Filter view={view} />
              <Stages view={view} />
              {assessed && <Frameworks view={view} />}
              {assessed && room.ledger && <Ledger view={view} />}
            </>
          )}
        </main>
        <Raw tag="script" text={script} />
      </body>
    </html>
  );
}

function Contents({ view: { report, room }, trend }: { view: View; trend: boolean }): VNode {
  const { assessed } = report.readiness;
  const links: [string, string][] = [
    ...(assessed && room.checks ? [['_map', 'Map'] as [string, string]] : []),
    ...(report.gate === null ? [] : [['_gate', 'Gate'] as [string, string]]),
    ...(trend ? [['_trend', 'Trend'] as [string, string]] : []),
    ['_limits', 'What this rests on'],
    ...(room.checks ? report.stages.map(({ id, title }): [string, string] => [id, title]) : []),
    ...(assessed && room.checks ? [['_frameworks', 'By framework'] as [string, string]] : []),
    ...(assessed && room.checks && room.ledger ? [['_ledger', 'Points'] as [string, string]] : []),
  ];
  return (
    <nav aria-label="Parts of the report">
      <ul>
        {links.map(([id, title]) => (
          <li>
            <To id={id}>{title}</To>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Our own style and script, which must stand byte by byte as their hashes say. */
function Raw({ tag: Tag, text }: { tag: 'style' | 'script'; text: string }): VNode {
  return <Tag dangerouslySetInnerHTML={{ __html: text }} />;
}
