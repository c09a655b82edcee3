// Rules are compiled once, for all trees that are looked at with them.
import { once } from '../parsers/text/lazy.js';
import { type CompiledRules, closeMatchersIn, compile, expressionsOf, matchersIn, type ScanRules } from './compile.js';
import { reusedPackage } from './doubt-unimported.js';
import { matchersOf } from './expression.js';
import { type RuleTables, ruleTables } from './rule-tables.js';

/** What is looked for in the project itself, and in the settings of a folder above it. */
export interface ReadyRules {
  own(): CompiledRules;
  above(): CompiledRules;
}

/** By the rules themselves: a copy of them, whatever was changed in it, is compiled anew. */
const ready = new WeakMap<ScanRules, ReadyRules>();

/** @returns the rules ready for use, the same ones each time */
export function readyRules(rules: ScanRules): ReadyRules {
  const known = ready.get(rules) ?? makeReady(rules, ruleTables(matchersIn(rules), rules.tools));
  ready.set(rules, known);
  return known;
}

/** Gives the tables of rules that the build has made; what is compiled from them is what would be compiled without. */
export function useTables(rules: ScanRules, tables: RuleTables): void {
  ready.set(rules, makeReady(rules, tables));
}

function makeReady(rules: ScanRules, tables: RuleTables): ReadyRules {
  return {
    own: once(() =>
      compile(matchersIn(rules), tables, {
        sketched: rules.signals.some(({ degree, id }) => degree !== null || id === reusedPackage),
        close: closeMatchersIn(rules),
      }),
    ),
    above: once(() => {
      const matchers = rules.signals
        .filter(({ fromAbove }) => fromAbove)
        .flatMap(expressionsOf)
        .flatMap(matchersOf);
      return compile(matchers, ruleTables(matchers, rules.tools));
    }),
  };
}
