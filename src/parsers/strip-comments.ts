// Removes comments by the language of a file, so that what is commented out counts as nothing.
import { blankJavaScript } from './javascript/scan.js';
import { languages } from './languages.js';

const hashComments =
  /(?:^|\/)(?:[^/]*\.(?:ya?ml|toml|cfg|ini|sh|bash|tf|hcl|conf|properties|rego|mk|env|dockerfile|containerfile|rules)|(?:[^/]*\.)?(?:dockerfile|containerfile)[^/]*|makefile|justfile|jenkinsfile|codeowners|\.gitattributes|\.pre-commit[^/]*)$/i;
/** Languages whose code is not read, and whose comments are those of JavaScript. */
const slashComments = /\.(?:gradle|kts|sbt|swift|dart|php|bicep|groovy|m|mm)$/i;

/** @returns the text with comments replaced by spaces: same length, same line breaks; unchanged where the language has no comments we know. */
export function withoutComments(path: string, text: string): string {
  const syntax = languages.find((one) => one.syntax?.commented.test(path))?.syntax;
  if (syntax) return syntax.stripComments(text);
  if (slashComments.test(path)) return blankJavaScript(text);
  if (/\.(?:sql|lua|hs)$/i.test(path)) return blankLines(text, '--');
  if (hashComments.test(path)) return blankLines(text, '#');
  return text;
}

/** Blanks from a comment mark that starts a line or follows white space, outside quotes of the same line, to the end of the line. */
function blankLines(text: string, mark: string): string {
  return text
    .split('\n')
    .map((line) => {
      let quote = '';
      for (let i = 0; i < line.length; i++) {
        const c = line[i] ?? '';
        if (quote !== '') {
          if (c === '\\') i++;
          else if (c === quote) quote = '';
        } else if (c === '"' || (c === "'" && (i === 0 || /[\s=:([{,]/.test(line[i - 1] ?? '')))) quote = c;
        else if (line.startsWith(mark, i) && (i === 0 || /\s/.test(line[i - 1] ?? ''))) return line.slice(0, i) + ' '.repeat(line.length - i);
      }
      return line;
    })
    .join('\n');
}
