import type { CompiledAccess } from '../compiled-access.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { deedQuestion } from './deed-question.ts';
import type { DoneDeed } from './deeds-between.ts';
import { mayDo } from './may-do.ts';

/** A deed whose author may not do it. */
export interface UnheldDeed {
  readonly deed: DoneDeed;
  readonly question: ReturnType<typeof deedQuestion>;
  /** `conditional`: a condition would have to hold of which a commit tells nothing. */
  readonly because: Decision['reason'] | 'conditional' | 'unknown-author';
}

/**
 * Of some deeds those that somebody may not do, each action on each document once. What is allowed only under a
 * condition that a request would have to tell of, such as a second factor, counts as not allowed.
 *
 * @param author `member/ana`; undefined where nobody is known by that address
 * @param now milliseconds since 1970
 */
export function unheldDeeds(
  access: CompiledAccess,
  author: string | undefined,
  deeds: readonly DoneDeed[],
  now: number,
): readonly UnheldDeed[] {
  const found = new Map<string, UnheldDeed | undefined>();
  for (const deed of deeds) {
    const key = `${deed.action} ${deed.resource}`;
    if (found.has(key)) continue;
    const question = deedQuestion(access.organization, deed);
    const because = author === undefined ? 'unknown-author' : refusal(access, author, question, now);
    found.set(key, because && { deed, question, because });
  }
  return [...found.values()].flatMap((each) => each ?? []);
}

function refusal(
  access: CompiledAccess,
  principal: string,
  question: UnheldDeed['question'],
  now: number,
): UnheldDeed['because'] | undefined {
  const answer = mayDo(access, principal, question, now);
  if (answer === 'allowed') return undefined;
  return answer === 'conditional' ? answer : decide(access, { principal, ...question }, now).reason;
}
