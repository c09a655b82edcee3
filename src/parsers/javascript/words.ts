// The one list of JavaScript's keywords, TypeScript's among them.

/** `beforeValue`: behind it a value is expected, so that a quote or a slash opens something. */
const rows = [
  { word: 'import', beforeValue: true },
  { word: 'export', beforeValue: true },
  { word: 'function', beforeValue: false },
  { word: 'class', beforeValue: false },
  { word: 'interface', beforeValue: false },
  { word: 'extends', beforeValue: true },
  { word: 'new', beforeValue: true },
  { word: 'await', beforeValue: true },
  { word: 'async', beforeValue: false },
  { word: 'const', beforeValue: false },
  { word: 'let', beforeValue: false },
  { word: 'var', beforeValue: false },
  { word: 'if', beforeValue: false },
  { word: 'for', beforeValue: false },
  { word: 'while', beforeValue: false },
  { word: 'switch', beforeValue: false },
  { word: 'catch', beforeValue: false },
  { word: 'return', beforeValue: true },
  { word: 'typeof', beforeValue: true },
  { word: 'case', beforeValue: true },
  { word: 'in', beforeValue: true },
  { word: 'of', beforeValue: true },
  { word: 'delete', beforeValue: true },
  { word: 'void', beforeValue: true },
  { word: 'instanceof', beforeValue: true },
  { word: 'do', beforeValue: true },
  { word: 'else', beforeValue: true },
  { word: 'throw', beforeValue: true },
  { word: 'yield', beforeValue: true },
  { word: 'with', beforeValue: false },
  { word: 'default', beforeValue: true },
  { word: 'try', beforeValue: false },
  { word: 'finally', beforeValue: false },
  { word: 'implements', beforeValue: false },
  { word: 'as', beforeValue: true },
  { word: 'satisfies', beforeValue: false },
  { word: 'readonly', beforeValue: false },
  { word: 'keyof', beforeValue: false },
] as const;

/** Every keyword, in the order in which it is numbered from 1. */
export const keywords: readonly string[] = rows.map(({ word }) => word);

/** Those behind which a value is expected; of `from` only a module's name, which is no keyword elsewhere. */
export const beforeValues: readonly string[] = [...rows.filter(({ beforeValue }) => beforeValue).map(({ word }) => word), 'from'];
