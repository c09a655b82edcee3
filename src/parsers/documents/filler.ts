// Sentences that fill a page and say nothing: dummy text, words said over and over, sentences that there is nothing to say, and claims that something is written down.
import { once } from '../text/lazy.js';

const words = (text: string): string[] => text.split(' ');

/** Words of the printers' dummy text and of its usual continuations, apart from those that are words of a living language. */
const dummy: ReadonlySet<string> = new Set(
  words(
    'lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed eiusmod tempor incididunt ut labore et dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco ' +
      'laboris nisi aliquip ex ea commodo consequat duis aute irure reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat proident sunt officia ' +
      'deserunt mollit anim id est laborum vestibulum pellentesque vivamus phasellus aenean mauris curabitur suspendisse maecenas praesent nullam fusce donec vulputate ultrices tristique ' +
      'malesuada turpis egestas faucibus sollicitudin ligula tortor nunc lectus porttitor lacinia bibendum rhoncus habitant morbi senectus netus fames viverra eget sapien risus ' +
      'volutpat euismod justo augue blandit vitae auctor neque laoreet ornare quam pulvinar',
  ),
);
const shareOfDummy = 0.5;
const fewestWords = 4;
/** Below this share of different words a sentence says the same word over and over. */
const shareOfDifferent = 0.45;

/** What a document is asked about; that there is none of it, or that it is written down, says nothing about it. */
const topics =
  '(?:limit(?:s|ations?)?|restrictions?|caveats?|weakness(?:es)?|shortcomings?|risks?|harms?|bias(?:es)?|concerns?|issues?|problems?|failure (?:cases|modes)|(?:intended |out-of-scope )?uses?|decisions?|runbooks?|' +
  'procedures?|polic(?:y|ies)|terms|licen[cs]es?|owners?|incidents?|impacts?|ethics|ethical (?:considerations?|questions?))';

/** Whether a sentence is of one kind. */
type SentenceTest = (sentence: string) => boolean;

/** @param begin how such a sentence begins: few do, and the whole is dear to compile */
function whole(begin: string, end: string): SentenceTest {
  const begins = new RegExp(`^${begin}`, 'i');
  const all = once(() => new RegExp(`^${begin}${end}$`, 'i'));
  return (sentence) => begins.test(sentence) && all().test(sentence);
}

function plain(pattern: RegExp): SentenceTest {
  return (sentence) => pattern.test(sentence);
}

const nothingToSay: readonly SentenceTest[] = [
  whole(
    '(?:(?:currently|so far|at present|at the moment|as of now|for now|to date|to our knowledge|as far as we know)[, ]{1,2})?(?:there (?:are|is)|we (?:have|know of|see|found|are aware of)|the (?:model|system|project|team|tool) has) (?:currently |so far |as yet |at present |still )?no',
    `(?:ne)?(?: (?:known|identified|relevant|major|significant|real|particular|specific|documented|further|special|other)){0,2} ${topics}\\b(?:,? (?:or|and|nor) [\\w-]{1,20}){0,2}(?: (?:of|in|for|with|to) (?:the |this |our |its )?[\\w-]{1,20}){0,2}(?: (?:known|yet|so far|at this time|at present|at the moment|for now|identified|to report|to note|to mention|here)){0,3}[.!…]{0,3}(?:[,;(]? ?(?:todo|tbd|wip)\\b[^\\n]{0,60})?`,
  ),
  whole(
    '(?:no|none)(?=[ ,])',
    `(?: of the)?(?: (?:known|identified|relevant|major|significant|specific|further|special))?(?: ${topics})?(?:,? (?:or|and) [\\w-]{1,20})?(?: (?:are|is|were|was|have been|has been))?(?: (?:known|found|identified|apply|documented|defined|written|assessed|recorded|yet|so far|at this time|at the moment|currently|here)){1,4}[.!…]{0,3}`,
  ),
  whole(
    '(?:this|the|these|it|they|everything|all of this)(?: [\\w-]{1,20}){0,5} (?:(?:has|have) (?:not (?:yet )?|yet to )be(?:en)?|(?:is|are) (?:still |yet )?to be|(?:is|are) not yet|still (?:has|have|needs?) to be|will be|(?:has|have) still to be) ',
    '(?:written|documented|described|defined|decided|determined|filled in|completed|added|specified|collected|provided|listed|assessed here|done)(?: (?:up|down|here|yet|soon|later|in (?:the )?(?:near )?future|in due course|at a later (?:date|time|point)|by the team|once [\\w ]{1,40}|before (?:the )?release|as needed)){0,3}[.!…]{0,3}',
  ),
  whole(
    "(?:we|the team|i) (?:will|shall|plan to|intend to|still have to|have yet to|hope to|have not yet|haven't yet|did not yet) ",
    '(?:write|document|describe|define|add|fill in|complete|specify|list|list(?:ed)?|written|documented|described|defined|added|filled in|completed)\\b[^.]{0,80}[.!…]{0,3}',
  ),
  // German, French, Spanish, Chinese.
  whole(
    '(?:(?:derzeit|bisher|zurzeit|momentan|aktuell|noch)[, ]{1,2})?(?:es )?(?:sind|gibt es|gibt|ist|bestehen|liegen) ',
    '(?:(?:uns|derzeit|bisher|zurzeit|momentan|aktuell|noch|es) ){0,3}keine? (?:[\\wäöüß-]{1,20} )?(?:einschränkung(?:en)?|grenzen|beschränkung(?:en)?|risik(?:o|en)|probleme|schwächen|entscheidung(?:en)?|vorfälle|lizenz(?:en)?)(?: (?:bekannt|vor|erfasst|dokumentiert))?[.!…]{0,3}',
  ),
  plain(
    /\b(?:wird|werden|muss|müssen) (?:noch|später|demnächst|nachträglich) (?:ergänzt|ausgefüllt|beschrieben|dokumentiert|nachgetragen|festgelegt|hinzugefügt)\b/i,
  ),
  plain(
    /^(?:[^\p{L}]{0,6})(?:noch offen|folgt(?: in kürze| noch| später)?|à compléter|à venir|à définir|à remplir|por (?:completar|definir|rellenar)|pendiente)[^\p{L}]{0,6}$/iu,
  ),
  whole(
    "(?:il n['’]y a|il n['’]existe|on ne connaît|nous ne connaissons|aucune?)",
    "(?: (?:pas|actuellement|encore|à ce jour|aucune?|de|pas de)){0,4} (?:limites?|limitations?|restrictions?|risques?|problèmes?|biais|décisions?|incidents?)(?: (?:connu|identifié|documenté|à ce jour|pour l['’]instant|pour le moment)(?:e|s|es)?){0,3}[.!…]{0,3}",
  ),
  whole(
    '(?:(?:por ahora|de momento|actualmente|hasta ahora)[, ]{1,2})?(?:no (?:se conocen|hay|existen|tenemos)|ningun[oa]s?)',
    '(?: (?:aún|todavía|actualmente))? (?:limitaci(?:ón|ones)|límites?|restricci(?:ón|ones)|riesgos?|problemas?|sesgos?|decisiones|incidentes?)(?: (?:conocid|identificad|documentad)[oa]s?)?(?: (?:por ahora|todavía|aún|de momento))?[.!…]{0,3}',
  ),
  plain(
    /^(?:目前|暂时|当前|尚)?(?:暂无|没有|无|尚无|未发现)(?:任何)?(?:已知|明显)?的?(?:局限|限制|风险|问题|偏见|缺陷|决策|事故)(?:性)?[。.!！]?$|^(?:待(?:补充|完善|定|填写|更新)|此处填写|(?:尚未|未)(?:填写|编写|完成))/,
  ),
];

/**
 * "We have not done any of this", "Nobody has ever looked at this", "It was written because a tool asked for it": a denial of whatever the page is about, with nothing of
 * its own in it. What says of which thing it is not so ("has not been tested on children") is a sentence like others.
 */
const denials: readonly SentenceTest[] = [
  whole(
    "(?=[^\\n]{0,120}(?:\\b(?:not|never|nobody|no one|no-one|none|nothing)\\b|n't\\b))(?:and |but |so far |until now |to be honest,? ){0,2}(?:we|i|they|the team|our team|nobody|no one|no-one|none of us|nothing)",
    "(?: (?:here|in the team|on the team|at all))?,? (?:have|has|had|did|do|does|are|is|was|were|will|can|could|would)?(?:n't)?(?: ?(?:not|never|n't|yet|ever|so far|plan(?:ned)?|intend|want|to|been|even|really|actually)){0,6} ?(?:do|doing|done|did|look(?:ed|ing)?(?: at| into)?|ma[dk]e|making|check(?:ed)?|test(?:ed)?|tr(?:y|ied)|start(?:ed)?(?: with| on)?|work(?:ed)?(?: at| on)?|think|thought(?: about| of)?|measure[ds]?|plan(?:ned)?|need(?:ed)?|car(?:e|ed)(?: about| for)?|cover(?:ed)?|address(?:ed)?|document(?:ed)?|wr(?:ite|itten|ote))(?: (?:about|at|on|for|of))?(?: (?:any|all|some|much|anything|part))?(?: of)? ?(?:this|that|it|these|those|them|anything|so|the above)\\b(?: (?:at all|yet|so far|here|either|before|until now|and (?:we|i) (?:do|did|will) not (?:plan|intend|want) to(?: do (?:it|so|this))?)){0,3}[.!…]{0,3}",
  ),
  whole(
    '(?:this|the|it)(?: (?:page|document|file|text|section|paragraph|policy|answer))?(?: (?:is|was|has been|exists|stands here))?(?: only| just| merely| here| there| simply| solely){0,3}(?: (?:written|made|created|added|put here|filled in|generated))?(?: only| just| merely| simply| solely){0,2} (?:because|so that|since|in order to|to) ',
    "(?:a|the|some|our|an|please|satisfy|make|pass|keep|silence|get)\\b[\\w' -]{0,60}\\b(?:tool|check(?:er|list|s)?|audit(?:or)?|scanner|gate|ci|badge|score|box|report)\\b[\\w' -]{0,60}[.!…]{0,3}",
  ),
];

/** "The limits of the model are documented." */
const claim = new RegExp(
  `^(?:the |our |all |any |its )?(?:[\\w-]{1,20} ){0,4}?${topics}(?: (?:of|for|and|or|to|in|with|that)(?: [\\w-]{1,20}){1,8}?)? (?:is|are|was|were|has been|have been) (?:all |fully |clearly |well |properly |carefully )?(?:documented|described|recorded|written down|stated|listed|in place|defined|known|named|covered)(?: (?:here|below|above|in (?:this|the) [\\w ]{1,30}|by the team|as required))?[.!]?$`,
  'i',
);

/**
 * Whether a sentence fills the page and says nothing.
 * @param tokens its words in lower case
 */
export function isFiller(sentence: string, tokens: readonly string[]): boolean {
  return isDummy(tokens) || isOverAndOver(tokens) || isSaid(sentence.slice(0, 400));
}

function isSaid(start: string): boolean {
  return nothingToSay.some((test) => test(start)) || denials.some((test) => test(start));
}

/** Whether a sentence only claims that what a section is about is written down. */
export function isClaim(sentence: string): boolean {
  return claim.test(sentence.slice(0, 400));
}

function isDummy(tokens: readonly string[]): boolean {
  return tokens.length >= fewestWords && tokens.filter((token) => dummy.has(token)).length >= tokens.length * shareOfDummy;
}

function isOverAndOver(tokens: readonly string[]): boolean {
  return tokens.length >= fewestWords && new Set(tokens).size < tokens.length * shareOfDifferent;
}
