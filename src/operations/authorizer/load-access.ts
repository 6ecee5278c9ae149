import type { AskedSource } from '../access/asked-source.ts';
import { commitAsked } from '../access/commit-asked.ts';
import { compileAsked } from '../access/compile-asked.ts';
import { dayAsked } from '../access/day-asked.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import type { LoadedAccess } from './access-snapshot.ts';

/**
 * `ledger`: what was applied last, with the policy versions that are published: what the organization has agreed on.
 * `files`: the work tree as it is, with the versions that applying it would publish. A commit: likewise, with the
 * versions that were published when it was made.
 */
export type AuthorizerSource = 'ledger' | 'files' | { readonly commit: string };

/** Loads and compiles one organization. Throws what reading the files and the ledger throws, and on mistakes in them. */
export async function loadAccess(
  session: Session,
  from: AuthorizerSource,
  asked: Pick<QuestionOptions, 'organization'>,
): Promise<LoadedAccess> {
  if (from === 'files') return withSource(session, asked, async (source) => loaded(session, source));
  return withRepository(session, async (git) => {
    // The newest entry, whatever the clocks of those who wrote the ledger said.
    if (from === 'ledger')
      return loaded(session, await dayAsked(session, git, { ...asked, at: 'now' }, endOfTime));
    return loaded(session, await commitAsked(session, git, { ...asked, at: from.commit }));
  });
}

const endOfTime = '9999-12-31T23:59:59Z';

function loaded(session: Session, source: AskedSource): LoadedAccess {
  const { organization, files, recorded } = source;
  return {
    access: compileAsked(source),
    version: {
      organization: organization.name,
      commit: files.commit,
      sequence: recorded?.sequence ?? null,
      behind: recorded?.behind ?? null,
      loadedAt: session.now(),
    },
  };
}
