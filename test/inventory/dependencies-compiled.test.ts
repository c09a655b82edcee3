// Dependency files of Go, Rust, the JVM, .NET and Nix, locks that any tool may write, and what a script says of its own packages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDependencies, readInlineScript } from '../../src/inventory/dependencies.js';

const read = (path: string, text: string) => readDependencies(path, new TextEncoder().encode(text));
/** "name pin group line", with "~" where nobody asked for it directly. */
const short = (path: string, text: string) => read(path, text)?.dependencies.map((d) => `${d.name} ${d.pin} ${d.group} ${d.line}${d.direct ? '' : ' ~'}`);
const kind = (path: string, text: string) => {
  const file = read(path, text);
  return file && `${file.ecosystem} ${file.kind}`;
};

const goMod =
  'module example.org/a\n\ngo 1.22\n\nrequire (\n\tgithub.com/b/c v1.2.3\n\tgolang.org/x/d v0.1.0 // indirect\n)\nrequire example.com/e/v2 v2.0.0\nreplace github.com/b/c => ../c\n';
const flake = '{"nodes": {"nixpkgs": {"locked": {"rev": "abc"}}, "root": {"inputs": {}}}, "version": 7}';
const pom = `<project>
  <properties><spark.version>3.5.1</spark.version></properties>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-mllib_2.12</artifactId>
      <version>\${spark.version}</version>
    </dependency>
    <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>
    <dependency><groupId>c</groupId><artifactId>d</artifactId><version>[1,2)</version><scope>test</scope></dependency>
  </dependencies>
</project>
`;

describe('manifests', () => {
  it.each([
    ['go.mod', goMod, 'go manifest', ['github.com/b/c exact main 6', 'golang.org/x/d exact main 7 ~', 'example.com/e/v2 exact main 9']],
    [
      'Cargo.toml',
      '[dependencies]\nlinfa = "0.7"\nserde = { version = "=1.0.200", optional = true }\nown = { path = "../own" }\n[dev-dependencies]\ncriterion = "*"\n',
      'rust manifest',
      ['linfa range main 2', 'serde exact optional 3', 'criterion none development 6'],
    ],
    ['Cargo.toml', '[dependencies]\nlinfa.workspace = true\n[workspace.dependencies]\nlinfa = "=0.7.0"\n', 'rust manifest', ['linfa exact main 4']],
    [
      'pom.xml',
      '<project>\n<!--\n<dependency><groupId>o</groupId><artifactId>p</artifactId></dependency>\n-->\n<dependency>\n<groupId>a</groupId><artifactId>b</artifactId><version>1.0</version>\n<exclusions>\n<exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion>\n</exclusions>\n</dependency>\n</project>\n',
      'jvm manifest',
      ['a:b exact main 5'],
    ],
    ['pom.xml', pom, 'jvm manifest', ['org.apache.spark:spark-mllib_2.12 exact main 4', 'a:b none main 9', 'c:d range development 10']],
    [
      'build.sbt',
      'libraryDependencies += "org.apache.spark" %% "spark-mllib" % "3.5.1"\n// "old" % "old" % "1"\nlibraryDependencies ++= Seq("a" % "b" % "1.+", "c" %% "d" % "2.0" % Test)\n',
      'jvm manifest',
      ['org.apache.spark:spark-mllib exact main 1', 'a:b range main 3', 'c:d exact development 3'],
    ],
    [
      'service/build.gradle.kts',
      'dependencies {\n    implementation("ai.djl:api:0.28.0")\n    api \'a:b\'\n    testImplementation("junit:junit:4.+")\n    implementation(project(":core"))\n}\n',
      'jvm manifest',
      ['ai.djl:api exact main 2', 'a:b none main 3', 'junit:junit range development 4'],
    ],
    [
      'Score.csproj',
      '<Project>\n<PackageReference Include="Microsoft.ML" Version="[3.0.1]" />\n<PackageReference Include="B" Version="1.2.3" />\n<PackageReference Include="C" />\n',
      'dotnet manifest',
      ['Microsoft.ML exact main 2', 'B range main 3', 'C none main 4'],
    ],
  ])('%s', (path, text, expected, dependencies) => {
    expect(kind(path, text)).toBe(expected);
    expect(short(path, text)).toEqual(dependencies);
  });
});

describe('locks', () => {
  it.each([
    ['go.sum', 'a.b/c v1.0.0 h1:x=\na.b/c v1.0.0/go.mod h1:y=\n', 'go lock', ['a.b/c exact main 1 ~']],
    ['Cargo.lock', 'version = 3\n\n[[package]]\nname = "linfa"\nversion = "0.7.0"\n', 'rust lock', ['linfa exact main 4 ~']],
    ['gradle.lockfile', '# written by Gradle\nai.djl:api:0.28.0=compileClasspath\nempty=annotationProcessor\n', 'jvm lock', ['ai.djl:api exact main 2 ~']],
    ['packages.lock.json', '{"version": 1, "dependencies": {"net8.0": {"A": {"resolved": "1.0.0"}}}}', 'dotnet lock', ['A exact main 1 ~']],
    ['flake.lock', flake, 'nix lock', ['nixpkgs exact main 1 ~']],
    [
      'pylock.gpu.toml',
      'lock-version = "1.0"\n[[packages]]\nname = "Torch"\nversion = "2.1"\n[[packages.wheels]]\nname = "torch.whl"\n[[packages]]\nname = "own"\ndirectory = { path = "." }\n',
      'python lock',
      ['torch exact main 3 ~'],
    ],
    [
      'conda-linux-64.lock',
      '@EXPLICIT\nhttps://conda.anaconda.org/conda-forge/linux-64/numpy-2.0.0-py312_0.conda#abc\n',
      'conda lock',
      ['numpy exact main 2 ~'],
    ],
    ['spec-file.txt', '@EXPLICIT\nhttps://conda.anaconda.org/conda-forge/linux-64/numpy-2.0.0-py312_0.conda\n', 'conda lock', ['numpy exact main 2 ~']],
  ])('%s', (path, text, expected, dependencies) => {
    expect(kind(path, text)).toBe(expected);
    expect(short(path, text)).toEqual(dependencies);
  });

  it.each([
    ['pom.xml', '<settings/>'],
    ['go.mod', 'A note on Go.'],
    ['spec-file.txt', 'The service shall be fast.'],
    ['linux-64.txt', `@EXPLICIT\n${'#\n'.repeat(600_000)}`],
    ['flake.lock', '{}'],
    ['packages.lock.json', '[]'],
  ])('%s is none where it holds something else', (path, text) => expect(read(path, text)).toBeNull());

  it.each([
    ['pinned to the end', 'a==1\nb==2\n', 'python lock'],
    ['of which the versions were taken off', 'a\nb>=2\nc\n', 'python manifest'],
  ])('a list that a compiler wrote, %s', (_, list, expected) =>
    expect(kind('requirements.txt', `# This file was autogenerated by uv via the following command:\n#    uv pip compile\n${list}`)).toBe(expected),
  );

  it.each(['requirements-rtd.txt', 'requirements/sphinx.txt', 'readthedocs-requirements.txt'])('%s is for the documentation', (path) =>
    expect(short(path, 'a==1')).toEqual(['a exact development 1']),
  );
});

describe('the head of a script', () => {
  const script = (...lines: string[]) => readInlineScript(lines.join('\n'))?.dependencies.map((d) => `${d.name} ${d.pin} ${d.line}`);

  it.each([
    [
      'on one line',
      ['#!/usr/bin/env -S uv run', '# /// script', '# dependencies = ["torch==2.0", "mlflow"]', '# ///', 'import torch'],
      ['torch exact 3', 'mlflow none 3'],
    ],
    ['on many lines', ['# /// script', '# dependencies = [', '#   "torch==2.0",', '#   "mlflow",', '# ]', '# ///'], ['torch exact 3', 'mlflow none 4']],
    ['that is not closed', ['# /// script', '# dependencies = ["torch"]', 'import torch'], undefined],
    ['that is another block', ['# /// other', '# dependencies = ["torch"]', '# ///'], undefined],
    ['that is no TOML', ['# /// script', '# dependencies: torch', '# ///'], undefined],
  ])('%s', (_, lines, expected) => expect(script(...lines)).toEqual(expected));
});

it.each([
  'go.mod',
  'go.sum',
  'Cargo.toml',
  'pom.xml',
  'build.sbt',
  'build.gradle',
  'gradle.lockfile',
  'a.csproj',
  'packages.lock.json',
  'flake.lock',
  'pylock.toml',
])('%s never throws, whatever it holds', (path) =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void read(path, text)),
    { numRuns: 50, seed: 7 },
  ),
);
