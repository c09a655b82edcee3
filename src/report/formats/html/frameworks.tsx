// The same findings by the frameworks that an auditor asks for.
import type { VNode } from 'preact';
import type { ReportConsideration } from '../../report.js';
import type { View } from './page-data.js';
import { Out, To } from './text.js';
import { Part } from './todo.js';

/** What a framework is called in short, by its id: "EU AI ACT", "SR 26-2". */
export function shortName(id: string): string {
  return id.replace(/(?<!\d)-|-(?!\d)/g, ' ').toUpperCase();
}

/** Each framework with its items, those without evidence first to be seen. */
export function Frameworks({ view }: { view: View }): VNode | null {
  const { report } = view;
  const considerations = report.stages.flatMap(({ steps }) => steps.flatMap((step) => step.considerations));
  const shown = Object.keys(report.frameworks).filter((id) => considerations.some(({ refs }) => Object.hasOwn(refs, id)));
  if (shown.length === 0) return null;
  return (
    <Part id="_frameworks" title="By framework">
      <p class="problem">
        An item counts where a consideration that it speaks of has a check that is met, or partly met, by what the repository shows or by a document that an
        answer points at. This is a way to find evidence and no legal advice: it does not show that an item is complied with.
      </p>
      {shown.map((id) => (
        <Framework view={view} id={id} considerations={considerations.filter(({ refs }) => Object.hasOwn(refs, id))} />
      ))}
    </Part>
  );
}

function Framework({ view, id, considerations }: { view: View; id: string; considerations: ReportConsideration[] }): VNode | null {
  const framework = view.report.frameworks[id];
  if (framework === undefined) return null;
  const proven = new Set(considerations.filter((one) => hasEvidence(view, one)).map((one) => one.id));
  const items = Object.entries(framework.items).flatMap(([item, title]) => {
    const about = considerations.filter(({ refs }) => refs[id]?.includes(item));
    return about.length === 0 ? [] : [{ item, title, about, ok: about.some((one) => proven.has(one.id)) }];
  });
  const summary = (
    <>
      <b>{shortName(id)}</b>: evidence for {items.filter(({ ok }) => ok).length} of {items.length} {items.length === 1 ? "item's" : "items'"} considerations{' '}
      <i>{framework.title}</i>
    </>
  );
  if (!view.room.items) return <p>{summary}</p>;
  return (
    <details id={`_${id}`} class="framework">
      {'\n'}
      <summary>{summary}</summary>
      <p class="note">
        Version: <Out to={framework.url}>{framework.version}</Out>. Each item leads to a consideration with evidence, or else to one without.
      </p>
      <ul class="items">
        {items.map(({ item, title, about, ok }) => (
          <li {...(!ok && { class: 'no' })}>
            <To id={(about.find((one) => proven.has(one.id)) ?? about[0])?.id ?? id}>{item}</To> {title}
          </li>
        ))}
      </ul>
    </details>
  );
}

function hasEvidence(view: View, { checks }: ReportConsideration): boolean {
  return checks.some((id) => {
    const finding = view.finding(id);
    return (finding?.verdict === 'met' || finding?.verdict === 'partial') && (finding.basis === 'observed' || finding.basis === 'documented');
  });
}
