// Small word lists that tell prose from heaps of words: function words and verbs of a few languages. Enough to tell, not to parse.

const words = (text: string): string[] => text.split(' ').filter(Boolean);

const english = words(
  'a an the this that these those of to in on at by for from with without into onto over under between through during against about across within per via as than then so if when while ' +
    'where because since until unless although though and or but nor not no only also both each every any all some such other more most less which who whom whose what how why we you they ' +
    'it he she i our your their its us them there here once before after above below up out',
);

/** German, French, Spanish, Portuguese, Italian, Dutch. */
const foreign = [
  ...words(
    'der die das den dem des ein eine einen einem einer und oder nicht mit von vom zu zum zur im am auf für bei beim aus nach über durch wir sie es sich als auch nur wenn dass damit weil dieser diese dieses ' +
      'kein keine keinen ihre ihren sein seine bis um man',
  ),
  ...words('le la les un une des du de et ou ne pas avec pour par sur dans ce cette ces nous vous ils qui que est aux au se en plus'),
  ...words('el los las una unos y o no con para por sobre del al se su sus que como más nos este esta estos'),
  ...words('os as um uma e ou não com para por sobre do da dos das no na nos nas que como mais são'),
  ...words('il lo gli uno di da con per su tra che non sono della dello dei delle nel nella ed het een van niet met voor op aan dat deze wij zij'),
];

/** Words that hold sentences together. */
export const functionWords: ReadonlySet<string> = new Set([...english, ...foreign]);

/** Those that no English sentence holds. */
export const foreignWords: ReadonlySet<string> = new Set(
  foreign.filter((word) => word.length > 1 && !english.includes(word) && !['die', 'plus', 'man', 'est', 'se'].includes(word)),
);

const auxiliaries = words(
  "is are was were be been being am has have had having do does did can cannot could may might must shall should will would isn't aren't wasn't weren't don't doesn't didn't can't " +
    "couldn't won't wouldn't shouldn't haven't hasn't it's that's there's we're you're they're we've you've they've we'll you'll let's i'm i've",
);

const foreignVerbs = words(
  'ist sind war waren wird werden wurde wurden hat haben kann können muss müssen soll sollen darf enthält enthalten dient zeigt verwendet verwenden nutzt ' +
    'est sont était étaient sera seront ont peut peuvent doit doivent contient utilise utilisent permet es son fue fueron será está están tiene tienen puede pueden debe deben contiene ' +
    'utiliza permite é são foi foram tem têm pode podem deve devem contém è sono era stato hanno può possono deve contiene zijn was wordt worden heeft hebben kan kunnen moet moeten bevat',
);

/** Verbs whose plain form and form on -s are hardly ever nouns in this kind of text. */
const plainVerbs = words(
  'accept achieve acquire add affect aim allow analyse analyze anonymise anonymize apply arise ask assess assume avoid become begin behave belong bring build calculate call capture carry ' +
    'choose clean collect combine come compare compute concern confirm consider consist contact contain contribute convert correspond create decide decrease define degrade delete deliver depend ' +
    'deploy derive describe detect determine develop differ disable discard disclose discuss download drop email enable encourage encrypt ensure estimate evaluate exceed exclude exist expect ' +
    'explain expose extend extract fail find fit follow forget generate get give go grow guarantee handle happen help identify ignore improve include increase indicate infer inform inherit ' +
    'install intend introduce investigate involve keep know lack lead learn leave let lie limit load lose maintain make mean meet mention merge mitigate modify move navigate need normalise normalize obtain occur ' +
    'offer open operate optimise optimize perform place predict prefer prepare preserve prevent process produce propose protect prove provide publish pull push put quantify read receive recommend ' +
    'reduce refer refuse reject rely remain remember remove replace represent reproduce request require resolve respond restrict retain retrieve return reveal revoke run save say scale see select ' +
    'send serve share show simplify simulate solve specify split start stay stop store struggle submit suffer suggest support take tell tend treat try tune understand update upload use validate ' +
    'vary verify violate visit want warn watch work write',
);

/** Verbs that are as often nouns: they count only where a verb is due. */
const doubtfulVerbs = words(
  'access answer average balance base benchmark cause change check claim clone contract control copy cost cover cross cut damage deal display document draw drift end estimate experiment export ' +
    'filter flag focus form format function gain group guide harm hold host implement import impact index input interest label label lack license link list log look map mark match measure ' +
    'model monitor name note order output own pass pay pin plan plot point practice present profile project query question range rank rate record register release repeat report research rest ' +
    'result review risk sample schedule score search set sign sort source split step study target test track train transfer trigger trust turn type value view wait weigh',
);

const irregularPast = words(
  'became began brought built came chose did drew fell felt found gave given gone got grew grown held kept knew known led left lost made meant met paid put ran said saw seen sent shown showed ' +
    'stood taken taught told took thought understood went won written wrote chosen drawn driven hidden broken spent',
);

function formsOf(verb: string): string[] {
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`];
  return [verb, /(?:s|x|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`];
}

/** Forms that are verbs wherever they stand. */
export const verbs: ReadonlySet<string> = new Set([...auxiliaries, ...foreignVerbs, ...irregularPast, ...plainVerbs.flatMap(formsOf)]);

/** Forms that are verbs only at the head of a sentence or behind a word of `beforeVerb`. */
export const doubtful: ReadonlySet<string> = new Set(doubtfulVerbs.flatMap(formsOf));

/** After one of these a doubtful form is a verb. */
export const beforeVerb: ReadonlySet<string> = new Set(
  words(
    'to we you they i it he she who which that this not please then and also can could may might must should will would do does did never always only users people',
  ),
);

/** Abbreviations whose full stop ends no sentence. */
export const abbreviations: ReadonlySet<string> = new Set(words('e.g i.e etc vs cf fig figs eq al approx no vol dr mr mrs ms prof st resp incl z.b d.h p.ej'));
