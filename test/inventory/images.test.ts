// What a Dockerfile and a compose file say about images.
import { expect, it } from 'vitest';
import { describesImages, readImages } from '../../src/inventory/images.js';

const bases = (text: string, path = 'Dockerfile') => readImages(path, text)?.bases.map(({ image, line }) => `${image} ${line}`);
const copied = (text: string) => readImages('Dockerfile', text)?.copied.map(({ source, line }) => `${source} ${line}`);

it.each([
  ['a stage', 'FROM a:1 AS one\nFROM one\nFROM ONE', ['a:1 1']],
  ['an argument with a default', 'ARG V=3\nFROM a:${V}\nFROM b:$V', ['a:3 2', 'b:3 3']],
  ['an argument without', 'ARG V\nFROM a:${V}', []],
  ['a platform', 'FROM --platform=linux/amd64 a:1', ['a:1 1']],
  ['a line that goes on', '# x\nFROM \\\n  a:1', ['a:1 2']],
  ['a here-document', 'RUN <<EOF\nFROM b\nEOF\nFROM a:1', ['a:1 4']],
  ['a here-document for another stream', 'RUN cat 3<<-"EOF" >x\nFROM b\nEOF\nFROM a:1', ['a:1 4']],
  ['a shift', 'RUN python -c "print(1<<20)"\nFROM a:1', ['a:1 2']],
  ['a shift by a name', 'RUN python -c "print(1<<n)"\nFROM a:1', ['a:1 2']],
  ['a here-string', 'RUN cat <<<word\nFROM a:1', ['a:1 2']],
  ['a label', 'LABEL a="b <<c"\nFROM a:1', ['a:1 2']],
])('%s', (_, text, expected) => expect(bases(text)).toEqual(expected));

it.each([
  ['COPY a.py ./b.py /x/', ['a.py 1', 'b.py 1']],
  ['COPY ["a b.py", "c.py", "/x/"]', ['a b.py 1', 'c.py 1']],
  ['COPY --chown=a:b /src/a.py .', ['src/a.py 1']],
  ['COPY --from=one a.py .', []],
  ['COPY <<EOF /x\na\nEOF', []],
])('%s', (text, expected) => expect(copied(text)).toEqual(expected));

it('leaves out what a compose file builds', () => expect(bases('services:\n  a: {image: x, build: .}\n  b:\n    image: y', 'compose.yaml')).toEqual(['y 4']));

it.each(['Dockerfile.j2', '.devcontainer/Dockerfile', 'examples/a/Dockerfile', 'Dockerfile.md', 'docker-compose.test.yml', 'a.json'])(
  '%s describes nothing that is deployed',
  (path) => expect(describesImages(path)).toBe(false),
);
it('reads manifests of Kubernetes alone', () => {
  const text = 'spec:\n  containers:\n    - image: "acme/a" # ours\n    - image: {{ .Values.image }}\n';
  expect(bases(`kind: Pod\n${text}`, 'k8s/a.yaml')).toEqual(['acme/a 4']);
  expect(readImages('a.yaml', text)).toBeNull();
});

it.each(['Dockerfile', 'Dockerfile.gpu', 'api.Dockerfile', 'docker/api.dockerfile', 'Containerfile', 'docker-compose.yml', 'compose.prod.yaml'])(
  '%s describes images',
  (path) => expect(describesImages(path)).toBe(true),
);
