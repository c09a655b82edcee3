// What a project is put together from, as a bill of materials by CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). Nothing is said that no file says: what is
// not written there (licences, hashes, who made a model) has no member.
import { createHash } from 'node:crypto';
import type { Component, Place } from '../model/index.js';
import { jsonText } from '../terminal/json.js';
import { placeText } from '../terminal/text.js';
import type { ComponentList } from './components.js';
import { encoded } from './links.js';

/** The bill of materials; the same bytes for the same files at the same time. */
export function cyclonedx({ project, generated, tool, components }: ComponentList): string {
  const own = referenceOf('project', project.name);
  const parts = components.filter(({ kind }) => !isService(kind));
  const services = components.filter(({ kind }) => isService(kind));
  return jsonText({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: generated,
      lifecycles: [{ phase: 'pre-build' }],
      tools: { components: [{ type: 'application', name: 'mlready', version: tool }] },
      component: {
        type: 'application',
        'bom-ref': own,
        name: project.name,
        ...(project.revision !== null && { version: project.revision }),
        ...(project.remote !== null && { externalReferences: [{ type: 'vcs', url: project.remote.url }] }),
      },
    },
    components: parts.map(partOf),
    services: services.map(serviceOf),
    dependencies: [{ ref: own, dependsOn: components.map((one) => referenceOf(one.kind, one.name, one.revision)) }],
  });
}

/** A provider is asked over the network, and so is a server of tools. */
function isService(kind: Component['kind']): boolean {
  return kind === 'provider' || kind === 'mcp-server';
}

function referenceOf(...parts: readonly (string | null)[]): string {
  return `${parts[0]}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}`;
}

function partOf(one: Component): object {
  const { kind, name, from, revision, places } = one;
  const address = purlOf(one);
  return {
    type: typeOf(one),
    'bom-ref': referenceOf(kind, name, revision),
    name,
    ...(revision !== null && { version: revision }),
    ...(kind === 'hosted-model' && from !== null && { supplier: { name: from } }),
    ...(address !== null && { purl: address }),
    ...(kind === 'data-set' && { data: [{ type: 'dataset', name }] }),
    evidence: { occurrences: places.map(occurrenceOf) },
    properties: [{ name: 'mlready:kind', value: kind }, ...(from === null ? [] : [{ name: 'mlready:from', value: from }])],
  };
}

/** A tool is code that a model may call, of which the specification recommends "library" where nothing more is known. */
function typeOf({ kind, places, name }: Component): string {
  if (kind === 'hosted-model' || kind === 'downloaded-model') return 'machine-learning-model';
  if (kind === 'data-set') return 'data';
  if (kind === 'prompt') return places[0]?.path === name ? 'file' : 'data';
  return 'library';
}

/** https://github.com/package-url/purl-spec: the type of Hugging Face is written of models only. */
function purlOf({ kind, from, name, revision }: Component): string | null {
  if (kind !== 'downloaded-model' || from !== 'Hugging Face Hub' || !/^(?:[\w.-]+\/)?[\w.-]+$/.test(name)) return null;
  return `pkg:huggingface/${name}${revision === null ? '' : `@${encoded(revision)}`}`;
}

function occurrenceOf({ path, line, cell }: Place): object {
  return { location: path, ...(line !== undefined && { line }), ...(cell !== undefined && { additionalContext: `cell ${cell}` }) };
}

function serviceOf({ kind, name, from, revision, places }: Component): object {
  return {
    'bom-ref': referenceOf(kind, name, revision),
    name,
    ...(revision !== null && { version: revision }),
    ...(from !== null && /^https?:\/\//.test(from) && { endpoints: [from] }),
    properties: [
      { name: 'mlready:kind', value: kind },
      ...(from === null ? [] : [{ name: 'mlready:from', value: from }]),
      ...places.map((place) => ({ name: 'mlready:place', value: placeText(place) })),
    ],
  };
}
