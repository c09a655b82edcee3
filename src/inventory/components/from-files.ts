// Components that files show by what they are: prompts, settings of servers of the Model Context Protocol, settings that name a model.
import { entriesOf, isRecord, textOf } from '../../parsers/config/values.js';
import { type FileView, lineAt } from '../file-view.js';
import { type FoundComponent, withoutSecrets } from './from-calls.js';

const promptFile =
  /(?:^|\/)prompts?\/(?:[^/]+\/){0,4}[^/]+\.(?:md|txt|j2|jinja2?|prompt|prompty|mustache|hbs|ya?ml)$|(?:^|\/)[^/]*(?:\.prompty?|[._-]prompts?\.(?:md|txt|j2|jinja2?))$/i;
const mcpFile = /(?:^|\/)(?:\.?mcp|claude_desktop_config|mcp[_-]?(?:config|servers|settings)|mcp_config)\.json$/i;
/** Files in which settings may name a model. */
const settingsFile = /\.(?:py|[cm]?[jt]sx?|ya?ml|toml|ini|cfg|properties)$|(?:^|\/)\.?env(?:\.\w+)?$|\.env$/i;

/** Ids that only hosted models have, as their providers write them. */
const hostedId =
  /^(?:(?:openai|anthropic|google|gemini|mistral|azure|bedrock|vertex_ai|openrouter)\/)*(?:gpt-(?:3\.5|4|5)[\w.-]{0,40}|o[134](?:-[\w.-]{1,40})?|claude-[\w.-]{1,60}|gemini-\d[\w.-]{0,40}|mistral-(?:small|medium|large)[\w.-]{0,30}|text-embedding-(?:3-(?:small|large)|ada-002)|command-(?:r|a)[\w+.-]{0,30}|deepseek-(?:chat|reasoner)|grok-\d[\w.-]{0,30}|(?:us\.|eu\.)?anthropic\.claude[\w.:-]{1,60})$/;
const setting =
  /(?:^|[\s{(,;"'[])((?:[A-Za-z_][\w.-]{0,40}[_.-])?(?:model|llm)(?:[_-]?(?:name|id|default))?|[a-z]\w{0,30}Model(?:Id|Name)?)["'\]]{0,2}(?:[ ]?:[ ]?\w{1,20})?[ ]{0,3}[=:][ ]{0,3}["'`]?([\w./:@-]{2,100})["'`]?[ ]{0,3}(?:[,;})#]|$)/gim;

/** Whether a file may show a component by what it is. */
export function isTelling(path: string): boolean {
  return promptFile.test(path) || mcpFile.test(path) || settingsFile.test(path);
}

/** @returns what a file shows; prompts are told apart, as they are some only where a model is asked */
export function fromFile(view: FileView): FoundComponent[] {
  const { path } = view;
  if (mcpFile.test(path)) return serversIn(view);
  if (promptFile.test(path) && view.text().trim() !== '') return [{ kind: 'prompt', name: path, from: 'a file', revision: null, place: { path } }];
  return settingsFile.test(path) && view.notebook() === null ? [...settingsIn(view), ...promptsIn(view), ...toolsIn(view)] : [];
}

function settingsIn(view: FileView): FoundComponent[] {
  const text = view.live();
  // Recorded exchanges of tests are no settings.
  if (!/model|llm/i.test(text) || /^interactions:/m.test(text)) return [];
  return [...text.matchAll(setting)].flatMap(({ index, 0: whole, 2: value = '' }): FoundComponent[] => {
    if (!hostedId.test(value)) return [];
    return [{ kind: 'hosted-model', name: value, from: null, revision: null, place: { path: view.path, line: lineAt(text, index + whole.search(/\S/)) } }];
  });
}

const promptText =
  /^[ \t]{0,12}(?:export )?(?:const |let |var )?(\w{0,40}(?:PROMPT|_prompt|Prompt)(?:_?\w{0,20}))(?:[ ]?:[ ]?\w{1,20})?[ ]?=(?!=)[ ]?\(?[ \t\n]{0,20}[rfbuRFBU]{0,2}("""|'''|["'`])(?=[^"'`]{20})/gm;

/** A function as it is described to a model that may call it. */
const describedTool = /["']?type["']?[ ]?:[ ]?["']function["'],\s{0,40}(?:["']?function["']?[ ]?:[ ]?\{\s{0,40})?["']?name["']?[ ]?:[ ]?["']([\w-]{1,64})["']/g;

function toolsIn(view: FileView): FoundComponent[] {
  const text = isCode.test(view.path) ? view.live() : '';
  return [...text.matchAll(describedTool)].map(({ index, 1: name = '' }) => ({
    kind: 'tool',
    name,
    from: 'code',
    revision: null,
    place: { path: view.path, line: lineAt(text, index) },
  }));
}

const isCode = /\.(?:py|[cm]?[jt]sx?)$/;

function promptsIn(view: FileView): FoundComponent[] {
  if (!isCode.test(view.path)) return [];
  const text = view.live();
  if (!/prompt/i.test(text)) return [];
  return [...text.matchAll(promptText)].map(({ index, 0: whole, 1: name = '' }) => ({
    kind: 'prompt',
    name,
    from: 'code',
    revision: null,
    place: { path: view.path, line: lineAt(text, index + whole.search(/\S/)) },
  }));
}

const mostServers = 200;

function serversIn(view: FileView): FoundComponent[] {
  const data = view.data();
  if (data === null || !isRecord(data.value)) return [];
  const { value } = data;
  return ['mcpServers', 'servers']
    .flatMap((key) => entriesOf(value[key]).map(([name, server]) => ({ key, name, server })))
    .slice(0, mostServers)
    .flatMap(({ key, name, server }): FoundComponent[] => {
      if (!isRecord(server)) return [];
      const args = Array.isArray(server['args']) ? server['args'].flatMap((one) => textOf(one) ?? []) : [];
      // Of the command line only the package is told: the rest may hold keys.
      const pack = /^(?:.*[\\/])?(?:npx|uvx|bunx|pnpm|docker)$/.test(textOf(server['command']) ?? '')
        ? args.find((arg) => /^(?:@[\w.-]+\/)?[a-z][\w./-]{1,80}(?:[@:][\w.^~-]{1,40})?$/.test(arg) && arg !== 'run' && arg !== 'dlx')
        : undefined;
      const url = textOf(server['url']);
      const [, bare, revision] = /^(.+?)[@:]([\w.^~-]+)$/.exec(pack ?? '') ?? [];
      const from = pack === undefined ? (url === null ? null : withoutSecrets(url)) : (bare ?? pack);
      return [{ kind: 'mcp-server', name, from, revision: revision ?? null, place: { path: view.path, line: data.line([key, name]) } }];
    });
}
