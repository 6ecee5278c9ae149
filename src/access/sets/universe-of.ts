import type { CompiledAccess } from '../compiled-access.ts';
import type { Action } from '../engine/action-table.ts';
import { engineOf } from '../engine/engine.ts';
import type { Key } from '../engine/key-table.ts';
import { eachOnce } from './make-pattern.ts';
import { anything, resourcePatterns } from './resource-patterns.ts';
import type { TextPattern } from './text-pattern.ts';
import type { Universe, UniverseAction } from './universe.ts';

/** All that can be asked of any of these. An action that two of them spell differently is named as the first has it. */
export function universeOf(accesses: readonly CompiledAccess[]): Universe {
  const actions = new Map<string, UniverseAction>();
  const names = new Map<string, string>();
  const keys = new Map<string, Key>();
  for (const access of accesses) {
    const engine = engineOf(access);
    const privileged = privilegedActions(access);
    for (const action of engine.actions.services.flatMap((service) => service.actions)) {
      const folded = action.text.toLowerCase();
      const name = names.get(folded) ?? action.text;
      names.set(folded, name);
      const before = actions.get(name);
      actions.set(name, {
        name,
        isPrivileged: before?.isPrivileged === true || privileged.has(action.text),
        types: eachOnce([...(before?.types ?? []), ...typesOf(action)]),
      });
    }
    for (const name of engine.keys.callerKeys) {
      const key = engine.keys.find(name);
      if (key !== undefined && !keys.has(name.toLowerCase())) keys.set(name.toLowerCase(), key);
    }
  }
  return { actions, keys };
}

/** What tells resources of the types of an action from others. */
export function typesOf(action: Action): readonly TextPattern[] {
  const { types, hasResources } = action;
  if (!hasResources) return [];
  const before = knownTypes.get(action);
  if (before !== undefined) return before;
  // Of a type that cannot be read every resource is one.
  const made = types.flatMap((type) =>
    type.shape === 'doubtful' ? [anything] : resourcePatterns(type, '*'),
  );
  knownTypes.set(action, made);
  return made;
}

const knownTypes = new WeakMap<Action, readonly TextPattern[]>();

function privilegedActions({ organization }: CompiledAccess): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name, actions } of organization.services.values())
    for (const [action, declared] of Object.entries(actions))
      if ((declared as { readonly privileged?: boolean } | undefined)?.privileged === true)
        found.add(`${name}:${action}`);
  return found;
}
