// Container images: what they are built on, what they copy out of the repository, and which files describe them.
import { entriesOf, isRecord, itemsOf } from '../parsers/config/values.js';
import { readYaml } from '../parsers/config/yaml.js';

export interface Images {
  /** Images that are built on, copied from or run, as written, with the defaults of ARG put in; stages of the same file and images that are built here are left out. */
  bases: { image: string; line: number }[];
  /** Files and folders that are copied out of the repository, with their quotes and leading "/" and "./" taken off. */
  copied: { source: string; line: number }[];
  /** Dockerfiles that are named as what an image is built of. */
  named: { file: string; line: number }[];
  /** The commands that the last stage of a Dockerfile starts, unless it is a stage for development. */
  starts: { command: string; line: number }[];
  /** Images that Kustomize gives another tag or a digest, by their names. */
  retagged: string[];
}

const dockerfile = /(?:^|\/)(?:[^/]+\.)?(?:dockerfile|containerfile)(?:\.(?!md$|j2$|jinja2?$|tmpl$|tpl$|template$|txt$|dockerignore$)[\w-]+)?$/i;
/** Manifests of Kubernetes, told by what they hold. */
const manifest = /\.ya?ml$/i;
const workload = /^kind:[ \t]{1,4}["']?(?:Deployment|StatefulSet|DaemonSet|Job|CronJob|Pod|InferenceService|ScaledJob)\b/m;
const compose = /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$|(?:^|\/)\.iceci\.ya?ml$/i;
const kustomization = /(?:^|\/)kustomization\.ya?ml$/i;
/** What nothing of the project is deployed from. */
const aside =
  /(?:^|\/)(?:\.devcontainer|examples?|samples?|demos?|tutorials?|docs?|homework\w{0,20})\/|compose[^/]*[._-](?:test|tests|ci|dev|local|override)\.ya?ml$|(?:^|\/)\.gitpod\.dockerfile$|dockerfile[._-](?:dev|develop|development|local|debug)(?:[._-][\w-]*)?$|(?:^|[/._-])(?:dev|develop|development|local|debug)\.dockerfile$/i;
const developing = /(?:^|[._-])(?:dev|devel|develop|development|debug|local|tests?|testing)(?:$|[._-])/i;
/** What ends the text that an instruction takes in; neither a shift nor a here-string begins one. */
const hereDocument = /^[ \t]*(?:RUN|COPY|ADD)\b(?:.*?\s\d{0,3})?<<-?["']?([A-Za-z_]\w{0,39})["']?(?=[\s;&|>)]|$)/i;
const maxInstructions = 2_000;
const longestCommand = 1_000;

/** Whether a path describes images. */
export function describesImages(path: string): boolean {
  return (dockerfile.test(path) || manifest.test(path)) && !path.includes('{{') && !aside.test(path);
}

/** @returns what a file says about images; null where it describes none */
export function readImages(path: string, text: string): Images | null {
  if (!describesImages(path)) return null;
  if (dockerfile.test(path)) return readDockerfile(text);
  if (compose.test(path)) return readCompose(text);
  if (kustomization.test(path)) return readKustomization(text);
  return workload.test(text) ? readManifest(text) : null;
}

function readDockerfile(text: string): Images {
  const images: Images = { bases: [], copied: [], named: [], starts: [], retagged: [] };
  const stages = new Set<string>();
  const defaults = new Map<string, string>();
  let stage = '';
  for (const { words, line } of instructions(text)) {
    const [name = '', ...rest] = words;
    const plain = rest.filter((word) => !word.startsWith('--'));
    if (name === 'ARG') for (const [, key = '', value = ''] of rest.join(' ').matchAll(/([A-Za-z_]\w{0,80})=["']?([^\s"']{1,200})/g)) defaults.set(key, value);
    if (name === 'CMD' || name === 'ENTRYPOINT') images.starts.push({ command: rest.join(' ').slice(0, longestCommand), line });
    if (name === 'FROM') {
      images.starts = [];
      stage = plain[1]?.toUpperCase() === 'AS' ? (plain[2] ?? '') : '';
      const image = (plain[0] ?? '').replace(/\$\{?([A-Za-z_]\w{0,80})(?::-([^}]{0,200}))?\}?/g, (all, key, other) => given(defaults.get(key) ?? other) ?? all);
      if (image !== '' && !image.includes('$') && image !== 'scratch' && !stages.has(image.toLowerCase())) images.bases.push({ image, line });
      if (plain[1]?.toUpperCase() === 'AS') stages.add((plain[2] ?? '').toLowerCase());
    }
    const from = name === 'COPY' ? /^--from=([^\s$]{1,300})$/.exec(rest.find((word) => word.startsWith('--from=')) ?? '')?.[1] : undefined;
    if (from !== undefined && /[/:]/.test(from) && !stages.has(from.toLowerCase())) images.bases.push({ image: from, line });
    if ((name === 'COPY' || name === 'ADD') && !rest.some((word) => /^--from|^<</.test(word)))
      for (const source of plain.slice(0, -1)) images.copied.push({ source: source.replace(/^\.?\/+/, ''), line });
  }
  if (developing.test(stage)) images.starts = [];
  return images;
}

/** A version that is `latest` unless the build says otherwise stands for whatever the build says. */
function given(value: string | undefined): string | undefined {
  return value === 'latest' ? undefined : value;
}

/** The instructions of a Dockerfile with continued lines joined; of the JSON form the texts. */
function instructions(text: string): { words: string[]; line: number }[] {
  const found: { words: string[]; line: number }[] = [];
  let [joined, start, hereDoc] = ['', 0, ''];
  for (const [index, raw] of text.split('\n').entries()) {
    if (hereDoc !== '') {
      if (raw.trim() === hereDoc) hereDoc = '';
      continue;
    }
    if (/^[ \t]*(?:#|$)/.test(raw)) continue;
    if (joined === '') start = index + 1;
    joined += raw.replace(/\\[ \t\r]*$/, ' ');
    if (/\\[ \t\r]*$/.test(raw)) continue;
    const words = joined.trim().slice(0, 4_000).split(/[\s]+/);
    const isList = /^(?:COPY|ADD)$/i.test(words[0] ?? '') && joined.includes('[');
    const listed = isList ? [...joined.slice(joined.indexOf('[')).matchAll(/"([^"]{1,500})"/g)].map(([, word = '']) => word) : null;
    if (found.length < maxInstructions)
      found.push({ words: [(words[0] ?? '').toUpperCase(), ...(listed ?? words.slice(1).map((word) => word.replace(/^["']|["']$/g, '')))], line: start });
    hereDoc = hereDocument.exec(joined)?.[1] ?? '';
    joined = '';
  }
  return found;
}

function readManifest(text: string): Images {
  const images: Images = { bases: [], copied: [], named: [], starts: [], retagged: [] };
  text.split('\n').forEach((line, index) => {
    const image = /^[ \t]{1,60}(?:-[ \t]{1,4})?image:[ \t]{1,10}["']?([^\s"'#{}]{1,300})["']?[ \t\r]*(?:#.{0,200})?$/.exec(line)?.[1];
    if (image !== undefined && images.bases.length < maxInstructions) images.bases.push({ image, line: index + 1 });
  });
  return images;
}

function readKustomization(text: string): Images | null {
  const reading = readYaml(text);
  const listed = reading.problems.length === 0 && isRecord(reading.value) ? reading.value['images'] : null;
  const retagged = itemsOf(listed).flatMap((one) =>
    isRecord(one) && typeof one['name'] === 'string' && ((one['newTag'] ?? 'latest') !== 'latest' || one['digest'] !== undefined) ? [one['name']] : [],
  );
  return retagged.length === 0 ? null : { bases: [], copied: [], named: [], starts: [], retagged: retagged.slice(0, maxInstructions) };
}

function readCompose(text: string): Images {
  const images: Images = { bases: [], copied: [], named: [], starts: [], retagged: [] };
  text.split('\n').forEach((line, index) => {
    const file = /^[ \t-]{0,60}dockerfile(?:Path)?:[ \t]{0,10}["']?([^\s"'#]{1,300})["']?[ \t\r]*$/i.exec(line)?.[1];
    if (file !== undefined) images.named.push({ file, line: index + 1 });
  });
  const reading = readYaml(text);
  const services = reading.problems.length === 0 && isRecord(reading.value) ? reading.value['services'] : null;
  for (const [name, service] of entriesOf(services)) {
    if (!isRecord(service) || service['build'] !== undefined || typeof service['image'] !== 'string') continue;
    images.bases.push({ image: service['image'], line: reading.at(['services', name, 'image'], true).line });
  }
  return images;
}
