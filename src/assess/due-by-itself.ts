// What a manifest says that ends by itself, and laws that begin to apply to what it says the project is. Pure: the day comes in from outside.
import { isDraft } from '../manifest/drafted.js';
import type { Assessment, Catalogue, Check, Due, Finding, Framework, Manifest, Place, Waiver } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { daysAfter } from '../parsers/text/days.js';
import { isPattern } from '../project/matching-files.js';
import { freshDays } from './imports.js';
import { lastPendingDay } from './pending.js';
import { answerDue } from './standing.js';

export interface DueTerms {
  catalogue: Pick<Catalogue, 'checks' | 'frameworks' | 'packs' | 'releases' | 'id'>;
  manifest: Manifest;
  /** All waivers that the manifest holds, in its order: those of `manifest` may be fewer. */
  written: readonly Waiver[];
  assessment: Pick<Assessment, 'findings' | 'imports'>;
  /** "YYYY-MM-DD" in UTC. */
  today: string;
  /** Where the value at some keys of the manifest stands; none where there is no manifest. */
  placesOf(keys: readonly string[]): Place[];
}

const nothing = { of: null, note: null, mend: null, source: null };

/** @returns waivers, answers, checks that are pending, laws and results of other tools, each with its day; in no order */
export function dueByItself(terms: DueTerms): Due[] {
  return [...waivers(terms), ...answers(terms), ...pending(terms), ...laws(terms), ...imports(terms)];
}

function waivers({ manifest, written, placesOf }: DueTerms): Due[] {
  const numberOf = (check: string) => String(written.findIndex((one) => one.check === check));
  return manifest.waivers.map(({ check, expires }) => ({
    ...nothing,
    kind: 'waiver',
    day: expires,
    names: [check],
    places: placesOf(['waivers', numberOf(check), 'expires']),
  }));
}

/** Answers that count, together where they grow old on the same day. */
function answers({ manifest, assessment, placesOf }: DueTerms): Due[] {
  const used = new Set(assessment.findings.flatMap(({ check, answer, verdict }) => (answer !== null && verdict !== 'unknown' ? [check] : [])));
  const dated = Object.entries(manifest.answers).flatMap(([check, answer]): [string, string][] => {
    const day = isDraft(answer) ? null : answerDue(answer);
    return used.has(check) && day !== null ? [[day, check]] : [];
  });
  return [...grouped(dated)].map(([day, names]) => ({ ...nothing, kind: 'answer', day, names, places: names.flatMap((name) => placesOf(['answers', name])) }));
}

/** Checks that the gate leaves out until a day, together where they came with the same version. */
function pending({ catalogue, assessment, placesOf }: DueTerms): Due[] {
  const waiting = new Set(assessment.findings.flatMap(({ check, flags }) => (flags.includes('pending') ? [check] : [])));
  const checks = catalogue.checks.filter(({ id }) => waiting.has(id));
  const byVersion = grouped(checks.map((check): [string, Check] => [`${check.pack} ${check.since}`, check]));
  return [...byVersion].flatMap(([title, those]): Due[] => {
    const [first] = those;
    const day = first ? lastPendingDay(first, catalogue) : null;
    return day === null || !first
      ? []
      : [{ ...nothing, kind: 'pending', day, of: { id: first.pack, title }, names: those.map(({ id }) => id), places: placesOf(['pack']) }];
  });
}

/** Items of a framework that are certain to bind the project, that one of its checks speaks to and does not find met, from the day on which they begin to apply. */
function laws({ catalogue, manifest, assessment, today, placesOf }: DueTerms): Due[] {
  const refs = new Map(catalogue.checks.map((check) => [check.id, check.refs]));
  const open = assessment.findings.filter(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'met');
  return catalogue.frameworks.flatMap((framework) => {
    const dated = Object.entries(framework.items).flatMap(([item, told]): [string, string][] => {
      const from = told.applies === null ? null : framework.applies[told.applies]?.from;
      const asked = open.some(({ check }: Finding) => refs.get(check)?.[framework.id]?.includes(item));
      return told.applies !== null && from && from >= today && asked && bindsForCertain(told, manifest) ? [[told.applies, item]] : [];
    });
    const places = [...placesOf(['context', 'role']), ...placesOf(['context', 'risk-class'])];
    return [...grouped(dated)].map(([key, names]) => law(framework, { key, names, places }));
  });
}

/** Results of other tools that count for a while only, as nobody says what they rest on: the last day on which they do. */
function imports({ manifest, assessment, placesOf }: DueTerms): Due[] {
  return assessment.imports.flatMap(({ file, tool, date, state, old, changed, checks }): Due[] => {
    if (date === null || changed !== null || checks.length === 0 || !(state === 'half' || old === 'too-old')) return [];
    const entry = manifest.imports.findIndex((one) => one.file === file || (isPattern(one.file) && glob(one.file)(file)));
    const places = entry < 0 ? [] : placesOf(['imports', String(entry)]);
    return [{ ...nothing, kind: 'import', day: daysAfter(date, freshDays - 1), of: { id: file, title: tool ?? file }, names: checks, places }];
  });
}

function law({ id, title, url, applies }: Framework, { key, names, places }: { key: string; names: string[]; places: Place[] }): Due {
  const application = applies[key];
  return {
    ...nothing,
    kind: 'law',
    day: application?.from ?? '',
    of: { id, title },
    names,
    note: application?.note ?? null,
    places,
    source: { url, read: null },
  };
}

/** Whether somebody has said that the project is in the role, and of the class, that an item is about. One that names neither may be about others. */
function bindsForCertain({ roles, riskClasses }: Framework['items'][string], { context }: Manifest): boolean {
  const is = (named: readonly string[], field: string) => named.length === 0 || named.some((one) => context[field]?.includes(one));
  return roles.length + riskClasses.length > 0 && is(roles, 'role') && is(riskClasses, 'risk-class');
}

function grouped<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
