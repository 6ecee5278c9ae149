import { describe, expect, test } from 'vitest';
import { type Invitation, standingOf } from '../../src/audit/lifecycle/invitation.ts';
import { afterEvent, type InvitationEvent } from '../../src/audit/lifecycle/invitation-event.ts';
import { renderInvitation } from '../../src/audit/lifecycle/lifecycle-edits.ts';
import { parseInvitation } from '../../src/audit/lifecycle/parse-invitation.ts';

const [right, wrong, newer] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
const [before, now, later] = ['2026-03-01T09:00:00Z', '2026-03-05T09:00:00Z', '2026-03-12T09:00:00Z'];

const member = 'noor';
const begun = { member, invited: before, sent: 1 } as const;
const states = {
  absent: undefined,
  pending: { ...begun, status: 'pending', codeHash: right, expires: later },
  unlimited: { ...begun, status: 'pending', codeHash: right },
  codeless: { ...begun, status: 'pending', sent: 0 },
  // At its very end it has expired.
  expired: { ...begun, status: 'pending', codeHash: right, expires: now },
  accepted: { ...begun, status: 'accepted', ended: before, identity: { github: 'noor-b' } },
  cancelled: { ...begun, status: 'cancelled', ended: before },
} as const satisfies Record<string, Invitation | undefined>;

const identity = { github: 'noor-b' };
const events = {
  invite: { is: 'invite', member, code: { codeHash: newer, expires: later } },
  accept: { is: 'accept', codeHash: right, identity },
  'accept wrongly': { is: 'accept', codeHash: wrong },
  resend: { is: 'resend', code: { codeHash: newer, expires: later } },
  cancel: { is: 'cancel' },
} as const satisfies Record<string, InvitationEvent>;

const invited = { member, status: 'pending', invited: now, sent: 1, codeHash: newer, expires: later };
const accepted = { member, status: 'accepted', invited: before, sent: 1, ended: now, identity };
const resent = { member, status: 'pending', invited: before, sent: 2, codeHash: newer, expires: later };
const cancelled = { member, status: 'cancelled', invited: before, sent: 1, ended: now };

/** Every state with every event, in words or as what stands afterwards. */
const table: Record<keyof typeof states, Record<keyof typeof events, unknown>> = {
  absent: {
    invite: invited,
    accept: 'not-invited',
    'accept wrongly': 'not-invited',
    resend: 'not-invited',
    cancel: 'not-invited',
  },
  pending: {
    invite: 'already-invited',
    accept: accepted,
    'accept wrongly': 'wrong-code',
    resend: resent,
    cancel: cancelled,
  },
  unlimited: {
    invite: 'already-invited',
    accept: accepted,
    'accept wrongly': 'wrong-code',
    resend: resent,
    cancel: cancelled,
  },
  codeless: {
    invite: 'already-invited',
    accept: 'no-code',
    'accept wrongly': 'no-code',
    resend: { ...resent, sent: 1 },
    cancel: { ...cancelled, sent: 0 },
  },
  expired: {
    invite: 'already-invited',
    accept: 'expired',
    'accept wrongly': 'wrong-code',
    resend: resent,
    cancel: cancelled,
  },
  accepted: {
    invite: 'already-invited',
    accept: 'already-accepted',
    'accept wrongly': 'already-accepted',
    resend: 'already-accepted',
    cancel: 'already-accepted',
  },
  cancelled: {
    invite: 'already-invited',
    accept: 'cancelled',
    'accept wrongly': 'cancelled',
    resend: resent,
    cancel: 'cancelled',
  },
};

const cases = Object.entries(table).flatMap(([state, row]) =>
  Object.entries(row).map(([event, expected]) => ({ state, event, expected })),
);

describe('an invitation', () => {
  test.each(cases)('$event while $state', ({ state, event, expected }) => {
    const invitation: Invitation | undefined = states[state as keyof typeof states];
    expect(afterEvent(invitation, events[event as keyof typeof events], now)).toEqual(expected);
  });

  test('counts its newest code alone, and each code once', () => {
    const next = afterEvent(states.pending, events.resend, now) as Invitation;
    expect(afterEvent(next, events.accept, now)).toBe('wrong-code');
    const done = afterEvent(next, { is: 'accept', codeHash: newer }, now) as Invitation;
    expect(done).not.toHaveProperty('codeHash');
    expect(afterEvent(done, { is: 'accept', codeHash: newer }, now)).toBe('already-accepted');
  });

  test('is pending to the second before it expires', () => {
    expect(standingOf(states.pending, '2026-03-12T08:59:59Z')).toBe('pending');
    expect(standingOf(states.pending, later)).toBe('expired');
    expect(standingOf(states.accepted, '9999-12-31T23:59:59Z')).toBe('accepted');
  });
});

describe('the file of an invitation', () => {
  const kept = Object.values(states).filter((state) => state !== undefined);

  test.each(kept)('is read as it was written: $status', (invitation) => {
    expect(parseInvitation('here', renderInvitation(invitation), member)).toEqual(invitation);
  });

  test.each([
    ['of somebody else', { ...states.pending, member: 'bo' }],
    ['accepted, with a code that counts', { ...states.accepted, codeHash: right }],
    ['accepted at no time', { ...begun, status: 'accepted' }],
    ['pending, and over', { ...states.pending, ended: now }],
    ['cancelled by an account', { ...states.cancelled, identity }],
    ['in another state', { ...begun, status: 'open' }],
    ['with a code itself', { ...states.pending, code: 'abcd' }],
  ])('is refused: %s', (_, invitation) => {
    const text = renderInvitation(invitation as Invitation);
    expect(() => parseInvitation('here', text, member)).toThrow(/^here /);
  });
});
