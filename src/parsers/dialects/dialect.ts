// What tells one language from another for the scanner that reads several of them.
import type { Words } from '../code/lexer.js';

/** How tokens are written. */
export interface Lexis {
  /** Comments to the end of the line; a block comment opens and closes with the same two marks mirrored. */
  comments: 'slashes' | 'hashes';
  /** Block comments lie in each other. */
  nests: boolean;
  /** Strings in three quotes: none, with escapes, or without. */
  triple: 'none' | 'escaped' | 'raw';
  /** What opens code inside a string: "${" everywhere, "${" behind a prefix (s"…"), "$(" everywhere, "{" in $"…". */
  codeInStrings: 'none' | 'brace' | 'prefixed-brace' | 'bracket' | 'dollar-quote';
  /** What stands in backticks. */
  backticks: 'none' | 'string' | 'name';
  /** Strings without escapes: r#"…"#, R"x(…)x", @"…". */
  raw: 'none' | 'hashes' | 'delimiter' | 'at';
  /** A name may end in "!": push!(…), vec![…]. */
  bang: boolean;
  /** A name may begin with "@": macros of Julia. */
  macros: boolean;
  /** "::" goes on a dotted name. */
  colons: boolean;
  /** "->" goes on a dotted name. */
  arrows: boolean;
  /** Lines that begin with "#" are for the preprocessor. */
  preprocessor: boolean;
  /** A quote behind a value transposes it. */
  transposes: boolean;
}

/** One language. */
export interface Dialect {
  /** Stands before names that start at an import, so that a package of one language is not taken for one of another: "go:net/http.Get". */
  prefix: string;
  lexis: Lexis;
  /** Words that are no names, each with what it does. */
  words: Words;
  roles: readonly WordRole[];
  /** How modules are named: strings; paths with braces; lists with colons; paths that are whole namespaces; files that are included. */
  imports: 'strings' | 'paths' | 'lists' | 'namespaces' | 'includes';
  /** Where the type of a variable stands: `Type name`, `name: Type`, `name Type`. */
  types: 'before' | 'colon' | 'behind' | 'none';
  /** A name before brackets in the body of a class is a method, without any word before it. */
  methods: boolean;
  /** A statement may end with its line. */
  lines: boolean;
  /** `f(x) = …` defines a function. */
  equations: boolean;
  /** Modules that are the language's own, or this project: their names start at no import. */
  home: ReadonlySet<string>;
}

/** `own`: the name behind it is a module of this project; `scope`: holds definitions and is none itself; `skip`: passes without a meaning (`new`, `mut`); `stop`: no name, and brackets behind it are no call. */
export type WordRole = 'function' | 'class' | 'own' | 'scope' | 'base' | 'import' | 'skip' | 'stop';
