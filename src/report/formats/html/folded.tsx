// A list of which the first entries are shown and the others are folded: nothing is left out.
import type { VNode } from 'preact';

/** @param first how many entries stand open @param kind the class of the list */
export function FoldedList({ items, first, kind }: { items: readonly VNode[]; first: number; kind?: string }): VNode | null {
  if (items.length === 0) return null;
  const named = kind === undefined ? {} : { class: kind };
  return (
    <ul {...named}>
      {items.slice(0, first).map((item) => (
        <li>{item}</li>
      ))}
      {items.length > first && (
        <li>
          <details class="more">
            <summary>and {items.length - first} more</summary>
            <ul {...named}>
              {items.slice(first).map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}
