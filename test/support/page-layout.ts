// What a page is made of, and what is wrong with its layout. The functions run in the browser, so each holds all that it needs.
/// <reference lib="dom" />

/**
 * Marks the elements of kinds that are not known yet by an attribute, data-new-kind.
 * The kind of an element is what a style can tell it and those around it by.
 * @returns the kinds that are new
 */
export function markKinds(known: readonly string[]): string[] {
  const step = (one: Element): string => {
    const attributes = [...one.attributes].filter(({ name }) => /^(?:data-v|aria-current|hidden|open|role|type)$/.test(name));
    const classes = [...one.classList].sort().map((name) => `.${name}`);
    return `${one.nodeName}${classes.join('')}${attributes.map(({ name, value }) => `[${name}=${value}]`).join('')}`;
  };
  const kinds = new Map<Element, string>();
  const kindOf = (one: Element): string => {
    const kind = kinds.get(one) ?? `${one.parentElement === null ? '' : `${kindOf(one.parentElement)} > `}${step(one)}`;
    kinds.set(one, kind);
    return kind;
  };
  const before = new Set(known);
  const fresh = new Set<string>();
  for (const one of document.querySelectorAll('body *')) {
    const isNew = !before.has(kindOf(one));
    one.toggleAttribute('data-new-kind', isNew);
    if (isNew) fresh.add(kindOf(one));
  }
  return [...fresh];
}

/** The elements that reach beyond the right edge of the window. */
export function overflows(): string[] {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1);
  return wide.slice(0, 5).map((one) => `${one.nodeName} ${one.id} ${Math.round(one.getBoundingClientRect().right)}: ${one.textContent?.slice(0, 60)}`);
}

/** Lines of text that lie on each other, in pairs. */
export function overlaps(): string[] {
  interface Line {
    left: number;
    right: number;
    top: number;
    bottom: number;
    text: string;
  }
  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || (node.nodeValue ?? '').trim() === '' || parent.closest('.away, .skip, script, style, option') !== null || !parent.checkVisibility())
      continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // A line of text is less high than its box: what counts is the room between the middle lines of its letters.
      const inset = (bottom - top) / 5;
      if (right - left > 2)
        lines.push({ left: left + 1, right: right - 1, top: top + inset, bottom: bottom - inset, text: (node.nodeValue ?? '').trim().slice(0, 40) });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const found: string[] = [];
  for (const [index, one] of lines.entries()) {
    for (let next = index + 1; next < lines.length && found.length < 5; next++) {
      const other = lines[next];
      if (other === undefined || other.top >= one.bottom) break;
      if (other.left < one.right && one.left < other.right) found.push(`"${one.text}" and "${other.text}" at ${Math.round(one.left)}, ${Math.round(one.top)}`);
    }
  }
  return found;
}
