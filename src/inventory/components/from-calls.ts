// Components that the calls of one file of code name.
import type { Component, Place } from '../../model/index.js';
import { firstString, keywordOf, spreads } from '../../parsers/code/arguments.js';
import type { FileFacts } from '../../parsers/language.js';
import type { FileView } from '../file-view.js';
import { type Client, clients, type Loader, loaders, mcpServers, toolDecorators } from './tables.js';

/** One place of a component. */
export type FoundComponent = Pick<Component, 'kind' | 'name' | 'from' | 'revision'> & { place: Place };

type KeptCall = FileFacts['calls'][number];

/** @param isFile whether a name is that of a file or folder of the project @returns what the calls of a file name, in their order */
export function fromCalls(view: FileView, facts: FileFacts, isFile: (name: string) => boolean): FoundComponent[] {
  const dead = view.dead();
  const live = facts.calls.filter(({ line, cell }) => !dead.some((one) => one.cell === cell && one.from <= line && line <= one.to));
  const literal = literalIn(view);
  const elsewhere = address.test(view.effective());
  const imported = clients.filter(({ root }) => facts.imports.some(({ module }) => isUnder(module, root)));
  return live.flatMap((call): FoundComponent[] => {
    const place: Place = { path: view.path, line: call.line, ...(call.cell !== undefined && { cell: call.cell }) };
    return [
      ...hostedIn(call, { imported, elsewhere, literal }).map((found) => ({ ...found, place })),
      ...loadedIn(call, literal, isFile).map((found) => ({ ...found, place })),
      ...offeredIn(call, facts).map((found) => ({ ...found, place })),
    ];
  });
}

/** Where something else is called than the provider itself. */
const address = /\b(?:base_?url|api_?base|baseURL)["']?[ ]?[=:]/;

function isUnder(name: string, root: string): boolean {
  return name.startsWith(root) && (name.length === root.length || /[./A-Z]/.test(name.charAt(root.length)));
}

/** A string that is written there, or in the one place where the variable gets its value; null for anything else. */
type Literal = (source: string | null) => string | null;

function literalIn(view: FileView): Literal {
  return (source) => {
    if (source === null) return null;
    const written = /^["'`]([^"'`\n$\\]{1,200})["'`]$/.exec(source)?.[1];
    if (written !== undefined) return written;
    if (!/^[A-Za-z_]\w{0,60}$/.test(source)) return null;
    const given = [
      ...view.live().matchAll(new RegExp(`^[ \\t]{0,40}(?:export )?(?:const |let |var )?${source}(?:[ ]?:[ ]?\\w{1,40})?[ ]?=(?!=)[ ]?(.{0,210})$`, 'gm')),
    ];
    const [, value = ''] = given.length === 1 ? (given[0] ?? []) : [];
    return /^["']([^"'\n\\]{1,200})["'];?$/.exec(value)?.[1] ?? null;
  };
}

const modelKeywords = ['model', 'model_name', 'modelName', 'modelId', 'model_id', 'deployment_name', 'azure_deployment'];

interface Clients {
  /** Those that the file imports. */
  imported: readonly Client[];
  /** Whether a client of the file is told another address than its provider's. */
  elsewhere: boolean;
  literal: Literal;
}

function hostedIn({ name, args, role }: KeptCall, { imported, elsewhere, literal }: Clients): Omit<FoundComponent, 'place'>[] {
  if (role !== 'call') return [];
  const client = imported.find(({ root, calls }) => (isUnder(name, root) || name.startsWith('.')) && calls.test(name));
  if (client === undefined) return [];
  const keyword = modelKeywords.map((one) => literal(keywordOf(args, one))).find((one) => one !== null);
  const model = keyword ?? (client.first === true ? firstString(args) : null);
  // What is called is whatever answers at that address.
  const isElsewhere = client.self === true && !spreads(args) ? address.test(args) : elsewhere;
  const provider = isElsewhere ? null : client.provider;
  const providers = provider === null ? [] : [{ kind: 'provider', name: provider, from: client.root.split('.')[0] ?? client.root, revision: null } as const];
  return model === null || model === '' || !/^[\w./:@-]{1,200}$/.test(model)
    ? providers
    : [...providers, { kind: 'hosted-model', name: model, from: provider, revision: null }];
}

function loadedIn({ name, args, role }: KeptCall, literal: Literal, isFile: (name: string) => boolean): Omit<FoundComponent, 'place'>[] {
  const loader = role === 'call' ? loaders.find((one) => one.call.test(name) && isOnly(one, args)) : undefined;
  if (loader === undefined) return [];
  const written = nameOf(loader, name, args, literal);
  if (written === null || written.length > 200) return [];
  if (loader.local === true && (/^[./~]|\\|\.(?:py|bin|csv|jsonl?)$/.test(written) || isFile(written))) return [];
  const [bare = written, part] =
    loader.parted === undefined || /^https?:/.test(written) ? [written] : [before(written, loader.parted), after(written, loader.parted)];
  const revision = part ?? (loader.revision === null ? null : literal(keywordOf(args, loader.revision)));
  return [
    {
      kind: loader.kind,
      name: withoutSecrets(bare),
      from: loader.from === 'a file' && /^\w{1,10}:\/\//.test(bare) ? 'an address' : loader.from,
      revision: revision ?? null,
    },
  ];
}

function isOnly({ only }: Loader, args: string): boolean {
  return only === undefined || only.value.test(keywordOf(args, only.keyword) ?? '');
}

function nameOf({ name: asked }: Loader, call: string, args: string, literal: Literal): string | null {
  if (asked === '') return call.split('.').pop() ?? null;
  if (asked.endsWith('!')) return literal(keywordOf(args, asked.slice(0, -1)));
  const keyword = keywordOf(args, asked);
  if (keyword !== null) return literal(keyword);
  const [first = ''] = args.split(/[,\n]/);
  return literal(first.trim());
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at <= 0 ? text : text.slice(0, at);
}

function after(text: string, mark: string): string | null {
  const at = text.indexOf(mark);
  return at <= 0 || at === text.length - 1 ? null : text.slice(at + 1);
}

/** An address may hold a password or a signature. */
export function withoutSecrets(text: string): string {
  return text.replace(/^([a-z][\w+.-]{0,30}:\/\/)[^/@\s]{0,2000}@/i, '$1').replace(/^([a-z][\w+.-]{0,30}:\/\/[^?#]{0,500})[?#].*$/is, '$1');
}

const furthestDefinition = 12;

function offeredIn({ name, args, role, line, cell }: KeptCall, { definitions, imports }: FileFacts): Omit<FoundComponent, 'place'>[] {
  if (role === 'decorator' && toolDecorators.test(name)) {
    const own = definitions.filter((one) => one.cell === cell && one.line > line && one.line <= line + furthestDefinition).sort((a, b) => a.line - b.line)[0];
    return own === undefined ? [] : [{ kind: 'tool', name: own.name, from: before(name, '.'), revision: null }];
  }
  if (role !== 'call') return [];
  if (mcpServers.test(name)) {
    const called = firstString(args) ?? keywordOf(args, 'name')?.replace(/^["'`]|["'`]$/g, '');
    return called === undefined || !/^[\w .:@/-]{1,100}$/.test(called) ? [] : [{ kind: 'mcp-server', name: called, from: 'this project', revision: null }];
  }
  if (/\.(?:registerTool|tool)$/.test(name) && imports.some(({ module }) => module.startsWith('@modelcontextprotocol/sdk'))) {
    const called = firstString(args);
    return called === null || !/^[\w.:/-]{1,100}$/.test(called) ? [] : [{ kind: 'tool', name: called, from: 'Model Context Protocol', revision: null }];
  }
  return [];
}
