// Points as a bar in four parts, told apart by pattern as well as by colour.
import type { VNode } from 'preact';
import type { Points } from '../../../model/index.js';

/** The parts in the order of a bar: the name in the page's style, and the words of the legend. */
const parts = [
  ['proven', 'proven by the repository'],
  ['claimed', 'claimed in an answer'],
  ['open', 'unknown'],
  ['missing', 'missing'],
] as const;

/** The points of each part; they add up to the total. */
function shares({ earned, possible, observed, total }: Points): number[] {
  return [observed, earned - observed, possible - earned, total - possible];
}

/** The points in words: "8 proven, 22 unknown, 14 missing of 44 points"; parts of nothing are not named. */
export function barText(points: Points): string {
  const named = shares(points).flatMap((share, index) => (share === 0 ? [] : [`${share} ${shortNames[index]}`]));
  return points.total === 0 ? 'does not apply' : `${named.join(', ')} of ${points.total} points`;
}

const shortNames = ['proven', 'claimed', 'unknown', 'missing'];

/** A bar as wide as its place. Its words stand beside it, so it is hidden from who hears the page. @param mark where the base stood, in per cent */
export function Bar({ points, mark, tall }: { points: Points; mark?: number | null; tall?: true }): VNode {
  const { total } = points;
  let from = 0;
  const rects = shares(points).map((share, index) => {
    const at = from;
    from += share;
    const name = parts[index]?.[0] ?? '';
    return share <= 0 || total === 0 ? null : <rect class={name} {...(at > 0 && { x: percent(at / total) })} width={percent(share / total)} />;
  });
  return (
    <svg class={tall ? 'bar tall' : 'bar'} aria-hidden="true">
      {rects}
      {mark !== undefined && mark !== null && <rect class="mark" x={`${Math.min(99.6, mark)}%`} width="2" />}
    </svg>
  );
}

const percent = (share: number) => `${Number((100 * share).toFixed(2))}%`;

/** What the parts of a bar look like; every bar of the page refers to it. */
export function Patterns(): VNode {
  return (
    <svg class="defs" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern id="_proven" width="6" height="6" patternUnits="userSpaceOnUse">
          <path class="k1" d="M0 0h6v6H0z" />
        </pattern>
        <pattern id="_claimed" width="6" height="6" patternUnits="userSpaceOnUse">
          <path class="k0" d="M0 0h6v6H0z" />
          <path class="l1" d="M-1 1l2-2M0 6l6-6M5 7l2-2" />
        </pattern>
        <pattern id="_open" width="5" height="5" patternUnits="userSpaceOnUse">
          <path class="k0" d="M0 0h5v5H0z" />
          <circle class="k2" cx="2.5" cy="2.5" r="1" />
        </pattern>
        <pattern id="_missing" width="8" height="8" patternUnits="userSpaceOnUse">
          <path class="k0" d="M0 0h8v8H0z" />
          <path class="l3" d="M2 2l4 4M6 2l-4 4" />
        </pattern>
      </defs>
    </svg>
  );
}

/** What the patterns mean. */
export function Legend(): VNode {
  return (
    <ul class="legend">
      {parts.map(([name, words]) => (
        <li>
          <svg class="swatch" aria-hidden="true">
            <rect class={name} width="100%" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** A bar in two parts: what is there, and the rest. Hidden from who hears the page, as its words stand beside it. */
export function SeenBar({ earned, total }: { earned: number; total: number }): VNode | null {
  if (total === 0) return null;
  return (
    <svg class="bar tall" aria-hidden="true">
      <rect class="proven" width={percent(earned / total)} />
    </svg>
  );
}

/** A bar in four parts: solid, hatched, dotted and empty. Hidden from who hears the page. @param shares how many of each */
export function ShareBar({ shares }: { shares: readonly [number, number, number, number] }): VNode | null {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) return null;
  let from = 0;
  return (
    <svg class="bar" aria-hidden="true">
      {shares.slice(0, 3).map((share, index) => {
        const at = from;
        from += share;
        return share === 0 ? null : <rect class={['proven', 'claimed', 'open'][index]} x={percent(at / total)} width={percent(share / total)} />;
      })}
    </svg>
  );
}
