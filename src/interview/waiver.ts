// The questions that a waiver answers.
import { type Check, waiverReasons } from '../model/index.js';
import { riskNames } from '../report/messages/results.js';
import type { Ask, Heading } from './question.js';

/** What is written down about a waiver; what is missing is asked for. */
export interface WaiverText {
  reason: string;
  statement: string;
  owner: string;
  expires: string;
  approvedBy?: string;
  ticket?: string;
}

const reasons: Record<(typeof waiverReasons)[number], string> = {
  'accepted-risk': 'We know the risk and carry it',
  compensated: 'Something else does the job, outside of what mlready sees',
  'not-detected': 'It is done here, and mlready does not see it',
  planned: 'It will be done, and somebody has it',
};

/** What is known of a waiver before it is asked for. */
export interface WaiverDraft {
  /** What flags have said already. */
  given: Partial<WaiverText>;
  /** What Enter takes, where it is asked for. */
  suggested: Partial<WaiverText>;
  /** What was wrong with it the last time. */
  problem: string | null;
}

/** Asks for what is missing. @returns all of it; null where the person gives up */
export async function askWaiver(ask: Ask, check: Check, draft: WaiverDraft): Promise<WaiverText | null> {
  const { given, suggested } = draft;
  let { problem } = draft;
  const heading: Heading = {
    where: ['Waiver'],
    question: check.statement,
    about: `${check.id}, ${riskNames[check.risk]} risk; the gate lets it pass, the score stays`,
    remarks: [],
  };
  const text = async (key: keyof WaiverText, label: string, hint: string, optional = false): Promise<string | null> => {
    const known = given[key];
    if (known !== undefined) return known;
    for (let missing: string | null = problem; ; missing = 'Something has to stand here.') {
      const reply = await ask.text({ heading, label, hint, value: suggested[key] ?? '', candidates: [], actions: ['quit'], problem: missing });
      problem = null;
      if (reply.action !== 'answer') return null;
      if (reply.text.trim() !== '' || optional) return reply.text.trim();
    }
  };
  const chosen =
    given.reason === undefined
      ? await ask.choose({
          heading: { ...heading, question: `Why may this wait: ${check.statement}` },
          options: waiverReasons.map((value) => ({ value, label: reasons[value] })),
          many: false,
          chosen: suggested.reason === undefined ? [] : [suggested.reason],
          actions: ['quit'],
          problem,
        })
      : { action: 'answer' as const, values: [given.reason] };
  const reason = chosen.action === 'answer' ? chosen.values[0] : undefined;
  if (reason === undefined) return chosen.action === 'answer' ? askWaiver(ask, check, { given, suggested, problem: 'Choose a reason.' }) : null;
  if (given.reason === undefined) problem = null;
  const statement = await text('statement', 'What was decided', 'A sentence that a reviewer understands.');
  if (statement === null) return null;
  const owner = await text('owner', 'Who answers for it', 'A person or a team.');
  if (owner === null) return null;
  const expires = await text('expires', 'The last day that it holds', `Such as 2027-01-31: at most ${check.risk === 'critical' ? 90 : 180} days away.`);
  if (expires === null) return null;
  const approvedBy =
    check.risk === 'critical' ? await text('approvedBy', 'Who agreed', 'Needed for a critical check, and never the owner.') : (given.approvedBy ?? '');
  if (approvedBy === null) return null;
  const ticket = await text('ticket', 'Where it is followed up', 'A ticket, if there is one.', true);
  if (ticket === null) return null;
  return { reason, statement, owner, expires, ...(approvedBy !== '' && { approvedBy }), ...(ticket !== '' && { ticket }) };
}
