// Whether CI that changes of the main line started is started by other branches only.
import { describe, expect, it } from 'vitest';
import { startsElsewhere } from '../../src/inventory/ci/branches.js';

const workflow = '.github/workflows/ci.yml';
const of = (on: string) => `on: ${on}\njobs: {}\n`;

describe('branches that start a CI file', () => {
  it.each([
    [workflow, of('push'), of('{push: {branches: [release]}}'), true],
    [workflow, of('[push, pull_request]'), of('{push: {branches: [release]}, pull_request: {branches: [release]}}'), true],
    [workflow, of('{push: {branches: [v2.x]}}'), of('{push: {branches: [nobody]}}'), true],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches: ["rel/**", "!main"]}}'), true],
    [workflow, of('push'), of('{push: {branches-ignore: [main, master, trunk, default, develop, development, dev]}}'), true],
    ['.gitea/workflows/ci.yaml', of('{pull_request: {branches: [main]}}'), of('{pull_request: {branches: [release]}}'), true],
    ['azure-pipelines.yml', 'trigger: [main]\npr: none\n', 'trigger: {branches: {include: [release/*]}}\npr: none\n', true],
    ['.travis.yml', 'branches: {only: [main]}\n', 'branches: {only: [release]}\n', true],
    [workflow, of('{push: {tags: ["v*"]}}'), of('{push: {branches: [release]}}'), true],
    // What still starts on the main line, whatever it is called.
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches: [trunk]}}'), false],
    [workflow, of('{push: {branches: [v2.x]}}'), of('{push: {branches: [v2.x, v3.x]}}'), false],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches: ["**"]}}'), false],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches: [release]}, pull_request: null}'), false],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches: [release]}, schedule: [{cron: "0 4 * * *"}]}'), false],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches: [release]}, workflow_call: null}'), false],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {branches-ignore: [docs]}}'), false],
    ['azure-pipelines.yml', 'trigger: [main]\n', 'trigger: [release]\n', false],
    ['.travis.yml', 'branches: {only: [main]}\n', 'branches: {only: ["/^ma.*$/"]}\n', false],
    // What other doubts speak of: no change starts it, or nothing can be read.
    [workflow, of('{push: {branches: [main]}}'), of('workflow_dispatch'), false],
    [workflow, of('{push: {branches: [main]}}'), of('{push: {tags: ["v*"]}}'), false],
    [workflow, of('{push: {branches: [release]}}'), of('{push: {branches: [other]}}'), true],
    [workflow, of('push'), 'on: [', false],
    ['ci.yml', of('push'), of('{push: {branches: [release]}}'), false],
  ])('%s: %j -> %j: %s', (path, before, after, elsewhere) => {
    expect(startsElsewhere(path, before, after)).toBe(elsewhere);
  });
});
