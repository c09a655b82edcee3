// Texts that say nothing about this project: place-holders, prompts to the author, and well-known templates word for word.

const placeholders = [
  /^[^\p{L}\p{N}]{0,6}(?:todo|tbd|tba|tbc|fixme|xxx+|wip|n\/?a|none|nil|unknown|placeholder|pending|empty|coming soon|work in progress|under construction|not applicable|not (?:yet )?(?:available|written|documented|specified|provided)|to do)[^\p{L}\p{N}]{0,6}$/iu,
  /^[^\p{L}\p{N}]{0,6}(?:todo|tbd|tba|fixme)\b/iu,
  /\b(?:TODO|TBD|FIXME)\b(?! Group)/,
  /\blorem ipsum\b|\bdolor sit amet\b/i,
  /\bmore information (?:is )?needed\b|\bneeds? more information\b/i,
  /^[^.]{0,30}\bto be (?:added|written|done|determined|decided|completed|filled(?: in| out)?|defined|documented|announced|provided|updated)(?: (?:soon|later|here))?[.…!)\]*]{0,5}$/i,
  /\b(?:coming soon|work in progress|under construction)\b[^\p{L}\p{N}]{0,6}$/iu,
  /<(?:your|insert|add|enter|fill|my|todo|tbd|placeholder|describe|name of|project|company|organi[sz]ation|team|contact|e-?mail|date|link)\b[^<>]{0,120}>/i,
  /\[(?:your|insert|add|enter|fill|todo|tbd|placeholder|describe|name of|project name|project title|company|organi[sz]ation|email address|link to|date)\b[^[\]]{0,120}\]/i,
  // A whole sentence in brackets, which is no link, asks its author for words.
  /^[^\p{L}\p{N}[<({]{0,6}(?:\[[^[\]]{3,300}\]|<[^<>]{3,300}>)[^\p{L}\p{N}]{0,6}$/u,
  /\{\{[^{}]{0,200}\}\}|\{%[^{}%]{0,200}%\}|\$\{(?:project|your)[^{}]{0,60}\}/i,
  /^[^\p{L}\p{N}]{0,6}(?:please )?(?:describe|insert|add|write|put|enter|fill in|explain|list|provide|document|state|name|say)\b[^.]{0,80}\b(?:here|below)\b[^\p{L}\p{N}]{0,6}$/iu,
  /\byour (?:text|content|description|name|email|project name|answer|organi[sz]ation) (?:goes )?here\b/i,
  /\b(?:project_title|project_description|github_username|repo_name|email@example\.com|email_client|twitter_handle)\b/,
];

const prompts = [
  /^(?:please )?(?:describe|briefly describe|explain|summari[sz]e|briefly explain|outline|elaborate)\b/i,
  /^(?:please )?(?:provide|give|write|include|add) (?:an? |the |any )?(?:brief|short|quick|longer|clear|concise|detailed|summary|basic summary|description|overview|other (?:context|information)|link|list of)\b/i,
  /^(?:a|an) (?:clear and concise|brief|short) (?:description|summary|overview) of (?:what|why|how|any|the|your)\b/i,
  /^please (?:include (?:a|any|relevant|the)|list|delete|fill|replace|specify|tick|state|complete this)\b/i,
  /^use this (?:section|space|template|file) to\b|^this (?:section|field) (?:is meant|should|addresses questions|aims|can contain)\b/i,
  /^(?:tell (?:us|them|people)|list (?:any|all|the|here)|state (?:any|the|whether|who)|specify (?:any|the|whether)|fill (?:in|out)|replace this|delete this|remove this|edit this|insert)\b/i,
  /^if applicable\b|^fixes #\s?\(issue\)/i,
];

/** Stretches that only a well-known template would say in these words. */
const boilerplate = [
  // GitHub: security policy, issue and pull request templates.
  'use this section to tell people',
  'tell them where to go, how often they can expect',
  'delete options that are not relevant',
  'add any other context about the problem here',
  'my code follows the style guidelines of this project',
  // Hugging Face: cards nobody filled in.
  'this is the model card of a',
  'this modelcard aims to be a base template',
  'this dataset card aims to be a base template',
  'users (both direct and downstream) should be made aware of the risks',
  'users should be made aware of the risks, biases and limitations',
  'carbon emissions can be estimated using the machine learning impact calculator',
  'use the code below to get started with the model',
  'this model card has been generated automatically according to the information the trainer had access to',
  'on an unknown dataset',
  'if there is a paper or blog post introducing the',
  'check out the configuration reference at',
  // Contributing guides handed from project to project.
  'contributions are welcome, and they are greatly appreciated',
  'every little bit helps, and credit will always be given',
  'you can contribute in many ways',
  'report bugs at',
  'if you are reporting a bug, please include',
  'your operating system name and version',
  'any details about your local setup that might be helpful in troubleshooting',
  'detailed steps to reproduce the bug',
  'look through the github issues for',
  'is open to whoever wants to implement it',
  'could always use more documentation',
  'the best way to send feedback is to file an issue',
  'if you are proposing a feature',
  'explain in detail how it would work',
  'keep the scope as narrow as possible, to make it easier to implement',
  'remember that this is a volunteer-driven project',
  'ready to contribute? here',
  'before you submit a pull request, check that it meets these guidelines',
  'the pull request should include tests',
  'if the pull request adds functionality, the docs should be updated',
  'when contributing to this repository, please first discuss the change you wish to make',
  'please note we have a code of conduct, please follow it in all your interactions with the project',
  'ensure any install or build dependencies are removed before the end of the layer',
  'update the readme.md with details of changes to the interface',
  'increase the version numbers in any examples files and the readme.md',
  'you may merge the pull request in once you have the sign-off of two other developers',
  'contributions are what make the open source community such an amazing place',
  'any contributions you make are greatly appreciated',
  'if you have a suggestion that would make this better, please fork the repo',
  // Project generators.
  "here's a blank template to get started",
  'to avoid retyping too much info',
  'to get a local copy up and running follow these simple',
  'additional screenshots, code examples and demos work well in this space',
  'you may also link to more resources',
  'this is an example of how you may give instructions on setting up your project',
  'this is an example of how to list things you need to use the software',
  'use this space to show useful examples of how a project can be used',
  'choose a self-explaining name for your project',
  'let people know what your project can do specifically',
  'every project is different, so consider which of these sections apply',
  'already a pro? just edit this readme.md',
  'to make it easy for you to get started with gitlab',
  'give a short introduction of your project',
  'guide users through getting your code up and running',
  'describe and show how to build your code',
  'this project was bootstrapped with',
  'this template provides a minimal setup to get',
  'everything you need to build a svelte project',
  'this template should help get you started developing with',
  'one paragraph of project description goes here',
  'these instructions will get you a copy of the project up and running on your local machine',
];

/** Stands where a text should be: TODO, [More Information Needed], `<your name>`, `{{ field }}`. */
export function isPlaceholder(text: string): boolean {
  const start = text.slice(0, 2_000);
  return placeholders.some((pattern) => pattern.test(start));
}

/** Speaks to the author of the document rather than to its reader: "Describe the …". */
export function isPrompt(text: string): boolean {
  return prompts.some((pattern) => pattern.test(text.slice(0, 700)));
}

/** Word for word from a well-known template. */
export function isBoilerplate(text: string): boolean {
  const plain = text.slice(0, 1_000).toLowerCase().replaceAll('’', "'");
  return boilerplate.some((known) => plain.includes(known));
}

/** Files that are templates by their place: issue and pull request forms, project generators. */
export function isTemplatePath(path: string): boolean {
  return (
    path.includes('{{') ||
    /(?:^|\/)(?:issue_template(?:\/|\.|$)|pull_request_template(?:\/|\.|$))/i.test(path) ||
    /\.(?:j2|jinja2?|tmpl|tpl|mustache|hbs)$/i.test(path)
  );
}

/** The version numbers of GitHub's security policy template, left as they were. */
export function isSampleVersions(rows: readonly (readonly string[])[]): boolean {
  const first = rows.map((row) => row[0] ?? '');
  return first.includes('5.1.x') && first.includes('< 4.0');
}
