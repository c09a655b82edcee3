// The ONE list of the forms that questions are handed out in, by the ending of the file.
import { oneLine } from '../../errors.js';
import type { Form, FormAnswer } from './form.js';

export interface FormKind {
  ending: string;
  write(form: Form): Promise<string>;
  /** Reads what came back; null where the form gives a file of answers, which is read as such. */
  read: ((name: string, source: string) => Promise<FormAnswer[]>) | null;
}

export const formKinds: readonly FormKind[] = [
  {
    ending: '.md',
    write: async (form) => (await import('./ticks.js')).writeMarkdown(form),
    read: async (name, source) => (await import('./ticks.js')).readMarkdown(name, source),
  },
  {
    ending: '.html',
    write: async (form) => {
      const [{ createElement }, { renderToString }, { FormPage }] = await Promise.all([
        import('preact'),
        import('preact-render-to-string'),
        import('./form-page.js'),
      ]);
      return `<!doctype html>\n${renderToString(createElement(FormPage, { form: { ...form, project: oneLine(form.project) } }))}\n`;
    },
    read: null,
  },
  {
    ending: '.csv',
    write: async (form) => (await import('./csv.js')).writeCsv(form),
    read: async (name, source) => (await import('./csv.js')).readCsv(name, source),
  },
];

/** @returns the kind of form that a file is by its name; undefined where it is none */
export function formKindOf(path: string): FormKind | undefined {
  return formKinds.find(({ ending }) => path.toLowerCase().endsWith(ending));
}
