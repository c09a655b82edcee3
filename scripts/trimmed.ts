// What the bundle leaves out of the packages that it holds, or leaves for later.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Plugins of the bundler; a package that is written otherwise than they expect fails the build. */
export const trimmed: Plugin[] = [
  {
    // The badge is set in one font; the widths of the others would be a megabyte.
    name: 'one-font',
    setup: (build) => build.onLoad({ filter: /anafanafo.data.(?:helvetica|verdana-10px)/ }, () => ({ contents: '[[32,126,0]]', loader: 'json' })),
  },
  {
    // What stands behind the alphabets (signs, CJK) is as wide as "m" to the badge, nearly what it is; a list of each of them would be 200 kB.
    name: 'widths-of-letters',
    setup: (build) =>
      build.onLoad({ filter: /anafanafo.data.verdana-11px-normal\.json$/ }, ({ path }) => ({
        contents: JSON.stringify(JSON.parse(readFileSync(path, 'utf8')).filter(([first]: [number]) => first < 0x2100)),
        loader: 'json',
      })),
  },
  {
    // Entities are read and never written.
    name: 'no-entities-written',
    setup: (build) => build.onLoad({ filter: /entities.lib.esm.generated.encode-html\.js$/ }, () => ({ contents: 'export default new Map()' })),
  },
  {
    // Imported as a whole, zod is bundled as far as it is used; through the one name that it exports of itself, all of it is.
    name: 'zod-in-parts',
    setup: (build) =>
      build.onLoad({ filter: /\.tsx?$/ }, ({ path }) =>
        path.includes('node_modules')
          ? undefined
          : {
              contents: readFileSync(path, 'utf8').replace(/^import \{ z \} from 'zod';$/m, "import * as z from 'zod';"),
              loader: path.endsWith('x') ? 'tsx' : 'ts',
            },
      ),
  },
  {
    // zod's own words are never shown, and it would bring them in 50 languages: more text than all the rest of it.
    name: 'one-locale',
    setup: (build) => build.onLoad({ filter: /zod.v4.locales.index\.js$/ }, () => ({ contents: "export { default as en } from './en.js'" })),
  },
  {
    // What a client fills into a form is held against its schema by ajv; the server asks no client to fill in a form.
    name: 'no-forms',
    setup: (build) =>
      build.onLoad({ filter: /@modelcontextprotocol.sdk.dist.esm.validation.ajv-provider\.js$/ }, ({ path }) => {
        if (!readFileSync(path, 'utf8').includes('export class AjvJsonSchemaValidator')) throw new Error(`${path} exports something else`);
        return { contents: "export class AjvJsonSchemaValidator { getValidator() { throw new Error('no client is asked to fill in a form') } }" };
      }),
  },
  {
    // Only what is neither Latin nor a bar is measured by this package, and what it makes when it is loaded takes as long as reading twenty files.
    name: 'string-width-when-needed',
    setup: (build) =>
      build.onLoad({ filter: /node_modules.string-width.index\.js$/ }, ({ path }) =>
        // Other packages bring older ones of their own.
        path.split('node_modules').length > 2 ? undefined : { contents: madeWhenCalled(readFileSync(path, 'utf8'), 'stringWidth') },
      ),
  },
];

/**
 * @param source of a module that imports something and exports one function
 * @param name of that function
 * @returns the module with everything but its imports moved into the first call
 * @throws Error where the module is written otherwise
 */
function madeWhenCalled(source: string, name: string): string {
  const imports = /^(?:import [^;]+;\s*)*/.exec(source)?.[0] ?? '';
  const body = source.slice(imports.length);
  const exported = `export default function ${name}(`;
  if (!body.includes(exported) || body.split(/^export /m).length !== 2) throw new Error(`the module of ${name} exports something else`);
  return `${imports}let made;
export default (...all) => (made ??= make())(...all);
function make() {
${body.replace(exported, `function ${name}(`)}
return ${name};
}`;
}
