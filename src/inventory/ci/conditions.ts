// Conditions that are none.

/**
 * @param condition what stands behind `if:` of GitHub Actions, its line break at the end kept
 * @returns whether it always holds because text stands around an expression in `${{ }}`: both are joined to a text, and a text that is not empty is true
 */
export function alwaysTrue(condition: string): boolean {
  const text = condition.slice(0, 4_000);
  let rest = '';
  let at = 0;
  let found = false;
  for (let open = text.indexOf('${{', at); open >= 0; open = text.indexOf('${{', at)) {
    const close = text.indexOf('}}', open);
    if (close < 0) return false;
    rest += text.slice(at, open);
    at = close + 2;
    found = true;
  }
  return found && rest + text.slice(at) !== '';
}
