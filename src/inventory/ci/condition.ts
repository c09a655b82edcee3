// Conditions of GitHub Actions and their likes that say the same whatever happens: `false`, `${{ false }}`, `1 == 2`, `'a' == 'b' && always()`.

/** A value that the text gives away, or null where it depends on something. */
type Value = { is: string | number | boolean } | null;

const longest = 300;
const token = /[ \t\n]{0,50}('(?:[^']|''){0,200}'|==|!=|<=|>=|&&|\|\||[<>!()]|\d+(?:\.\d+)?(?![\w.])|[A-Za-z_][\w.-]{0,100}|[^ \t\n])/y;

/**
 * @param condition as YAML gives it
 * @param isEmpty whether a name in it is known to be empty
 * @returns whether it can never be true
 */
export function isNeverTrue(condition: unknown, isEmpty: (name: string) => boolean = () => false): boolean {
  if (condition === false) return true;
  if (typeof condition !== 'string' || condition.length > longest) return false;
  const inner = /^\$\{\{([^{}]{0,290})\}\}$/.exec(condition.trim())?.[1] ?? condition;
  // Text beside `${{ }}` makes a string, and a string is true.
  if (inner.includes('${{')) return false;
  const tokens = tokensOf(inner);
  const reader = { tokens, at: 0, isEmpty };
  const value = readOr(reader, 0);
  return reader.at === tokens.length && value !== null && !truth(value.is);
}

function tokensOf(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match?.[1] !== undefined; match = token.exec(text)) found.push(match[1]);
  return found;
}

interface Reader {
  tokens: readonly string[];
  at: number;
  isEmpty(name: string): boolean;
}

const maxDepth = 20;

function readOr(r: Reader, depth: number): Value {
  let value = readAnd(r, depth);
  while (r.tokens[r.at] === '||') {
    r.at++;
    const other = readAnd(r, depth);
    value = value !== null && truth(value.is) ? value : other !== null && (truth(other.is) || value !== null) ? other : null;
  }
  return value;
}

function readAnd(r: Reader, depth: number): Value {
  let value = readComparison(r, depth);
  while (r.tokens[r.at] === '&&') {
    r.at++;
    const other = readComparison(r, depth);
    value = value !== null && !truth(value.is) ? value : other !== null && (!truth(other.is) || value !== null) ? other : null;
  }
  return value;
}

function readComparison(r: Reader, depth: number): Value {
  const left = readOne(r, depth);
  const sign = r.tokens[r.at] ?? '';
  if (!/^(?:[=!]=|[<>]=?)$/.test(sign)) return left;
  r.at++;
  const right = readOne(r, depth);
  return left === null || right === null || typeof left.is !== typeof right.is ? null : { is: compare(left.is, sign, right.is) };
}

function readOne(r: Reader, depth: number): Value {
  const word = r.tokens[r.at++] ?? '';
  if (word === '!') {
    const value = depth > maxDepth ? null : readOne(r, depth + 1);
    return value && { is: !truth(value.is) };
  }
  if (word === '(') {
    const value = depth > maxDepth ? null : readOr(r, depth + 1);
    // Where no bracket closes it, nothing after it is understood.
    if (r.tokens[r.at] === ')') r.at++;
    else r.at = r.tokens.length + 1;
    return value;
  }
  if (word.startsWith("'")) return { is: word.slice(1, -1).replaceAll("''", "'").toLowerCase() };
  if (/^\d/.test(word)) return { is: Number(word) };
  if (word === 'true' || word === 'false') return { is: word === 'true' };
  if (r.tokens[r.at] === '(') skipCall(r);
  return r.isEmpty(word) ? { is: '' } : null;
}

function skipCall(r: Reader): void {
  let open = 0;
  do {
    const word = r.tokens[r.at++];
    if (word === '(') open++;
    if (word === ')') open--;
  } while (open > 0 && r.at < r.tokens.length);
}

function truth(value: string | number | boolean): boolean {
  return value !== false && value !== 0 && value !== '';
}

function compare(left: string | number | boolean, sign: string, right: string | number | boolean): boolean {
  switch (sign) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    default:
      return left >= right;
  }
}
