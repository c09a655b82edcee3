// R's expressions as values that can be followed. Operators have no precedence here, but for those that assign and those that hand on: what is asked is which values go in.

import { bounded, other, over } from '../code/new-value.js';
import type { CallArgument, ValueNode } from '../code/outline.js';
import { lineEnds, nested, operatorAt, type RReader, startOf } from './r-reader.js';

const compares: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '%in%']);
const chooses: ReadonlySet<string> = new Set(['&&', '||', '&', '|', '%||%']);
const pipes: ReadonlySet<string> = new Set(['|>', '%>%', '%<>%', '%T>%', '%$%']);

/** Reads one value up to what cannot belong to it, with what it is assigned to. */
export function readValue(r: RReader): ValueNode {
  const at = startOf(r);
  return nested(
    r,
    () => readOperands(r, at),
    () => other(at),
  );
}

function readOperands(r: RReader, at: number): ValueNode {
  let parts: ValueNode[] = [];
  let makes: 'choice' | 'mixture' | 'comparison' = 'choice';
  if (operatorAt(r).mark !== '~') parts.push(r.read.operand(r));
  for (;;) {
    const { mark, tokens } = lineEnds(r) ? { mark: '', tokens: 0 } : operatorAt(r);
    if (mark === '' || (mark === '=' && !r.lines)) break;
    r.at += tokens;
    if (mark === '=' || mark === '<-' || mark === '<<-' || mark === ':=') return bound(collapsed(parts, makes, at), readValue(r));
    if (mark === '->' || mark === '->>') {
      parts = [bound(r.read.operand(r), collapsed(parts, makes, at))];
      continue;
    }
    if (mark === '~') {
      // What stands in a formula are names of columns.
      readValue(r);
      return other(at);
    }
    if (pipes.has(mark)) {
      const given = collapsed(parts, makes, at);
      const value = piped(given, r.read.operand(r));
      parts = [mark === '%<>%' ? bound(given, value) : value];
      makes = 'choice';
      continue;
    }
    if (compares.has(mark)) makes = 'comparison';
    else if (!chooses.has(mark) && makes === 'choice') makes = 'mixture';
    parts.push(r.read.operand(r));
  }
  return collapsed(parts, makes, at);
}

function collapsed(parts: readonly ValueNode[], makes: 'choice' | 'mixture' | 'comparison', at: number): ValueNode {
  const [only] = parts;
  if (only === undefined) return other(at);
  if (parts.length === 1 && makes !== 'comparison') return only;
  return bounded({ kind: 'operation', parts: [...parts], makes, condition: null, at: only.at, deep: over(parts) });
}

/** `names(x) <- v` changes x. */
function bound(target: ValueNode, value: ValueNode): ValueNode {
  const [changed] = target.kind === 'call' ? target.args : [];
  const named: ValueNode = changed ? { kind: 'item', of: changed.value, keys: [], text: '', at: target.at, deep: changed.value.deep + 1 } : target;
  const plain: ValueNode = named.kind === 'string' ? { kind: 'name', name: named.text, at: named.at, deep: 0 } : named;
  return bounded({ kind: 'bound', target: plain, value, at: target.at, deep: over([plain, value]) });
}

/** What is handed on is the first argument, or stands where the call says `.` or `_`. */
function piped(given: ValueNode, step: ValueNode): ValueNode {
  const { at } = step;
  if (step.kind !== 'call') return bounded({ kind: 'call', of: step, args: [{ keyword: null, value: given }], text: '', at, deep: over([step, given]) });
  const isPlace = ({ value }: CallArgument): boolean => value.kind === 'name' && (value.name === '.' || value.name === '_');
  const args = step.args.some(isPlace)
    ? step.args.map((arg) => (isPlace(arg) ? { ...arg, value: given } : arg))
    : [{ keyword: null, value: given }, ...step.args];
  return bounded({ ...step, args, at, deep: over([step.of, ...args.map(({ value }) => value)]) });
}
