import { holderOf, type RecordedState } from '../../src/audit/recorded-state.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { type Address, bindingAddress, objectAddress, teamMemberAddress } from '../../src/plan/address.ts';
import { fc } from '../properties.ts';

const name = fc.stringMatching(/^[a-z0-9]([a-z0-9._-]{0,8}[a-z0-9])?$/);
const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const fields = fc.dictionary(
  text.filter((key) => key !== 'members' && key !== 'bindings'),
  fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
    fc.dictionary(text, text, { maxKeys: 2 }),
  ),
  { maxKeys: 4 },
) as fc.Arbitrary<JsonObject>;
const role = fc.constantFrom('player', 'section-lead', 'librarian');
const kind = fc.constantFrom('member', 'team', 'token', 'service-account', 'role', 'zone', 'policy');

/** A state of the organization `philharmonic`, with edges on what holds edges; some objects may be unmanaged. */
export const recordedState: fc.Arbitrary<RecordedState> = fc
  .record({
    objects: fc.array(fc.tuple(kind, name, fields), { maxLength: 8 }),
    memberships: fc.array(fc.tuple(fc.nat(), name, fc.boolean()), { maxLength: 8 }),
    bindings: fc.array(fc.tuple(fc.nat(), role, fc.option(name, { nil: undefined })), { maxLength: 8 }),
    unmanaged: fc.array(fc.nat(), { maxLength: 3 }),
  })
  .map(({ objects, memberships, bindings, unmanaged }) => {
    const entries = new Map<Address, JsonObject>([
      ['organization:philharmonic', { members: 'are here a field' }],
    ]);
    for (const [of, called, value] of objects) entries.set(objectAddress(of, 'philharmonic', called), value);
    const teams = objects.filter(([of]) => of === 'team');
    const holders = objects.filter(([of]) => of !== 'role' && of !== 'zone' && of !== 'policy');
    for (const [at, member, service] of memberships) {
      const team = teams[at % Math.max(1, teams.length)]?.[1];
      const joined = service ? `service-account/${member}` : member;
      if (team !== undefined)
        entries.set(teamMemberAddress('philharmonic', team, joined), { role: 'member' });
    }
    for (const [at, held, zone] of bindings) {
      const holder = holders[at % Math.max(1, holders.length)];
      const value = { role: held, ...(zone === undefined ? {} : { zone }) };
      if (holder === undefined) continue;
      const [of, called] = holder as ['member', string, JsonObject];
      entries.set(bindingAddress('philharmonic', { kind: of, name: called }, value), value);
    }
    const own = [...entries.keys()].filter((address) => holderOf(address) === address);
    const free = new Set(unmanaged.map((at) => own[at % own.length]));
    return { entries, owned: new Set(own.filter((address) => !free.has(address))) };
  });
