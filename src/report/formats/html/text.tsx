// Text of a repository or of people in HTML: it stays text, keeps its direction to itself, and is cut where it would fill the page.
import type { ComponentChildren, VNode } from 'preact';
import { oneLine } from '../../../errors.js';
import type { CitationState, Place } from '../../../model/index.js';
import { placeText, shorten } from '../../../terminal/text.js';
import { lineUrl } from '../../links.js';
import { citationNames } from '../../messages/results.js';
import type { Report, ReportFinding } from '../../report.js';
import { most as limits, type View } from './page-data.js';

/** A text in one line, its control characters and direction marks made visible, of at most `most` characters. */
function cut(untrusted: string, most: number): string {
  // What is cut off is not looked at: it may be a megabyte.
  const shown = shorten(oneLine(untrusted.slice(0, 2 * most)), most);
  return untrusted.length > 2 * most && !shown.endsWith('…') ? `${shown}…` : shown;
}

/** The same text, its percentages kept from being broken before their sign. */
export function together(text: string): string {
  return text.replace(/(\d) %/g, '$1\u00a0%');
}

/** Text as it is. @param most where less than elsewhere fits, in characters */
export function Text({ most, children }: { most?: number; children: string }): VNode {
  return <bdi>{together(cut(children, Math.min(most ?? limits.text, limits.text)))}</bdi>;
}

/** Words of ours in which at most a short value of somebody else stands, so that they need no direction of their own. */
export function Words({ children }: { children: string }): VNode {
  return <>{together(cut(children, limits.text))}</>;
}

/** A name, path or command, for people to copy. */
export function Code({ children }: { children: string }): VNode {
  return (
    <code>
      <bdi>{cut(children, limits.path)}</bdi>
    </code>
  );
}

/** What the rules say, in which commands stand between backticks. */
export function Prose({ children }: { children: string }): VNode {
  const parts = children.split(/`([^`]+)`/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code>{oneLine(part)}</code> : oneLine(part)))}</>;
}

/** A link out of the page, to an address on the web; with any other address its text alone. */
export function Out({ to, children }: { to: string | null; children: ComponentChildren }): ComponentChildren {
  const href = to === null ? null : webAddress(to);
  return href === null ? children : <a href={href}>{children}</a>;
}

/** @returns an address on the web as the URL standard writes it; null for any other scheme, for what is no address, and for what is too long to be one. */
function webAddress(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || text.length > 2000) return null;
  try {
    const { protocol, href } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && href.length <= 3000 ? href : null;
  } catch {
    return null;
  }
}

/** The address of a part of the page. Half of a surrogate pair, which a changed report may hold, has no percent encoding. */
export function anchor(id: string): string {
  return `#${encodeURIComponent(id.replace(/[\ud800-\udfff]/gu, '?'))}`;
}

/** A link to a part of the page. */
export function To({ id, children }: { id: string; children: ComponentChildren }): VNode {
  return <a href={anchor(id)}>{children}</a>;
}

/** A place, linked to its line where that is known. @param project as it was where the place is to be seen */
export function PlaceLink({ view, place, project }: { view: View; place: Place; project?: Report['project'] }): VNode {
  const url = place.path.length > 1000 ? null : lineUrl(project ?? view.report.project, place);
  return (
    <Out to={url}>
      <Code>{placeText(place)}</Code>
    </Out>
  );
}

type Cited = Place | { url: string; state: CitationState } | { path: string; state: CitationState };

/**
 * What something rests on: for each signal its places, then what an answer points at; more than a few are folded.
 * @param project as it was where the places are to be seen
 * @param named a signal that the words before have named
 */
export function Evidence({
  view,
  evidence,
  project,
  named,
}: {
  view: View;
  evidence: ReportFinding['evidence'];
  project?: Report['project'];
  named?: string;
}): VNode | null {
  const bySignal = new Map<string, Cited[]>();
  for (const one of evidence) {
    const group = 'signal' in one ? one.signal : '';
    bySignal.set(group, [...(bySignal.get(group) ?? []), one]);
  }
  if (bySignal.size === 0) return null;
  const show = (places: readonly Cited[]) => <Places view={view} places={places} {...(project && { project })} />;
  return (
    <ul class="places">
      {[...bySignal].map(([signal, places]) => (
        <li>
          {signal === named && bySignal.size === 1 ? '' : signal === '' ? 'Pointed at: ' : `${view.signal(signal)}: `}
          {show(places.slice(0, limits.places))}
          {places.length > limits.places && (
            <details class="more">
              <summary>and {places.length - limits.places} more</summary>
              {show(places.slice(limits.places))}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Places({ view, places, project }: { view: View; places: readonly Cited[]; project?: Report['project'] }): VNode {
  return (
    <>
      {places.map((one, index) => (
        <>
          {index > 0 && ', '}
          {'url' in one ? (
            <Out to={one.url}>
              <Code>{one.url}</Code>
            </Out>
          ) : (
            <PlaceLink view={view} place={one} {...(project && { project })} />
          )}
          {'state' in one && one.state !== 'good' && ` (${citationNames[one.state]})`}
        </>
      ))}
    </>
  );
}
