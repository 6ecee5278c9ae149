import { expect, test } from 'vitest';
import { managedPathOf, renderManagedFiles } from '../../src/audit/managed-files.ts';
import { parseManagedPath } from '../../src/audit/managed-path.ts';
import { parseManagedFiles } from '../../src/audit/parse-managed-files.ts';
import { recordChanges } from '../../src/audit/record-changes.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import {
  type Address,
  isEdge,
  objectAddress,
  parseAddress,
  repositoryPermissionAddress,
  teamMemberAddress,
} from '../../src/plan/address.ts';
import { edgesHeld } from '../../src/plan/edges-held.ts';
import { renameInState } from '../../src/plan/rename-in-state.ts';
import { openState, storeState } from '../../src/plan/stored-state.ts';

/** What a system of its own words holds: a team, who is in it, and what it may do where. */
const core = objectAddress('team', 'acme', 'core');
const inKubectl = repositoryPermissionAddress('acme', 'core', 'Kubectl');
const state: ReadonlyMap<Address, JsonObject> = new Map<Address, JsonObject>([
  [objectAddress('member', 'acme', 'ana'), { role: 'admin', login: 'Ana', account: 1 }],
  [objectAddress('team', 'acme', 'core-x'), { name: 'Core X' }],
  [core, { name: 'Core', number: 7 }],
  [teamMemberAddress('acme', 'core', 'ana'), { role: 'maintainer' }],
  [teamMemberAddress('acme', 'core', '@Eve'), { role: 'member' }],
  [inKubectl, { permission: 'write' }],
  [repositoryPermissionAddress('acme', 'core-x', 'kubectl'), { permission: 'read' }],
  ['binding:acme/team/core#0a1b2c3d4e', { role: 'auditor' }],
]);

test('the permission of a team in a repository is an address like any other', () => {
  expect(inKubectl).toBe('repository-permission:acme/core/kubectl');
  expect(isEdge(inKubectl)).toBe(true);
  expect(parseAddress(inKubectl)).toEqual({
    kind: 'repository-permission',
    organization: 'acme',
    team: 'core',
    repository: 'kubectl',
  });
  for (const wrong of [
    'acme/core',
    'acme/core/Kubectl',
    'acme/core/a/b',
    'acme/core/a#b',
    '/core/a',
    'acme//a',
  ])
    expect(parseAddress(`repository-permission:${wrong}`)).toBeUndefined();
});

test('a team’s file holds its permissions, and is read as it was written', () => {
  const files = renderManagedFiles(state);
  const text = files.get('team/core.json') ?? '';
  expect(JSON.parse(text).repositories).toEqual({ kubectl: { permission: 'write' } });
  expect(new Map(parseManagedFiles('acme', 'managed', files))).toEqual(state);
  const spoilt = new Map([['team/core.json', text.replace('"kubectl"', '"Kubectl"')]]);
  expect(() => parseManagedFiles('acme', 'managed', spoilt)).toThrow('has an edge `Kubectl` that is none');
});

test('what another system calls something can be recorded, and leaves the folder for no name', () => {
  const address = objectAddress('outside-collaborator', 'acme', '@Zoe-1');
  expect(managedPathOf(address)).toBe('outside-collaborator/@Zoe-1.json');
  expect(parseManagedPath('acme', managedPathOf(address))).toEqual(parseAddress(address));
  for (const name of ['@', '@..', '@../x', '@-x', 'Zoe', '@a b'])
    expect(() => managedPathOf(objectAddress('outside-collaborator', 'acme', name))).toThrow();
});

test('what a stored state holds of permissions is what was stored', () => {
  const opened = openState(storeState(state));
  expect(new Map(opened)).toEqual(state);
  expect(opened.get(inKubectl)).toEqual({ permission: 'write' });
  const held = (entries: ReadonlyMap<Address, JsonObject>) => [...edgesHeld(entries, new Set([core]))].sort();
  expect(held(opened)).toEqual(held(state));
  expect(held(opened)).toHaveLength(4);
});

test('a team takes its permissions along under a new name, and no other team does', () => {
  const renamed = renameInState(state, { from: core, to: objectAddress('team', 'acme', 'kernel') });
  expect(renamed.get('repository-permission:acme/kernel/kubectl')).toEqual({ permission: 'write' });
  expect(renamed.get('repository-permission:acme/core-x/kubectl')).toEqual({ permission: 'read' });
  expect(renamed.has(inKubectl)).toBe(false);
});

test('a record knows what is only seen, of what was touched anew, of anything else where it is not known', () => {
  const recorded = {
    entries: new Map<Address, JsonObject>([
      [objectAddress('member', 'acme', 'ana'), { role: 'admin', login: 'ana', account: 1 }],
      [core, { name: 'Core' }],
    ]),
    owned: new Set([objectAddress('member', 'acme', 'ana'), core]),
  };
  const bo = objectAddress('member', 'acme', 'bo');
  const created = {
    action: 'create',
    address: bo,
    before: null,
    after: { role: 'member', login: 'bo' },
  } as const;
  const entries = new Map([...state, [bo, { role: 'member', login: 'Bo', account: 2 }] as const]);
  const observes = ['login', 'account', 'number'];
  const after = recordChanges(recorded, { made: [created], adopted: new Map(), entries, observes });
  expect(after.entries.get(bo)).toEqual({ role: 'member', login: 'Bo', account: 2 });
  // Another log-in of somebody whom nobody touched is for drift to tell.
  expect(after.entries.get(objectAddress('member', 'acme', 'ana'))).toEqual({
    role: 'admin',
    login: 'ana',
    account: 1,
  });
  expect(after.entries.get(core)).toEqual({ name: 'Core', number: 7 });
});

test('whoever goes takes their places along in the record, unless the system kept them', () => {
  const ana = objectAddress('member', 'acme', 'ana');
  const place = teamMemberAddress('acme', 'core', 'ana');
  const owned = new Set([ana, core]);
  const made = [{ action: 'delete', address: ana, before: state.get(ana) ?? {}, after: null } as const];
  const after = (entries: ReadonlyMap<Address, JsonObject>) =>
    recordChanges({ entries: state, owned }, { made, adopted: new Map(), entries }).entries.has(place);
  const without = (...gone: readonly Address[]) => new Map([...state].filter(([at]) => !gone.includes(at)));
  expect(after(without(ana, place))).toBe(false);
  expect(after(without(ana))).toBe(true);
});
