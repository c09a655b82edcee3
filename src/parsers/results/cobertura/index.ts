// Cobertura XML: <coverage line-rate lines-covered lines-valid timestamp> (coverage-04.dtd), as coverage.py, gcovr and istanbul write it as well.
import { readXml } from '../../xml/xml-events.js';
import { type Figure, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const cobertura: ResultFormat = {
  id: 'cobertura',
  title: 'Cobertura coverage',
  kinds: ['coverage'],
  read({ text }) {
    if (!/<coverage\s/.test(text.slice(0, 20_000))) return null;
    let root: ReadonlyMap<string, string> | null = null;
    const fault = readXml(text, (event) => {
      if (event.tag === 'open') root ??= event.name === 'coverage' ? event.attributes : new Map();
    });
    if (fault !== null || root === null) return null;
    const attributes: ReadonlyMap<string, string> = root;
    const figure = figureOf(attributes);
    if (!attributes.has('line-rate')) return null;
    return {
      tool: 'Cobertura',
      version: told(attributes.get('version')),
      date: dayIn(attributes.get('timestamp')),
      commit: null,
      measures: figure === null ? [] : [{ kind: 'coverage', name: 'lines', figure, passed: isNothing(figure) ? false : null }],
    };
  },
};

/** Tests that reach no line test nothing. */
const isNothing = (figure: Figure) => ('count' in figure && figure.count === 0) || ('value' in figure && figure.value === 0);

function figureOf(attributes: ReadonlyMap<string, string>): Figure | null {
  const number = (name: string) => {
    const written = attributes.get(name) ?? '';
    return /^\d{1,12}(?:\.\d{1,20})?$/.test(written) ? Number(written) : null;
  };
  const [count, total, rate] = [number('lines-covered'), number('lines-valid'), number('line-rate')];
  if (count !== null && total !== null && total > 0 && count <= total) return { count, total };
  return rate === null || rate > 1 ? null : { value: rate };
}
