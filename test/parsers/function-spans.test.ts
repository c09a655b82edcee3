// Where functions begin and end in languages of which nothing else is read so closely.
import { describe, expect, it } from 'vitest';
import type { Outline } from '../../src/parsers/code/outline.js';
import { outlineJavaScript } from '../../src/parsers/javascript/outline.js';
import { outlineR } from '../../src/parsers/r/outline.js';

/** Name and text of each function. */
function spans({ functions }: Outline, source: string): string[] {
  return functions.map(({ name, start, end }) => `${name}: ${source.slice(start, end).trim()}`);
}

describe('the functions of R', () => {
  it.each([
    ['a <- function(x) x + 1\nb <- 2', ['a: a <- function(x) x + 1']],
    ['a = function(x, k = f(2)) {\n  x\n}\nb <- 2', ['a: a = function(x, k = f(2)) {\n  x\n}']],
    ['lapply(xs, function(x) x * 2, y)', [': lapply(xs, function(x) x * 2']],
    ['a <- function() {\n  g <- \\(x) x\n  g(1)\n}', ['a: a <- function() {\n  g <- \\(x) x\n  g(1)\n}', 'g: g <- \\(x) x']],
    ['z <- 3\nprint("function(x) x")', []],
  ])('in %j', (source, expected) => expect(spans(outlineR(source), source)).toEqual(expected));
});

describe('the functions of JavaScript', () => {
  it.each([
    ['function a(x) { return x; }\nb();', ['a: function a(x) { return x; }']],
    ['const a = async (x: T): Promise<string[]> => { f(); };', [': const a = async (x: T): Promise<string[]> => { f(); }']],
    ['function a(x: number): string { if (x) { y(); } }', ['a: function a(x: number): string { if (x) { y(); } }']],
    ['class A { m(q) { for (const k of q) { k(); } } }', ['m: class A { m(q) { for (const k of q) { k(); } }']],
    ['xs.map(x => { f(x); });', [': xs.map(x => { f(x); }']],
    ['xs.on("a", function () { f(); });', [': xs.on("a", function () { f(); }']],
    ['if (x) { y(); } while (z()) { w(); }', []],
    ['const a = { b: f(x), c: { d: 1 } };', []],
    ['const t = `${f(() => { g(); })} {`;', [': const t = `${f(() => { g(); }']],
  ])('in %j', (source, expected) => expect(spans(outlineJavaScript(source), source)).toEqual(expected));

  it.each(['(', '{', 'f(a) {', '=> {', '`${', 'function('])('end for %j repeated', (piece) => {
    expect(outlineJavaScript(piece.repeat(20_000)).statements.length).toBeLessThan(50_001);
    expect(outlineR(piece.repeat(20_000)).statements.length).toBeLessThan(50_001);
  });
});
