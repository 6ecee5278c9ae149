import type { Action, ActionSet } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AccessKeys } from '../access-keys.ts';

/** Keys of actions: of what may be asked of one, and of sets of them. */
export interface ActionKeys {
  of(action: Action): string;
  ofSet(set: ActionSet): string;
}

export function actionKeys({ actions, organization }: Engine, keys: AccessKeys): ActionKeys {
  const known = new Map<Action, string>();
  const sets = new Map<ActionSet, string>();
  // With what each action is done to: where a catalogue changes, what names its actions says something else.
  const services = actions.services.map(({ name, actions: own }) =>
    keys.of(JSON.stringify([name, own.map((action) => [action.text, of(action)])])),
  );
  return { of, ofSet };

  function of(action: Action): string {
    const before = known.get(action);
    if (before !== undefined) return before;
    const { hasResources, resources } = action;
    const types = JSON.stringify([...resources].sort());
    const made = keys.of(`action ${hasResources} ${organization.id} ${types}`);
    known.set(action, made);
    return made;
  }

  function ofSet(set: ActionSet): string {
    const before = sets.get(set);
    if (before !== undefined) return before;
    const made = keys.of(set === 'all' ? `all ${services.join()}` : `some ${ofServices(set)}`);
    sets.set(set, made);
    return made;
  }

  function ofServices(set: Exclude<ActionSet, 'all'>): string {
    return [...set]
      .map(([service, indexes]) => `${services[service]}:${[...indexes].sort((a, b) => a - b).join(' ')}`)
      .sort()
      .join();
  }
}
