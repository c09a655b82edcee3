// A workflow may hold a value of any shape where the services expect another: it is read as far as it goes, and nothing throws.
import { expect, it } from 'vitest';
import { readAutomation } from '../../src/inventory/ci.js';

const whole = `on: push
env: {A: b}
defaults: {run: {shell: bash, working-directory: src}}
jobs:
  test:
    name: Test
    if: true
    needs: build
    runs-on: ubuntu-latest
    container: python:3.12
    services: {db: {image: postgres}}
    strategy: {matrix: {python: ['3.12']}}
    continue-on-error: false
    permissions: read-all
    environment: production
    outputs: {a: b}
    steps:
      - name: Tests
        id: tests
        if: always()
        uses: actions/checkout@v4
        with: {fetch-depth: 0}
        env: {B: c}
        shell: bash
        working-directory: src
        continue-on-error: true
        run: pytest
`;
const shapes = ['{group: large, labels: [x]}', '[a, {b: c}]', 'null', '3', 'true', '{}', '[]', '"${{ x }}"', '[[[]]]', '{a: {b: {c: d}}}'];
const keys = [...whole.matchAll(/^([ -]*)([\w-]+): /gm)].map(([, space = '', key = '']) => ({ space, key }));

it.each(keys)('$key', ({ space, key }) => {
  for (const shape of shapes) {
    const text = whole.replace(new RegExp(`^${space}${key}: .*$`, 'm'), `${space}${key}: ${shape}`);
    expect(() => readAutomation('.github/workflows/ci.yml', text), `${key}: ${shape}`).not.toThrow();
  }
});
