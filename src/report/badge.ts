// A badge for a page: the score, how much of it is known, and of when it is.

import { makeBadge } from 'badge-maker';
import { oneLine } from '../errors.js';
import type { Level } from '../model/index.js';
import { jsonText } from '../terminal/json.js';
import { shorten } from '../terminal/text.js';
import { levelNames, percent } from './messages/results.js';
import type { Report } from './report.js';

const colors: Record<Level, string> = { research: 'red', prototype: 'orange', pilot: 'yellow', production: 'green', exemplary: 'brightgreen' };

interface Badge {
  label: string;
  message: string;
  color: string;
}

/** @param label what stands on the left */
function badgeOf({ readiness, generated }: Report, label: string): Badge {
  const day = generated.slice(0, 10);
  const left = shorten(oneLine(label), 60);
  if (!readiness.assessed) return { label: left, message: `not assessed · ${day}`, color: 'lightgrey' };
  const color = readiness.level.proven === null ? 'lightgrey' : colors[readiness.level.proven];
  const parts = [percent(readiness.score), `${percent(readiness.known)} known`, ...heldParts(readiness), day];
  return { label: left, message: parts.join(' · '), color };
}

/** Where the level is held below what the score gives, and by how much that somebody says or sets: a badge is not to shine with what was left out. */
function heldParts({ level: { proven, heldBy } }: Report['readiness']): string[] {
  if (proven === null || heldBy.length === 0) return [];
  const aside = heldBy.flatMap((by) => (by.code === 'much-set-aside' || by.code === 'own-rules' ? [`${by.percent} % set aside`] : []));
  return [...aside.slice(0, 1), `held at ${levelNames[proven].toLowerCase()}`];
}

/** The badge as a picture. */
export function badgeSvg(report: Report, label: string): string {
  return `${makeBadge({ ...badgeOf(report, label), style: 'flat' })}\n`;
}

/** The badge as what shields.io asks an address for (https://shields.io/badges/endpoint-badge). */
export function badgeEndpoint(report: Report, label: string): string {
  return jsonText({ schemaVersion: 1, ...badgeOf(report, label) });
}
