import { invariant } from '../diagnostic/bylaw-error.ts';
import type { AccessQuestion, WhoCan } from './answers.ts';
import type { CompiledAccess } from './compiled-access.ts';

/** Everybody whom a request would be allowed. A question with mistakes (see `requestMistakes`) has no answer: nobody. */
export function whoCan(access: CompiledAccess, question: AccessQuestion, now: number): WhoCan {
  invariant(false, `${access.organization.name} ${question.action} ${now}`);
}
