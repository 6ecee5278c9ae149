import type { LedgerEntry } from '../../src/audit/entry.ts';
import type { RecordedState } from '../../src/audit/recorded-state.ts';
import { holderOf } from '../../src/audit/recorded-state.ts';
import type { Scope } from '../../src/audit/scope.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { type Address, bindingAddress, objectAddress, teamMemberAddress } from '../../src/plan/address.ts';

/** The philharmonic: an organization with players, sections and a librarian's token. */
export const scope: Scope = { organization: 'philharmonic', target: 'directory' };

export const playsHarp: JsonObject = { role: 'section-lead', reason: 'covers the harp' };

export const orchestra: ReadonlyMap<Address, JsonObject> = new Map<Address, JsonObject>([
  [objectAddress('organization', 'philharmonic', 'philharmonic'), { displayName: 'The Philharmonic' }],
  [objectAddress('member', 'philharmonic', 'ana'), { id: 'ana', role: 'player', status: 'active' }],
  [objectAddress('member', 'philharmonic', 'bo'), { id: 'bo', role: 'player', status: 'active' }],
  [objectAddress('service-account', 'philharmonic', 'archive'), { id: 'archive', owner: 'member/bo' }],
  [objectAddress('team', 'philharmonic', 'strings'), { description: 'violins to basses' }],
  [teamMemberAddress('philharmonic', 'strings', 'ana'), { role: 'maintainer' }],
  [teamMemberAddress('philharmonic', 'strings', 'service-account/archive'), { role: 'member' }],
  [bindingAddress('philharmonic', { kind: 'team', name: 'strings' }, playsHarp), playsHarp],
]);

export function ownedState(
  entries: ReadonlyMap<Address, JsonObject>,
  except: readonly Address[] = [],
): RecordedState {
  const objects = [...entries.keys()].filter((address) => holderOf(address) === address);
  return { entries, owned: new Set(objects.filter((address) => !except.includes(address))) };
}

/** A result with one change applied and one failed. */
export const resultEntry: LedgerEntry = {
  ledgerVersion: 1,
  kind: 'result',
  sequence: 7,
  at: '2026-12-01T09:00:00Z',
  organization: 'philharmonic',
  target: 'directory',
  source: 'a'.repeat(40),
  actor: { name: 'Ana Ruiz', email: 'ana@philharmonic.example' },
  runner: { id: 'run-1', host: 'stage-door', process: 4711 },
  approvedBy: ['Bo Lind <bo@philharmonic.example>', 'Cy Aalto <cy@philharmonic.example>'],
  changeDigest: 'c'.repeat(64),
  intent: 6,
  outcomes: [
    { digest: 'd'.repeat(64), address: 'team:philharmonic/strings', action: 'create', status: 'applied' },
    {
      digest: 'e'.repeat(64),
      address: 'member:philharmonic/bo',
      action: 'create',
      status: 'failed',
      message: 'the stage is full',
    },
  ],
  evaluatedAt: '2026-12-01T08:59:58Z',
  scheduled: [],
  state: 'f'.repeat(40),
};
