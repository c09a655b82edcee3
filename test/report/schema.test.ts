// The published schema of the report and the type that reporters work with are one.
import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { Report } from '../../src/report/report.js';
import type { reportSchema } from '../../src/report/schema.js';

type Parsed = z.output<typeof reportSchema>;

// The compiler proves it: neither line would compile otherwise.
const asReport = (parsed: Parsed): Report => parsed;
const asParsed = (report: Report): Parsed => report;

it('is the type in both directions', () => expect([asReport, asParsed]).toHaveLength(2));
