import type { AccessDiff } from '../../access/diff/access-diff.ts';
import type { EvaluatedAccess, NotEvaluated } from '../../plan/plan.ts';
import type { SectionEnds } from '../../plan/section-ends.ts';
import { accessNotes } from './access-notes.ts';
import { type ComparedDraft, endsIn } from './compared-draft.ts';
import { mayChangeAccess } from './may-change-access.ts';

const nothing: AccessDiff<never> = {
  changes: [],
  stays: [],
  causes: [],
  forecast: [],
  counts: { gain: 0, lose: 0, differ: 0, unknown: 0, stay: 0 },
};

/** Where nothing was, everything is new: of more than these it is not told what. */
const mostAtFirst = 1000;

/**
 * What a section changes for whom, where that is known without comparing anything: mostly nothing changes, and nothing
 * is to start or end.
 *
 * @param isMoving whether something is, by the clock
 */
export function accessAtOnce(
  drafted: ComparedDraft,
  isMoving: boolean,
): EvaluatedAccess<never> | NotEvaluated | undefined {
  const { name, project, access } = drafted.provider;
  if (project !== undefined && access === undefined)
    return { status: 'notEvaluated', reason: `nobody can tell what \`${name}\` itself would give` };
  if (!mayChangeAccess(drafted) && !isMoving)
    return { status: 'evaluated', system: name, notes: accessNotes(drafted), ...nothing };
  const first = newPrincipals(endsIn(drafted));
  return first > mostAtFirst ? { status: 'notEvaluated', reason: firstOfMany(first) } : undefined;
}

/** How many principals there will be where there was nothing; 0 where there was something. */
function newPrincipals({ before, after }: SectionEnds): number {
  if (before.entries.size > 0) return 0;
  let count = 0;
  for (const address of after.entries.keys())
    if (/^(?:member|service-account|token):/.test(address)) count += 1;
  return count;
}

function firstOfMany(count: number): string {
  const many = count.toLocaleString('en-US');
  return `nothing is there yet, so that all access of ${many} principals is new: \`bylaw access show\` tells what one of them gets`;
}
