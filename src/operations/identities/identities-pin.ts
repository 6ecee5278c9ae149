import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Member, Organization } from '../../model/model.ts';
import type { PinReport, RefusedIdentity } from '../../report/identities/pin-report.ts';
import { openWorkTreeSource } from '../../source/folder-source.ts';
import { validModel } from '../access/asked-source.ts';
import type { ScopeOptions } from '../choose-scopes.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { readTargets } from '../drift/read-targets.ts';
import type { CommitWish } from '../edits/commit-edited.ts';
import { editRepository } from '../edits/edit-repository.ts';
import { keptModel } from '../kept-model.ts';
import { loadModel } from '../load-model.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import { accountsByLogin, loginOf } from './accounts-by-login.ts';
import { pinSection, type WhoIsWho } from './pin-section.ts';

export interface IdentitiesPinOptions extends ScopeOptions {
  /** Tells what it would write, and writes nothing. */
  readonly check?: boolean;
  /** Absent: committing is left to the user. */
  readonly commit?: CommitWish;
}

/**
 * Writes into the YAML which accounts and teams of a target are meant, by their numbers, and the log-ins that their
 * owners changed. An account that is another than the one declared or recorded is refused, and the others are written.
 * Where no target is enabled that is a system of its own, accounts are asked for by the log-ins in the files.
 * @throws BylawError `identities/nobody-to-ask`, and what `readTargets` and `editRepository` throw
 */
export async function identitiesPin(
  session: Session,
  options: IdentitiesPinOptions = {},
): Promise<PinReport> {
  return withRepository(session, async (git) => {
    const { check = false, commit, ...asked } = options;
    const sections = await sectionsIn(session, git, asked);
    const loaded = await loadModel(openWorkTreeSource(git), session, () => keptModel(git, session));
    const model = await validModel(loaded, 'the files');
    const looked = await accountsByLogin(session, git, model, asked);
    const known = [...sections.map(whoIsWho), ...looked];
    const [first] = known;
    if (first === undefined) throw nobodyToAsk();
    const found = known.map(pinSection);
    const edits = found.flatMap((each) => each.edits);
    const told = {
      pinned: found.flatMap((each) => each.pinned),
      refused: [
        ...found.flatMap((each) => each.refused),
        ...sections.flatMap(reassigned),
        ...looked.flatMap(({ refused }) => refused),
      ],
      current: found.reduce((sum, each) => sum + each.current, 0),
      unnamed: new Set(known.flatMap(({ organization }) => unnamedIn(organization))).size,
    };
    const subject = 'Pin identities';
    if (check || edits.length === 0) return { subject, files: [], commit: null, ...told };
    const wish = { organization: first.organization.name, ...(commit === undefined ? {} : { commit }) };
    const report = await editRepository(session, wish, () => ({ subject, edits: different(edits) }));
    return { ...report, ...told };
  });
}

/** Of targets that are systems of their own; none where none is enabled. */
async function sectionsIn(
  session: Session,
  git: GitReader,
  options: ScopeOptions,
): Promise<readonly DraftedSection[]> {
  try {
    return (await readTargets(session, git, options)).sections;
  } catch (error) {
    if (error instanceof BylawError && error.code === 'drift/nothing-to-read') return [];
    throw error;
  }
}

function whoIsWho({ organization, actual, recorded }: DraftedSection): WhoIsWho {
  return { organization, seen: actual.entries, recorded: recorded.entries };
}

/** Members of whom nothing says which account is theirs. */
function unnamedIn({ members }: Organization): readonly Member[] {
  return [...members.values()].filter((each) => each.status !== 'suspended' && loginOf(each) === undefined);
}

function nobodyToAsk(): BylawError {
  return new BylawError('identities/nobody-to-ask', 'no target that was asked for knows accounts', {
    hint: 'declare one of GitHub, `enabled: false` is enough; or write the numbers: `identities: {github: {login: ana, id: 4711}}`',
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
