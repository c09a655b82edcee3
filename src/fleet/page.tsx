// The page of a fleet: projects by consideration, what is missing most often, what is due, who has not run, how it went. It can be read without scripts, as it has none.
import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { style } from '../report/formats/html/assets.js';
import { DocumentHead } from '../report/formats/html/document-head.js';
import { together } from '../report/formats/html/text.js';
import { version } from '../version.js';
import { HeatMap } from './heat-map.js';
import { Due, Gaps, Others, Trend } from './lists.js';
import type { Overview } from './overview.js';
import { fleetStyle } from './page-style.js';

const css = style + fleetStyle;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The document, without its doctype. */
export function FleetPage({ overview }: { overview: Overview }): VNode {
  return (
    <html lang="en">
      <DocumentHead title="Readiness of a fleet" policy={policy} style={css} />
      {'\n'}
      <body id="_top">
        <a class="skip" href="#_main">
          Skip to the report
        </a>
        <header>
          <h1>Readiness of a fleet</h1>
          <ul class="meta">
            <li>mlready {version}</li>
            <li>
              <time dateTime={overview.generated}>{overview.generated.slice(0, 10)}</time>
            </li>
          </ul>
        </header>
        <main id="_main" tabIndex={-1}>
          <Tiles overview={overview} />
          <HeatMap overview={overview} />
          <Gaps overview={overview} />
          <Due overview={overview} />
          <Trend overview={overview} />
          <Others overview={overview} />
        </main>
      </body>
    </html>
  );
}

function Tiles({ overview: { projects, withoutMl, withoutResult, stale, trend } }: { overview: Overview }): VNode {
  const critical = projects.filter(({ summary }) => summary.critical.count > 0).length;
  const failing = projects.filter(({ summary }) => summary.gate?.verdict === 'fail').length;
  const latest = trend[trend.length - 1]?.score ?? null;
  const tiles: [string, string, string][] = [
    ['Projects with machine learning', String(projects.length), `${withoutMl.length} without, ${withoutResult.length} without a result`],
    ['What the repositories show, on average', latest === null ? '–' : `${latest} %`, 'of what ready projects leave in their files'],
    ['With a critical check open', String(critical), `${failing} whose last gate failed`],
    ['Without a result for 30 days', String(stale.length), 'nobody knows how they stand now'],
  ];
  return (
    <section aria-labelledby="_now" class="brief">
      <h2 id="_now">At a glance</h2>
      <div class="tiles">
        {tiles.map(([title, number, note]) => (
          <div class="tile">
            <h3>{title}</h3>
            <p class="big">{together(number)}</p>
            <p>{note}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
