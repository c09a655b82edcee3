// What a report says of each item of a framework: an item has evidence only by checks that themselves refer to it.
import type { Framework, FrameworkItem } from '../model/index.js';
import type { Report, ReportFinding } from './report.js';

type Item = Report['frameworks'][string]['items'][number];
type Context = Readonly<Record<string, readonly string[]>>;
type Asked = Pick<ReportFinding, 'check' | 'verdict' | 'basis' | 'refs'>;

/**
 * @param findings of all checks
 * @param context by field what the manifest says of the project
 * @returns each framework with all of its items, those that no check speaks to as well
 */
export function frameworksIn(frameworks: readonly Framework[], findings: readonly Asked[], context: Context): Report['frameworks'] {
  return Object.fromEntries(
    frameworks.map((framework) => {
      const { id, title, version, status, url, notes, items } = framework;
      return [id, { title, version, status, url, notes, items: Object.entries(items).map(([item, told]) => itemIn(framework, item, told, findings, context)) }];
    }),
  );
}

function itemIn({ id: framework, applies }: Framework, id: string, item: FrameworkItem, findings: readonly Asked[], context: Context): Item {
  const { title, note, roles, riskClasses } = item;
  const about = findings.filter(({ refs }) => refs[framework]?.includes(id));
  const application = item.applies === null ? undefined : applies[item.applies];
  return {
    id,
    title,
    state: binds(item, context) ? stateOf(about) : 'set-aside',
    checks: about.map(({ check }) => check),
    ...(application && { from: application.from, applies: application.note }),
    ...(note !== null && { note }),
    ...(roles.length > 0 && { roles }),
    ...(riskClasses.length > 0 && { riskClasses }),
  };
}

/** Whether an item may bind a project: it does not where the manifest says that it is in another role, or of another class. */
function binds({ roles, riskClasses }: FrameworkItem, context: Context): boolean {
  const mayBe = (named: readonly string[], said: readonly string[]) => named.length === 0 || said.length === 0 || named.some((one) => said.includes(one));
  return mayBe(roles, context['role'] ?? []) && mayBe(riskClasses, context['risk-class'] ?? []);
}

/** What checks about an item say of it, taken together: it is shown only where all that apply are met by what can be looked at. */
export function stateOf(about: readonly Pick<Asked, 'verdict' | 'basis'>[]): Item['state'] {
  if (about.length === 0) return 'not-asked';
  const asked = about.filter(({ verdict }) => verdict !== 'not-applicable');
  if (asked.length === 0) return 'set-aside';
  const proven = asked.filter(({ basis }) => basis === 'observed' || basis === 'documented');
  if (proven.length === asked.length && proven.every(({ verdict }) => verdict === 'met')) return 'shown';
  return proven.some(({ verdict }) => verdict === 'met' || verdict === 'partial') ? 'partly' : 'open';
}
