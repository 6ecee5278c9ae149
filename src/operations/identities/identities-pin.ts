import type { PinReport, RefusedIdentity } from '../../report/identities/pin-report.ts';
import type { ScopeOptions } from '../choose-scopes.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { readTargets } from '../drift/read-targets.ts';
import type { CommitWish } from '../edits/commit-edited.ts';
import { editRepository } from '../edits/edit-repository.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import { pinSection } from './pin-section.ts';

export interface IdentitiesPinOptions extends ScopeOptions {
  /** Tells what it would write, and writes nothing. */
  readonly check?: boolean;
  /** Absent: committing is left to the user. */
  readonly commit?: CommitWish;
}

/**
 * Writes into the YAML which accounts and teams of a target are meant, by their numbers, and the log-ins that their
 * owners changed. An account that is another than the one declared or recorded is refused, and the others are written.
 * @throws BylawError what `readTargets` and `editRepository` throw
 */
export async function identitiesPin(
  session: Session,
  options: IdentitiesPinOptions = {},
): Promise<PinReport> {
  return withRepository(session, async (git) => {
    const { check = false, commit, ...asked } = options;
    const { sections } = await readTargets(session, git, asked);
    const found = sections.map(pinSection);
    const edits = found.flatMap((each) => each.edits);
    const told = {
      pinned: found.flatMap((each) => each.pinned),
      refused: [...found.flatMap((each) => each.refused), ...sections.flatMap(reassigned)],
      current: found.reduce((sum, each) => sum + each.current, 0),
    };
    const [first] = sections;
    const subject = 'Pin identities';
    if (check || edits.length === 0 || first === undefined)
      return { subject, files: [], commit: null, ...told };
    const wish = { organization: first.organization.name, ...(commit === undefined ? {} : { commit }) };
    const report = await editRepository(session, wish, () => ({ subject, edits: different(edits) }));
    return { ...report, ...told };
  });
}

/** The same document may be read of two targets. */
function different<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** Whom the target itself takes for somebody else. */
function reassigned({ organization, planned }: DraftedSection): readonly RefusedIdentity[] {
  return planned.findings
    .filter(({ code }) => code === reassignedCode)
    .map(({ message }) => ({ organization: organization.name, of: organization.name, why: message }));
}

const reassignedCode: string = 'target/login-reassigned';
