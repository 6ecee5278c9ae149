import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { invitationPath } from '../../src/audit/ledger-paths.ts';
import type { Invitation } from '../../src/audit/lifecycle/invitation.ts';
import { renderInvitation } from '../../src/audit/lifecycle/lifecycle-edits.ts';
import { stateEdits } from '../../src/audit/state-edits.ts';
import { appendEntry, type EntryDraft } from '../../src/ledger/append-entry.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { orchestra, ownedState, scope } from '../audit/orchestra.ts';
import { firstSeason, intentDraft, resultDraft } from './season.ts';
import { branch, temporaryRepository } from './temporary-repository.ts';

const { at, organization, source, runner, approvedBy } = intentDraft;
const [code, newer] = ['c'.repeat(64), 'd'.repeat(64)];
const expires = '2026-12-08T09:00:00Z';
const pending: Invitation = {
  member: 'noor',
  status: 'pending',
  invited: at,
  expires,
  sent: 1,
  codeHash: code,
};
const accepted: Invitation = { member: 'noor', status: 'accepted', invited: at, sent: 1, ended: at };
const noor = invitationPath(organization, 'noor');
const later = '2027-01-01T00:00:00Z';

const addressOf = (member: string) => `member:${organization}/${member}`;
const file = (invitation: Invitation) => ({
  [invitationPath(organization, invitation.member)]: renderInvitation(invitation),
});
const about = (member: string) => ({
  action: 'update',
  address: addressOf(member),
  before: null,
  after: { invitation: 'accepted' },
  digest: code,
});
const event = (over: Partial<EntryDraft> = {}): EntryDraft => ({
  at,
  organization,
  source,
  runner,
  approvedBy,
  kind: 'event',
  event: 'invitation accepted',
  changes: [about('noor')],
  ...over,
});

type Case = readonly [what: string, draft: EntryDraft, files: Readonly<Record<string, string | null>>];

const lawful: readonly Case[] = [
  ['accepted', event(), file(accepted)],
  ['cancelled', event(), file({ ...accepted, status: 'cancelled' })],
  ['sent again', event(), file({ ...pending, sent: 2, codeHash: newer })],
];

const forged: readonly Case[] = [
  ['accepted after it expired', event({ at: later }), file({ ...accepted, ended: later })],
  ['accepted at another time', event(), file({ ...accepted, ended: later })],
  ['invited at another time', event(), file({ ...accepted, invited: later })],
  ['sent again with the same code', event(), file({ ...pending, sent: 2 })],
  ['sent again without being counted', event(), file({ ...pending, codeHash: newer })],
  ['taken away, so that they count as accepted', event(), { [noor]: null }],
  ['by an event about somebody else', event({ changes: [about('ana')] }), file(accepted)],
  ['by an event about nobody', event({ changes: [] }), file(accepted)],
  ['by a takeover', { ...event(), kind: 'takeover', target: 'directory' }, file(accepted)],
  ['of nobody before', event({ changes: [about('bo')] }), file({ ...pending, member: 'bo' })],
  ['by a result that changes no member', resultDraft, file(accepted)],
  ['taken away by such a result', resultDraft, { [noor]: null }],
  [
    'invited anew by such a result',
    { ...resultDraft, invited: ['noor'] },
    file({ ...pending, codeHash: newer }),
  ],
  ['left out by a result that names them', { ...resultDraft, invited: ['noor'] }, {}],
];

test('invitations go from one lawful state to another, each by an entry of its own', {
  timeout: 60_000,
}, async () => {
  const repository = await temporaryRepository();
  const git = await repository.open('native');
  const season = await firstSeason(git);
  const before = await season.readManaged(scope);
  const entries = new Map(orchestra).set(addressOf('noor'), { id: 'noor', status: 'active' });
  const created = stateEdits(scope, before, ownedState(entries));
  const inviting = new Map<string, string | null>([...created, ...Object.entries(file(pending))]);
  const base = await appendEntry(git, season, { ...resultDraft, invited: ['noor'] }, inviting);

  async function opened(draft: EntryDraft, files: Case[2]): Promise<string> {
    await appendEntry(git, base, draft, new Map(Object.entries(files)));
    await rm(join(repository.folder, '.git/bylaw/seen.json'), { force: true });
    const said = await openLedger(git, 'bylaw/ledger').then(
      () => 'fine',
      (error: Error) => error.message,
    );
    await rm(join(repository.folder, '.git/bylaw/seen.json'), { force: true });
    repository.git('update-ref', branch, base.tip ?? '');
    return said;
  }

  for (const [what, draft, files] of lawful) expect(await opened(draft, files), what).toBe('fine');
  for (const [what, draft, files] of forged) {
    const said = await opened(draft, files);
    expect(said, what).toContain('organizations/philharmonic/lifecycle/');
  }
});
