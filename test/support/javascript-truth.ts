// What a syntax tree of JavaScript or TypeScript (Babel's, but for generic fields nothing of it is needed) says of imports, calls and
// definitions, in the scanner's terms before it resolves a name: `a.b()` is "call .a.b", `a()` "call a", `f().g()` "call .g".

/** A node of the tree; what its fields hold depends on its type. */
export interface Node {
  readonly type: string;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [field: string]: unknown;
}

/** Facts, each one a line: "12 call .a.b", "1 import fs"; definitions without their line, "class A". */
export interface Truth {
  readonly imports: string[];
  readonly calls: string[];
  readonly definitions: string[];
  /** Methods without a body or with a return type, spelled as the calls for which they may be taken. */
  readonly signatures: string[];
}

const functions = new Set(['FunctionDeclaration', 'TSDeclareFunction']);
const unnamed = new Set(['ArrowFunctionExpression', 'FunctionExpression']);
/** What TypeScript puts around a name that stays one: `a!`, `a<T>`. */
const wrappers = new Set(['TSNonNullExpression', 'TSInstantiationExpression']);

/** Reads the whole tree below `root`. */
export function truthOf(root: Node): Truth {
  const truth: Truth = { imports: [], calls: [], definitions: [], signatures: [] };
  const rest: Node[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    readImports(node, truth);
    readCalls(node, truth);
    readDefinitions(node, truth);
    const key = /Method/.test(node.type) ? plainName(child(node['key'])) : null;
    if (key !== null) truth.signatures.push(`${child(node['key'])?.loc.start.line} call ${key}`);
    for (const value of Object.values(node)) for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) rest.push(child);
  }
  return truth;
}

/** Whether this is a node: comments and tokens have a type and a place as well, but are not part of the tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value && 'end' in value && !/^Comment/.test(String(value.type));
}

function readImports(node: Node, { imports }: Truth): void {
  const module = moduleOf(node);
  if (module !== null) imports.push(`${module.line} import ${module.name}`);
}

function moduleOf(node: Node): { name: string; line: number } | null {
  if (/^(?:Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return literal(node['source'], node);
  if (node.type === 'TSExternalModuleReference') return literal(node['expression']);
  if (node.type === 'TSImportType') return literal(node['argument']) ?? literal(child(node['argument'])?.['literal']);
  if (node.type === 'ImportExpression') return literal(node['source']);
  const callee = child(node['callee']);
  if (!node.type.endsWith('CallExpression') || callee === null) return null;
  const loads = callee.type === 'Import' || (callee.type === 'Identifier' && callee['name'] === 'require');
  return loads && Array.isArray(node['arguments']) ? literal(node['arguments'][0]) : null;
}

function literal(value: unknown, at: unknown = value): { name: string; line: number } | null {
  const node = child(value);
  const text = node?.type === 'TemplateLiteral' ? plainTemplate(node) : node?.['value'];
  return typeof text === 'string' && text !== '' && isNode(at) ? { name: text, line: at.loc.start.line } : null;
}

function plainTemplate(node: Node): unknown {
  const { quasis } = node;
  const only = Array.isArray(quasis) && quasis.length === 1 ? child(quasis[0]) : null;
  const value = only?.['value'];
  return typeof value === 'object' && value !== null && 'raw' in value ? value.raw : null;
}

function readCalls(node: Node, { calls }: Truth): void {
  const base = unwrapped(child(node['superClass']));
  if (node.type.startsWith('Class') && base !== null) {
    if (!/Call|New/.test(base.type)) push(calls, 'base', base);
  } else if (node.type === 'TSInterfaceDeclaration') {
    // The scanner tells the first base of an interface as it does a class's.
    const first = Array.isArray(node['extends']) ? child(node['extends'][0]) : null;
    if (first !== null) push(calls, 'base', child(first['expression']));
  } else if (node.type === 'TSExternalModuleReference') calls.push(`${node.loc.start.line} call require`);
  else if (node.type === 'Decorator') {
    const expression = child(node['expression']);
    if (expression !== null && !/Call/.test(expression.type)) push(calls, 'decorator', expression);
  } else if (/^(?:Optional)?CallExpression$|^NewExpression$/.test(node.type) && hasBrackets(node)) push(calls, 'call', child(node['callee']));
}

function push(calls: string[], role: string, callee: Node | null): void {
  const name = callee === null ? null : nameOf(callee);
  if (name !== null) calls.push(`${name.line} ${role} ${name.text}`);
}

/** `new A` calls nothing that the scanner looks for. */
function hasBrackets(node: Node): boolean {
  const callee = child(node['callee']);
  const bare = Array.isArray(node['arguments']) && node['arguments'].length === 0 && callee !== null && node.end - callee.end < 2;
  return node.type !== 'NewExpression' || !bare;
}

/** A base as it is without `(… as any)`. */
function unwrapped(node: Node | null): Node | null {
  return node?.type === 'TSAsExpression' ? child(node['expression']) : node;
}

/** The dotted name of what is called, and the line it begins in; null for `f()()`, `a[0]()` and functions called on the spot. */
function nameOf(callee: Node): { text: string; line: number } | null {
  const parts: string[] = [];
  let node: Node | null = callee;
  let { line } = callee.loc.start;
  for (;;) {
    if (node === null) return null;
    const next: Node | null = child(node['object'] ?? node['meta']);
    if (wrappers.has(node.type) && !parenthesized(node)) node = child(node['expression']);
    else if (next !== null && node['computed'] !== true && !parenthesized(node)) {
      const property = child(node['property']);
      parts.unshift(plainName(property) ?? '?');
      line = property?.loc.start.line ?? line;
      node = next;
    } else break;
  }
  const first = parenthesized(node) ? null : plainName(node);
  if (first !== null) return { text: parts.length === 0 && !first.includes('.') ? first : `.${[first, ...parts].join('.')}`, line: node.loc.start.line };
  if (parts.length === 0) return null;
  const required = moduleOf(node);
  return { text: `${required === null || parenthesized(node) ? '' : required.name}.${parts.join('.')}`, line };
}

function parenthesized(node: Node): boolean {
  const { extra } = node;
  return typeof extra === 'object' && extra !== null && 'parenthesized' in extra;
}

function plainName(node: Node | null): string | null {
  if (node?.type === 'ThisExpression') return 'this';
  if (node?.type === 'Super') return 'super';
  if (node?.type === 'TSQualifiedName') return [plainName(child(node['left'])), plainName(child(node['right']))].join('.');
  if (node?.type === 'PrivateName') return `#${plainName(child(node['id']))}`;
  return node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : null;
}

function readDefinitions(node: Node, { definitions }: Truth): void {
  const name = plainName(child(node['id']));
  if (name === null) return;
  const value = child(node['init']);
  if (/^Class(?:Declaration|Expression)$/.test(node.type)) definitions.push(`class ${name}`);
  else if (functions.has(node.type) || node.type === 'FunctionExpression') definitions.push(`function ${name}`);
  else if (value !== null && unnamed.has(value.type) && plainName(child(value['id'])) === null) definitions.push(`function ${name}`);
}

function child(value: unknown): Node | null {
  return isNode(value) ? value : null;
}
