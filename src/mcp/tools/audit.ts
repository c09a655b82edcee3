// The tool `audit`: how ready the project is, in a few numbers.
import { z } from 'zod';
import { reportOf } from '../../library/audit.js';
import { isDraft } from '../../manifest/drafted.js';
import { levels } from '../../model/index.js';
import { untrusted, untrustedNotice } from '../../terminal/untrusted.js';
import { assessed } from '../desk.js';
import { markedPlaces, marksOf } from '../marks.js';
import { markedText, notice, percentage, untrustedText, whole } from '../result-schema.js';
import { toolOf } from '../tool.js';

const most = { blockers: 20, places: 2 } as const;
const level = z.enum(levels).nullable();

export const audit = toolOf({
  name: 'audit',
  title: 'Audit the project',
  description:
    'How ready this machine-learning project is for deployment: what the repository shows, what people have answered, the stages, and how many gaps and open questions there are. Reads files only and runs nothing. Go on with list_gaps and list_questions.',
  input: z.strictObject({}),
  output: z.strictObject({
    notice,
    project: untrustedText,
    revision: z.string().nullable(),
    /** False where no machine learning is seen and nobody has answered: then there is no score. */
    assessed: z.boolean(),
    activities: z.array(z.strictObject({ id: z.string(), title: z.string(), state: z.enum(['present', 'absent', 'unclear']), places: z.array(untrustedText) })),
    /** Percent; what the repository shows of what ready projects leave in theirs. */
    repository: percentage,
    readiness: z.strictObject({ score: percentage, possible: percentage, observed: percentage, known: percentage }),
    level: z.strictObject({ proven: level, possible: level }),
    team: z.strictObject({ answered: whole, open: whole, minutes: z.number().min(0) }),
    stages: z.array(z.strictObject({ id: z.string(), title: z.string(), repository: percentage, score: percentage })),
    blockers: z.array(markedText),
    gaps: whole,
    open: whole,
    /** Drafts of programs that no person has confirmed: they count for nothing. */
    drafts: whole,
    files: whole,
    /** What could not be read or was left out, in entries. */
    limits: whole,
  }),
  list: null,
  async answer(_, desk) {
    const project = await assessed(desk);
    const report = reportOf(project, { gate: null, due: [], generated: desk.now().toISOString() }, desk.host);
    const { readiness, stages } = report;
    const marks = marksOf(desk.builtin);
    return {
      notice: untrustedNotice,
      project: untrusted(report.project.name),
      revision: report.project.revision,
      assessed: readiness.assessed,
      activities: report.activities
        .filter(({ state }) => state !== 'absent')
        .map(({ id, title, state, places }) => ({ id, title, state, places: markedPlaces(places, most.places) })),
      repository: readiness.repository.score,
      readiness: { score: readiness.score, possible: readiness.possible, observed: readiness.observed, known: readiness.known },
      level: { proven: readiness.level.proven, possible: readiness.level.possible },
      team: { answered: readiness.team.answered, open: readiness.team.open, minutes: readiness.team.minutes },
      stages: stages.map(({ id, title, repository, score }) => ({ id, title, repository: repository.score, score })),
      blockers: report.blockers.slice(0, most.blockers).map((id) => marks.check(id, id)),
      gaps: report.gaps.length,
      open: report.open.length,
      drafts: Object.values(project.manifest.answers).filter(isDraft).length,
      files: report.files,
      limits: report.limits.length,
    };
  },
});
