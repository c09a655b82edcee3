// Checks of data or of a model whose results are only printed, shown or dropped: the program goes on, whatever they say.
import type { Matcher, Sighting, Signal } from '../model/index.js';
import { matchersOf } from './expression.js';
import type { TextSource } from './text-source.js';

/** Whether a report that is kept for people is enough: it is for drift, and stops no data and no model. */
const asked: ReadonlyMap<string, boolean> = new Map([
  ['data.validated', false],
  ['verify.model_tests', false],
  ['monitor.drift', true],
]);
const pages = /\.(?:save_as_html|save_html|to_html)\(/g;
/** Libraries whose checks give their result back and stop nothing by themselves. */
const library =
  /^[ \t]{0,12}(?:from|import)[ \t]{1,4}(?:great_expectations|great_expectations_experimental|deepchecks|tensorflow_data_validation|evidently|soda)\b/m;
/** A call that gives a result. */
const gives =
  /\.(?:expect_\w{3,80}|validate|run|execute|run_checkpoint|run_validation_operator)\(|\bvalidate_statistics\(|\bdisplay_anomalies\(|\b(?:run_|print_)?suite\b.{0,40}\.show\(/;
/** What may look at it, keep it, hand it on, or only say what is to be checked elsewhere. */
const looksAt =
  /\bassert\w{0,30}\b|\braise\b|\bexit\(|\byield\b|\breturn[ \t]{1,4}(?!None\b|0\b|1\b|True\b)\S|\bself\.\w{1,60}[ \t]{0,4}=|\bsuccess\w{0,6}\b|\bpassed\b|\bfailed\b|["'.]results?["']?\b(?![ \t]{0,4}=)|\bstatistics\b["'\].]|anomaly_info|\bsave\w{0,30}\(|\bdump\w{0,10}\(|\bwrite\w{0,20}\(|\bto_(?:json|csv|html|dict|parquet)\w{0,10}\(|\bas_dict\(|\bjson\(|\bopen\(|checkpoint|data_docs|add_expectation|suites?\.add|get_exit_code|has_check_fails|\bmlflow\b|\bwandb\b|\blog_(?:artifact|metric|dict|text|param)\w{0,3}\(|(?<!sys\.path\.)\bappend\(|\bput_\w{1,30}\(|\bupload\w{0,20}\(|\bpublish\(|\bnotify\w{0,20}\(|\balert\w{0,20}\(|\bsend_\w{1,30}\(|\bcollect\(|\bpush\w{0,20}\(|\bDAG\b|\btask\b|\bflow\b|\bstep\b|\basset\b|\bworkspace\b|\bcallback/;
const inCondition = /^[ \t]{0,80}(?:el)?(?:if|while)\b(?![ \t(]{0,4}__name__)[^\n]{0,300}(?:result|valid|expect|suite|report|anomal|check|outcome)/im;
/** A result under a name of the module is there for whoever imports it, unless the module itself only shows it. */
const evidently = /^[ \t]{0,12}(?:from|import)[ \t]{1,4}evidently\b/m;
const named = /^[A-Za-z]\w{0,60}[ \t]{0,4}=[ \t]{0,4}[^=\n]{1,300}\.run\(/m;
const shows = /\bprint\(|\.show\(|\.save_html\(/;
const maxFiles = 200;

/**
 * Marks such checks in scripts of Python; what a notebook shows is looked at by whoever runs it.
 * @param hits what all matchers saw; places are doubted in place
 */
export function doubtThrownAway(hits: ReadonlyMap<Matcher, readonly Sighting[]>, signals: readonly Signal[], { expect, text }: TextSource): void {
  for (const { id, seen } of signals) {
    const pagesCount = asked.get(id);
    if (pagesCount === undefined) continue;
    const places = matchersOf(seen)
      .filter(({ kind }) => kind === 'call')
      .flatMap((matcher) => hits.get(matcher) ?? [])
      .filter(({ path, doubt }) => doubt === undefined && path.endsWith('.py'));
    const paths = [...new Set(places.map(({ path }) => path))].slice(0, maxFiles);
    if (paths.length === 0) continue;
    expect(paths);
    const thrown = new Set(paths.filter((path) => isThrownAway(text(path) ?? '', pagesCount)));
    for (const place of places) if (thrown.has(place.path)) place.doubt = 'status-lost';
  }
}

function isThrownAway(text: string, pagesCount: boolean): boolean {
  if (!library.test(text) || !gives.test(text)) return false;
  if (evidently.test(text) && named.test(text) && !shows.test(text)) return false;
  const kept = pagesCount ? text : text.replace(pages, '.show(');
  return !looksAt.test(kept) && !inCondition.test(kept);
}
