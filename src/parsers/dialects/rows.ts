// The languages that are read by a table, as the list of all languages has them.
import { cppDead, csharpDead, goDead, jvmDead, kotlinDead, rustDead, scalaDead } from './dead.js';
import { csharpTests, goTests, juliaTests, jvmTests, rustTests } from './hollow-tests.js';
import { tabled } from './row.js';
import * as dialects from './table.js';

export const dialectRows = [
  tabled('go', dialects.go, {
    files: /\.go$/i,
    tests: /_test\.go$/,
    kernels: /^go$/,
    hollow: goTests,
    dead: goDead,
    tools: ['go', 'go'],
    ecosystems: ['go'],
  }),
  tabled('java', dialects.java, {
    files: /\.java$/i,
    tests: /(?:Tests?|IT|TestCase)\.java$|^Test[A-Z]\w{0,200}\.java$/,
    kernels: /^java$/,
    hollow: jvmTests,
    dead: jvmDead,
    tools: ['jvm', 'maven'],
    ecosystems: ['jvm'],
  }),
  tabled('kotlin', dialects.kotlin, {
    files: /(?<!\.gradle)\.kts?$/i,
    tests: /(?:Tests?|IT|Spec)\.kts?$/,
    kernels: /^kotlin$/,
    hollow: jvmTests,
    dead: kotlinDead,
    tools: ['jvm', 'maven'],
    ecosystems: ['jvm'],
  }),
  tabled('scala', dialects.scala, {
    files: /\.(?:scala|sc)$/i,
    tests: /(?:Tests?|Spec|Suite)\.scala$/,
    kernels: /^scala/,
    hollow: jvmTests,
    dead: scalaDead,
    tools: ['jvm', 'maven'],
    ecosystems: ['jvm'],
    buildsModels: true,
  }),
  tabled('julia', dialects.julia, {
    files: /\.jl$/i,
    tests: /^(?:runtests|test_.*|.*_tests?)\.jl$/,
    kernels: /^julia/,
    fence: 'julia',
    hollow: juliaTests,
    dead: 'julia',
    tools: ['julia', 'julia'],
    ecosystems: ['julia'],
    buildsModels: true,
  }),
  tabled('csharp', dialects.csharp, {
    files: /\.csx?$/i,
    tests: /Tests?\.cs$/,
    kernels: /^(?:c#|csharp|polyglot-notebook)$/,
    hollow: csharpTests,
    dead: csharpDead,
    tools: ['dotnet', 'nuget'],
    ecosystems: ['dotnet'],
  }),
  tabled('rust', dialects.rust, {
    files: /\.rs$/i,
    tests: /^(?:tests?|.*_tests?|test_.*)\.rs$/,
    kernels: /^rust$/,
    hollow: rustTests,
    dead: rustDead,
    tools: ['rust', 'cargo'],
    ecosystems: ['rust'],
  }),
  tabled('cpp', dialects.cpp, {
    files: /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|cu|cuh|ino)$/i,
    tests: /^(?:test_.*|.*_(?:unit)?tests?|.*Tests?)\.(?:c|cc|cpp|cxx|cu)$/,
    kernels: /^c(?:\+\+|pp)/,
    hollow: null,
    dead: cppDead,
    tools: ['cpp', 'conan'],
    ecosystems: [],
  }),
] as const;
