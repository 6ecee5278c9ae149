import type { RecordedState } from '../audit/recorded-state.ts';
import type { Organization, Target } from '../model/model.ts';
import type { ActualState } from '../plan/state.ts';
import type { Provider } from '../providers/provider.ts';
import { recordedAsSeen } from './baseline-state.ts';
import type { PlanOptions } from './plan-options.ts';

/** What a target holds; what was applied last where it is not to be asked. */
export async function readActual(
  { offline }: PlanOptions,
  at: { readonly organization: Organization; readonly target: Target },
  provider: Provider,
  recorded: RecordedState,
): Promise<ActualState> {
  const scope = { organization: at.organization.name, target: at.target.name };
  if (offline === true) return recordedAsSeen(scope, recorded);
  return provider.reader.read(scope);
}
