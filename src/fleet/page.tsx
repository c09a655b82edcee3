// The page of a fleet: projects by consideration, what is missing most often, what is due, who has not run, how it went. It can be read without scripts, as it has none.
import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { style } from '../report/formats/html/assets.js';
import { Out, Text, together } from '../report/formats/html/text.js';
import { levelNames } from '../report/messages/results.js';
import { version } from '../version.js';
import type { FleetProject, Overview } from './overview.js';
import { fleetStyle } from './page-style.js';

/** A page with more rows is one that no browser shows well; the tables for programs have all. */
const mostRows = 1_000;
const longestName = 80;

const css = style + fleetStyle;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The document, without its doctype. */
export function FleetPage({ overview }: { overview: Overview }): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`mlready ${version}`} />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>Readiness of a fleet</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
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

/** A project's name, linked to where it is kept. */
function Name({ project: { repository, summary } }: { project: FleetProject }): VNode {
  return (
    <Out to={summary.remote}>
      <Text most={longestName}>{repository}</Text>
    </Out>
  );
}

function HeatMap({ overview: { projects, considerations, stages } }: { overview: Overview }): VNode {
  const shown = projects.slice(0, mostRows);
  return (
    <section aria-labelledby="_map" class="part">
      <h2 id="_map">Projects by consideration</h2>
      <p class="note">
        Tenths of the points that are earned, ✓ for all of them. Light red: most of it is missing for certain; yellow: a part is; green: eight tenths or more
        are earned; ? nobody has said; – nothing of it applies. What needs somebody first comes first.
        {projects.length > shown.length && ` The first ${shown.length} of ${projects.length} are shown; CSV has all.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what moves inside its frame has to be reachable by keys */}
      <section class="wide" tabIndex={0} aria-label="Table of projects by consideration">
        <table class="fleet">
          <thead>
            <tr>
              <td colSpan={4} />
              {stages.map(({ id, title }) => (
                <th scope="colgroup" colSpan={considerations.filter(({ stage }) => stage === id).length}>
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col">Project</th>
              {['Repository', 'Level', 'Critical'].map((title) => (
                <th scope="col">
                  <div class="up">{title}</div>
                </th>
              ))}
              {considerations.map(({ title }) => (
                <th scope="col">
                  <div class="up">{title}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((project) => (
              <Row project={project} of={considerations.length} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ project, of }: { project: FleetProject; of: number }): VNode {
  const { repository, level, critical, considerations } = project.summary;
  const { earned, possible } = considerations;
  const known = earned.length === of && possible.length === of;
  return (
    <tr>
      <th scope="row">
        <Name project={project} />
      </th>
      <td class="n">{repository.score === null ? '–' : together(`${repository.score} %`)}</td>
      <td>{level.proven === null ? '–' : levelNames[level.proven]}</td>
      <td {...(critical.count > 0 && { class: 'hot' })}>{critical.count}</td>
      {Array.from({ length: of }, (_, index) => (
        <HeatCell earned={known ? earned.charAt(index) : '-'} possible={known ? possible.charAt(index) : '-'} />
      ))}
    </tr>
  );
}

function HeatCell({ earned, possible }: { earned: string; possible: string }): VNode {
  if (earned === '-') return <td>–</td>;
  const tenths = (sign: string) => (sign === 'x' ? 10 : Number(sign));
  const [have, most] = [tenths(earned), tenths(possible)];
  if (have >= 8) return <td class="met">{earned === 'x' ? '✓' : earned}</td>;
  if (most <= 4) return <td class="hot">{earned}</td>;
  if (most === 10 && have === 0) return <td>?</td>;
  return most < 10 ? <td class="warm">{earned}</td> : <td>{earned}</td>;
}

function Gaps({ overview: { gaps, hazards, projects } }: { overview: Overview }): VNode {
  return (
    <section aria-labelledby="_gaps" class="part">
      <h2 id="_gaps">What is missing most often</h2>
      <p class="note">Counted among the first ten gaps of each of the {projects.length} projects.</p>
      <div class="halves">
        <Counted title="Checks" rows={gaps.map(({ check, statement, projects: number }) => [number, statement === '' ? check : statement, check])} />
        <Counted title="Hazards" rows={hazards.map(({ code, title, projects: number }) => [number, title === '' ? code : title, code])} />
      </div>
    </section>
  );
}

function Counted({ title, rows }: { title: string; rows: readonly (readonly [number, string, string])[] }): VNode {
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>None.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Projects</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([number, words, id]) => (
              <tr>
                <td>{number}</td>
                <td>
                  <Text>{words}</Text>
                  {words !== id && (
                    <>
                      {' '}
                      <i>
                        <Text most={longestName}>{id}</Text>
                      </i>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Due({ overview: { waivers, stale } }: { overview: Overview }): VNode {
  return (
    <section aria-labelledby="_due" class="part">
      <h2 id="_due">What is due</h2>
      <div class="halves">
        <div>
          <h3>Waivers</h3>
          <p class="note">Expired, or so within 30 days.</p>
          <ul>
            {waivers.slice(0, mostRows).map(({ project, check, expires, expired }) => (
              <li>
                <Name project={project} />: {expired > 0 && `${expired} expired`}
                {expired > 0 && check !== null && ', '}
                {check !== null && (
                  <>
                    <Text most={longestName}>{check}</Text> until {expires}
                  </>
                )}
              </li>
            ))}
          </ul>
          {waivers.length === 0 && <p>None.</p>}
        </div>
        <div>
          <h3>No result for 30 days</h3>
          <ul>
            {stale.slice(0, mostRows).map((project) => (
              <li>
                <Name project={project} />: {project.days} days
              </li>
            ))}
          </ul>
          {stale.length === 0 && <p>None.</p>}
        </div>
      </div>
    </section>
  );
}

function Trend({ overview: { trend } }: { overview: Overview }): VNode | null {
  if (trend.length === 0) return null;
  return (
    <section aria-labelledby="_trend" class="part">
      <h2 id="_trend">How it went</h2>
      <p class="note">At the end of each month, the average of what the repositories showed that had a result by then.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Projects</th>
            <th scope="col">Repository, on average</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {trend.map(({ month, projects, score }) => (
            <tr>
              <th scope="row">{month}</th>
              <td>{projects}</td>
              <td>{score === null ? '–' : together(`${score} %`)}</td>
              <td>
                <svg class="meter" aria-hidden="true">
                  <rect width={`${score ?? 0}%`} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Others({ overview: { withoutMl, withoutResult, projects } }: { overview: Overview }): VNode {
  const failed = projects.flatMap((project) => (project.failed === null ? [] : [{ project, says: project.failed.says }]));
  return (
    <section aria-labelledby="_others" class="part">
      <h2 id="_others">Others</h2>
      <div class="halves">
        <div>
          <h3>Without a result: {withoutResult.length + failed.length}</h3>
          <ul>
            {withoutResult.slice(0, mostRows).map(({ repository, error }) => (
              <li>
                <Text most={longestName}>{repository}</Text>: <Text>{error.says}</Text>
              </li>
            ))}
            {failed.slice(0, mostRows).map(({ project, says }) => (
              <li>
                <Name project={project} />, whose last run came to nothing: <Text>{says}</Text>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Without machine learning: {withoutMl.length}</h3>
          <ul>
            {withoutMl.slice(0, mostRows).map((project) => (
              <li>
                <Name project={project} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
