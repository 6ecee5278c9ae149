import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderApplied } from '../../src/audit/applied.ts';
import { publishEdits, renderPolicyVersion, renderTombstone } from '../../src/audit/policy-files.ts';
import { stateEdits } from '../../src/audit/state-edits.ts';
import { appendEntry, type EntryDraft } from '../../src/ledger/append-entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { digestStatements } from '../../src/model/statement-digest.ts';
import { orchestra, ownedState, scope } from '../audit/orchestra.ts';
import { amend } from './amend.ts';
import { firstSeason, intentDraft, publishScores, readScores, recordState, resultDraft } from './season.ts';
import { backends, branch, type TemporaryRepository, temporaryRepository } from './temporary-repository.ts';

const directory = 'organizations/philharmonic/targets/directory';
const policies = 'organizations/philharmonic/policies';
const burnScores = [{ effect: 'allow', actions: ['scores:burn'] }];
const burning = {
  policy: 'scores',
  version: 2,
  digest: digestStatements(burnScores),
  statements: burnScores,
};

const { at, organization, source, runner, approvedBy } = intentDraft;
const organizationDraft = { at, organization, source, runner, approvedBy };
const publishDraft: EntryDraft = { ...organizationDraft, kind: 'publish', published: [], deleted: [] };
const event: EntryDraft = {
  ...organizationDraft,
  kind: 'event',
  target: 'directory',
  event: 'forget a music stand',
};
const chamber = { organization: 'chamber', target: 'directory' };
const takesOver: EntryDraft = { ...organizationDraft, kind: 'takeover', target: 'directory' };

const applied = {
  sequence: 5,
  source: 'a'.repeat(40),
  evaluatedAt: '2026-12-01T08:59:58Z',
  scheduled: [],
  changeDigest: 'c'.repeat(64),
};

/** What a person with git adds to an entry that Bylaw wrote, and the path that gives them away. */
const forged: readonly (readonly [string, EntryDraft, Readonly<Record<string, string | null>>, string])[] = [
  [
    'an event of one organization edits what another manages',
    { ...event, ...chamber },
    { [`${directory}/managed/team/brass.json`]: '{}\n' },
    `${directory}/managed/team/brass.json`,
  ],
  [
    'an event of one organization removes what another manages',
    { ...event, ...chamber },
    { [`${directory}/managed`]: null },
    `${directory}/managed/member/24/ana.json`,
  ],
  [
    'an event of one organization edits what another applied',
    { ...event, ...chamber },
    { [`${directory}/applied.json`]: renderApplied(applied) },
    `${directory}/applied.json`,
  ],
  [
    'a result of one target edits another target',
    { ...resultDraft, target: 'stage' },
    { [`${directory}/unmanaged/team/brass.json`]: '{}\n' },
    `${directory}/unmanaged/team/brass.json`,
  ],
  [
    'publishing adds a version that the entry does not name',
    publishDraft,
    { [`${policies}/scores/2.json`]: renderPolicyVersion(burning) },
    `${policies}/scores/2.json`,
  ],
  [
    'publishing writes the tombstone of a policy that the entry does not name',
    publishDraft,
    { [`${policies}/scores/tombstone.json`]: renderTombstone([1]) },
    `${policies}/scores/tombstone.json`,
  ],
  [
    'publishing names a version that it does not write',
    { ...publishDraft, published: [{ policy: 'scores', version: 2, digest: burning.digest, previous: 1 }] },
    {},
    `${policies}/scores/2.json`,
  ],
  [
    'publishing names another digest',
    { ...publishDraft, published: [{ policy: 'scores', version: 2, digest: 'e'.repeat(64), previous: 1 }] },
    { [`${policies}/scores/2.json`]: renderPolicyVersion(burning) },
    `${policies}/scores/2.json`,
  ],
  [
    'publishing deletes a policy after another version than the entry says',
    { ...publishDraft, deleted: [{ policy: 'scores', after: 1 }] },
    { [`${policies}/scores/tombstone.json`]: renderTombstone([2]) },
    `${policies}/scores/tombstone.json`,
  ],
  [
    'publishing edits what is managed',
    publishDraft,
    { [`${directory}/managed/team/brass.json`]: '{}\n' },
    `${directory}/managed/team/brass.json`,
  ],
  [
    'a result publishes a version',
    resultDraft,
    { [`${policies}/scores/2.json`]: renderPolicyVersion(burning) },
    `${policies}/scores/2.json`,
  ],
  [
    'an intent edits more than itself',
    intentDraft,
    { [`${directory}/unmanaged/team/brass.json`]: '{}\n' },
    `${directory}/unmanaged/team/brass.json`,
  ],
  [
    'an intent opens another than itself',
    intentDraft,
    { [`${directory}/intent.json`]: '{\n  "leaseUntil": "2099-01-01T00:00:00Z",\n  "sequence": 4\n}\n' },
    `${directory}/intent.json`,
  ],
  ['an event closes an intent', event, { [`${directory}/intent.json`]: null }, `${directory}/intent.json`],
  [
    'an event says what was applied',
    event,
    { [`${directory}/applied.json`]: renderApplied(applied) },
    `${directory}/applied.json`,
  ],
  [
    'taking over edits what is managed',
    takesOver,
    { [`${directory}/unmanaged/team/brass.json`]: '{}\n' },
    `${directory}/unmanaged/team/brass.json`,
  ],
  ...(
    [
      { sequence: 4 },
      { source: 'b'.repeat(40) },
      { evaluatedAt: '2020-01-01T00:00:00Z' },
      { changeDigest: 'f'.repeat(64) },
      { scheduled: [{ address: 'team-member:philharmonic/strings/bo', value: { role: 'member' } }] },
    ] as const
  ).map(
    (other) =>
      [
        `a result applied another ${Object.keys(other)}`,
        resultDraft,
        { [`${directory}/applied.json`]: renderApplied({ ...applied, ...other }) },
        `${directory}/applied.json`,
      ] as const,
  ),
];

describe.each(backends)('%s', (backend) => {
  test.each(forged)('refuses where %s', async (_name, draft, files, path) => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    const opened = await appendEntry(git, await firstSeason(git), intentDraft, new Map());
    const good = await appendEntry(git, opened, draft, new Map());
    amend(repository, files);
    await expect(reopened(repository)).rejects.toMatchObject({
      code: 'ledger/corrupt',
      message: expect.stringContaining(path),
    });
    // Also where entries follow that are as they should be.
    const tip = repository.git('rev-parse', branch);
    const tree = repository.git('rev-parse', `${branch}^{tree}`);
    await appendEntry(git, { ...good, tip, tree }, event, new Map());
    await expect(reopened(repository)).rejects.toMatchObject({ message: expect.stringContaining(path) });
  });

  test('a foreign file in the first entry is refused', async () => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    await publishScores(git, await openLedger(git, branch), readScores);
    amend(repository, { [`${directory}/unmanaged/team/brass.json`]: '{}\n' });
    await expect(reopened(repository)).rejects.toMatchObject({
      message: expect.stringContaining('brass.json'),
    });
  });

  test('every entry that Bylaw writes itself is accepted', async () => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    const forgotten = ownedState(orchestra, ['team:philharmonic/strings']);
    const steps: readonly ((ledger: Ledger) => Promise<Ledger>)[] = [
      (ledger) => publishScores(git, ledger, burnScores),
      (ledger) => appendEntry(git, ledger, intentDraft, new Map()),
      (ledger) => appendEntry(git, ledger, takesOver, new Map()),
      (ledger) => recordState(git, ledger, ownedState(orchestra)),
      async (ledger) =>
        appendEntry(git, ledger, event, stateEdits(scope, await ledger.readManaged(scope), forgotten)),
      (ledger) => recordState(git, ledger, ownedState(orchestra), { ...scope, target: 'stage' }),
      async (ledger) => {
        const deleted = [{ policy: 'scores', after: 2 }];
        const histories = await ledger.policyHistories('philharmonic');
        const edits = publishEdits('philharmonic', { published: [], deleted }, new Map(), histories);
        return appendEntry(git, ledger, { ...publishDraft, deleted }, edits);
      },
    ];
    let ledger = await firstSeason(git);
    for (const step of steps) ledger = await step(ledger);
    expect((await reopened(repository)).sequence).toBe(3 + steps.length);
  });

  /** As in a clone that never opened the ledger. */
  async function reopened(repository: TemporaryRepository): Promise<Ledger> {
    await rm(join(repository.folder, '.git', 'bylaw'), { recursive: true, force: true });
    return openLedger(await repository.open(backend), branch);
  }
});
