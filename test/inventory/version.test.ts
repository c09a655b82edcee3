// Which releases a requirement allows.
import { expect, it } from 'vitest';
import { allowsOnly, readDependencies } from '../../src/inventory/dependencies.js';

it.each([
  ['==2.10.0', '>=2.6', true],
  ['==2.1.0', '>=2.6', false],
  ['==2.6.0+cu124', '>=2.6', true],
  ['>=2.6', '>=2.6', true],
  ['>= 2.6, < 3', '>=2.6', true],
  ['>=1.13,<3', '>=2.6', false],
  ['<3', '>=2.6', false],
  ['', '>=2.6', false],
  ['*', '>=2.6', false],
  ['^2.7', '>=2.6', true],
  ['~=2.6.1', '>=2.6', true],
  ['2.7', '>=2.6', true],
  ['2.6.*', '>=2.6', true],
  ['>=2.6 || ==1.0', '>=2.6', false],
  ['==3.11', '<5.1', true],
  ['==5.1', '<5.1', false],
  ['<5.1', '<5.1', true],
  ['<=5.1', '<5.1', false],
  ['>=3', '<5.1', false],
  ['==5.*', '<6', true],
  ['==5.*', '<5.1', false],
  ['=5.0', '<5.1', true],
  ['^0.24', '<1.0', true],
  ['~=1.5.0', '<1.6', true],
  ['~=1.5', '<1.6', false],
  ['~1.5', '<1.6', true],
  ['!=1.0', '<1.6', false],
  ['nonsense', '<1.6', false],
])('"%s" lies within %s: %s', (specifiers, bound, within) => expect(allowsOnly(specifiers, bound)).toBe(within));

it.each([
  ['requirements.txt', 'torch==2.1 ; python_version > "3.8"', '==2.1'],
  ['pyproject.toml', '[tool.poetry.dependencies]\ntorch = {version = "^2.1", optional = true}', '^2.1'],
  ['pyproject.toml', '[project]\ndependencies = ["torch (>=2.1)"]', '>=2.1'],
  ['Pipfile', '[packages]\ntorch = "*"', undefined],
  ['environment.yml', 'dependencies:\n  - torch=2.1.0', '=2.1.0'],
  ['uv.lock', '[[package]]\nname = "torch"\nversion = "2.1.0"', '2.1.0'],
  ['Pipfile.lock', '{"default": {"torch": {"version": "==2.1.0"}}}', '==2.1.0'],
  ['conda-lock.yml', 'package:\n- name: torch\n  version: 2.1.0', '2.1.0'],
])('reads the version in %s', (path, text, version) =>
  expect(readDependencies(path, new TextEncoder().encode(text))?.dependencies.find(({ name }) => name === 'torch')?.version).toBe(version),
);
