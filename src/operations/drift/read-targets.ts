import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import type { Model } from '../../model/model.ts';
import { openWorkTreeSource } from '../../source/folder-source.ts';
import { validModel } from '../access/asked-source.ts';
import { chooseScopes, type ScopeOptions } from '../choose-scopes.ts';
import { type DraftedSection, type DraftInput, draftPlan } from '../draft-plan.ts';
import { keptModel } from '../kept-model.ts';
import { loadModel } from '../load-model.ts';
import { ledgerOf } from '../own-ledger.ts';
import { planNotes } from '../plan-notes.ts';
import { refuseLeftBehind } from '../refuse-left-behind.ts';
import type { PlanNote } from '../results.ts';
import type { Session } from '../session.ts';
import type { SourceTexts } from '../source-texts.ts';

/** The targets asked for as they are now, beside what is recorded and declared of each. */
export interface TargetsRead {
  readonly model: Model;
  readonly files: SourceTexts;
  readonly ledger: Ledger;
  /** Of targets that keep a state of their own; the others are what the ledger says. */
  readonly sections: readonly DraftedSection[];
  readonly notes: readonly PlanNote[];
  /** What they were planned from. */
  readonly input: DraftInput;
}

/**
 * Reads targets as a plan does, and writes nothing.
 * @throws BylawError `access/invalid-files`, `drift/nothing-to-read`, and what reading files, ledger and targets throws
 */
export async function readTargets(
  session: Session,
  git: GitReader,
  options: ScopeOptions,
): Promise<TargetsRead> {
  const tree = openWorkTreeSource(git);
  const loaded = await loadModel(tree, session, () => keptModel(git, session));
  const model = await validModel(loaded, 'the files');
  const { files, settings, contents } = loaded;
  const { commit = null } = await git.head();
  const place = await ledgerOf(git, settings.ledger);
  const ledger = await openLedger(git, place);
  await refuseLeftBehind(git, ledger, commit ?? undefined, true);
  const wanted = ownStates(model, options);
  if (wanted.targets.length === 0) throw nothingToRead();
  const planOptions = { ...options, ...wanted };
  const source = { commit, dirty: true };
  const input = { git, ledger, model, contents, files, settings, source, options: planOptions };
  const { sections } = await draftPlan(session, input);
  const notes = await planNotes(session, { git, ledger, place, model, options });
  const own = sections.filter(({ provider }) => !provider.capabilities.stages);
  return { model, files, ledger, sections: own, notes, input };
}

/** The targets of which the ledger is no more than a record. */
function ownStates(model: Model, options: ScopeOptions): Required<ScopeOptions> {
  const scopes = chooseScopes(model, options).filter(({ target }) => target.provider !== 'directory');
  return {
    organizations: [...new Set(scopes.map(({ organization }) => organization.name))],
    targets: [...new Set(scopes.map(({ target }) => target.name))],
  };
}

function nothingToRead(): BylawError {
  return new BylawError('drift/nothing-to-read', 'no target that was asked for keeps a state of its own', {
    hint: 'a directory is what the ledger says of it; enable a target of another system',
  });
}
