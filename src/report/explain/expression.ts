// What a signal looks for, said in words, so that a person can argue with it. Generated from the signal itself.
import type { Expression, Matcher, ToolJob } from '../../model/index.js';

/**
 * @param expression what is looked for
 * @param tools the tools that its jobs name
 * @returns indented lines
 */
export function describe(expression: Expression, tools: readonly ToolJob[], depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const { label } = expression;
  const named = label === undefined ? '' : `${label}: `;
  const parts = (head: string, list: readonly Expression[]) =>
    list.length === 1 && list[0] ? describe(list[0], tools, depth) : [`${indent}${named}${head}`, ...list.flatMap((part) => describe(part, tools, depth + 1))];
  if ('any' in expression) return parts('any of', expression.any);
  if ('all' in expression) return parts(expression.sameFile ? 'all of, in one file' : 'all of', expression.all);
  if ('none' in expression) return [`${indent}${named}none of`, ...expression.none.flatMap((part) => describe(part, tools, depth + 1))];
  return [`${indent}- ${named}${describeMatcher(expression, tools)}`];
}

function describeMatcher(matcher: Matcher, tools: readonly ToolJob[]): string {
  const where = 'where' in matcher && matcher.where !== 'own' ? (matcher.where === 'tests' ? ', in tests' : ', also in tests') : '';
  const named = (jobs: readonly string[], key: 'imports' | 'distributions') =>
    tools
      .filter(({ job }) => jobs.includes(job))
      .map(({ title, tools: list }) => `a tool for ${title.toLowerCase()} (${list.map((tool) => tool[key].join(', ') || tool.name).join(', ')})`);
  switch (matcher.kind) {
    case 'file':
      return `a file named ${matcher.named.join(', ')}${matcher.overBytes > 0 ? ` of at least ${matcher.overBytes} bytes` : ''}${where}`;
    case 'dependency':
      return `(as a mere declaration) a dependency on ${[...matcher.names, ...named(matcher.tools, 'distributions')].join(', ')}`;
    case 'import':
      return `an import of ${[...matcher.names, ...named(matcher.tools, 'imports')].join(', ')}${where}`;
    case 'call': {
      const withs = Object.entries(matcher.with).map(([name, pattern]) => `${name} like /${pattern}/`);
      const withouts = Object.entries(matcher.without).map(([name, pattern]) => `no ${name} like /${pattern}/`);
      const string = matcher.string === null ? [] : [`first text like /${matcher.string}/`];
      const conditions = [...withs, ...withouts, ...string];
      return `a call (or decorator, or base class) of ${[...matcher.names, ...named(matcher.tools, 'imports')].join(', ')}${conditions.length > 0 ? ` with ${conditions.join(' and ')}` : ''}${where}`;
    }
    case 'define':
      return `an own function or class named ${matcher.names.join(', ')}${where}`;
    case 'config':
      return `the key ${matcher.key.join(' or ')} in ${matcher.files.join(', ')}${matcher.value === null ? '' : ` with a value like /${matcher.value}/`}`;
    case 'text':
      return `text like ${matcher.matches.map((pattern) => `/${pattern}/`).join(' and ')}${matcher.notMatches.length > 0 ? ` and not ${matcher.notMatches.map((pattern) => `/${pattern}/`).join(', ')}` : ''} in ${matcher.files.join(', ')}${where}`;
    case 'workflow': {
      const what = [
        ...(matcher.runs === null ? [] : [`runs something like /${matcher.runs}/`]),
        ...(matcher.uses === null ? [] : [`uses an action or image like /${matcher.uses}/`]),
      ];
      return `CI that ${what.length > 0 ? what.join(' or ') : 'exists'}${matcher.on.length > 0 ? ` on ${matcher.on.join(', ')}` : ''} (followed through make, tox, nox, scripts)`;
    }
    case 'document': {
      const about = matcher.heading === null ? 'a document' : `a section headed like /${matcher.heading}/`;
      const says = matcher.says.length > 0 ? ` that says ${matcher.says.map((pattern) => `/${pattern}/`).join(' and ')}` : '';
      const front = matcher.frontMatter.length > 0 ? ` with the front matter ${matcher.frontMatter.join(', ')}` : '';
      return `${about} with at least ${matcher.sentences} real sentences${says}${front} in ${matcher.files.join(', ')}`;
    }
    case 'share':
      return {
        'notebook-lines': `more than ${matcher.over * 100} % of the Python lines in notebooks`,
        'pinned-dependencies': 'every direct dependency of a folder pinned to one version',
        'locked-dependencies': 'a lock file for the language of the model or service code',
      }[matcher.of];
  }
}
