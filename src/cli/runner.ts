// Where a CI service reads commands out of what is printed, no text of a repository may be one.

/** Whether a service that obeys what is printed runs this: GitHub Actions ("::name::", "##[name]") or Azure Pipelines ("##vso[name]", "##[name]"). */
export function obeysOutput(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['GITHUB_ACTIONS'] === 'true' || (env['TF_BUILD'] ?? '') !== '';
}

/**
 * Text that holds no command: GitHub's runner takes "::" at the start of a line, after white space, and "##[" anywhere in it (actions/runner,
 * src/Runner.Common/ActionCommand.cs); Azure's agent takes "##vso[" and "##[". In JSON they become escapes, which say the same to a parser; elsewhere a blank parts them.
 */
export function inert(text: string): string {
  if (/^\s*[[{]/.test(text) && isJson(text)) return text.replace(/##(?=(?:vso)?\[)/g, '#\\u0023');
  const lines = text.replace(/[^\r\n]+/g, (line) => (/^[\s\u0085]*::/.test(line) ? line.replace('::', ': :') : line));
  return lines.replace(/##(?=(?:vso)?\[)/g, '# #');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
