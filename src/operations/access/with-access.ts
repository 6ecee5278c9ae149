import type { CompiledAccess } from '../../access/compiled-access.ts';
import type { Session } from '../session.ts';
import type { AskedSource } from './asked-source.ts';
import { compileAsked } from './compile-asked.ts';
import type { QuestionOptions } from './question-options.ts';
import { withSource } from './with-source.ts';

/** What a decision is made from. */
export interface AskedAccess {
  readonly source: AskedSource;
  readonly access: CompiledAccess;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Runs `work` on the compiled access of what a question asks about. Throws what `withSource` does. */
export async function withAccess<T>(
  session: Session,
  options: QuestionOptions,
  work: (asked: AskedAccess) => Promise<T>,
): Promise<T> {
  return withSource(session, options, async (source) => {
    session.progress.step('compiling the access');
    return work({ source, access: compileAsked(source), now: Date.parse(source.now) });
  });
}
