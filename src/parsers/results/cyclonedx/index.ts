// CycloneDX JSON: vulnerabilities that a scanner noted, and models that a bill of materials lists.
import { isRecord, itemsOf, valueAt } from '../../config/values.js';
import { type Measure, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

/** States of an analysis in which a vulnerability does no harm (CycloneDX 1.6, vulnerabilities[].analysis.state). */
const settled = ['resolved', 'resolved_with_pedigree', 'false_positive', 'not_affected'];

export const cyclonedx: ResultFormat = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  kinds: ['vulnerabilities', 'models'],
  read(file) {
    const bom = file.json();
    if (!isRecord(bom) || bom['bomFormat'] !== 'CycloneDX') return null;
    const tools = valueAt(bom, ['metadata', 'tools']);
    // Until 1.4 a list, since 1.5 an object with components.
    const tool: unknown = (Array.isArray(tools) ? tools : itemsOf(valueAt(tools, ['components'])))[0];
    return {
      tool: told(valueAt(tool, ['name'])) ?? 'CycloneDX',
      version: told(valueAt(tool, ['version'])),
      date: dayIn(valueAt(bom, ['metadata', 'timestamp'])),
      commit: null,
      measures: [...vulnerabilitiesIn(bom['vulnerabilities']), ...modelsIn(bom['components'])],
    };
  },
};

function vulnerabilitiesIn(listed: unknown): Measure[] {
  if (!Array.isArray(listed)) return [];
  const open = listed.filter((one) => !settled.some((state) => state === valueAt(one, ['analysis', 'state']))).length;
  return [{ kind: 'vulnerabilities', name: 'open vulnerabilities', figure: { value: open }, passed: open === 0 }];
}

function modelsIn(components: unknown): Measure[] {
  const models = itemsOf(components).filter((one) => valueAt(one, ['type']) === 'machine-learning-model').length;
  return models === 0 ? [] : [{ kind: 'models', name: 'models listed', figure: { value: models }, passed: null }];
}
