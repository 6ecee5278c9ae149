import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Member, Organization } from '../../../model/model.ts';
import type { AskedSource } from '../../access/asked-source.ts';
import { serviceAccountsOf } from '../../views/service-accounts-of.ts';
import { type FoundReference, foundReferences } from '../found-references.ts';
import { refuseLastOwner } from './organization-role.ts';

/**
 * What takes a member out of an organization, and with them their tokens and all that names either: what teams and
 * zones list, whose manager they are, what guardrails and access tests say of them.
 * @throws BylawError `edit/last-owner`, `edit/would-orphan`, `edit/protected`, `edit/still-used`
 */
export async function removalEdits(
  source: AskedSource,
  member: Member,
  what: string,
): Promise<readonly DocumentEdit[]> {
  const { organization } = source;
  refuseLastOwner(organization, member, what);
  refuseOrphans(organization, member, what);
  refuseProtected(organization, member, what);
  const tokens = [...organization.tokens.values()].filter(({ owner }) => owner === `member/${member.name}`);
  const gone = [
    { kind: 'Member', name: member.name, origin: member.origin } as const,
    ...tokens.map(({ name, origin }) => ({ kind: 'Token', name, origin }) as const),
  ];
  const own = new Set(gone.map(({ origin }) => JSON.stringify(origin)));
  const references = (await foundReferences(source, gone)).filter(
    ({ from }) => !own.has(JSON.stringify(from)),
  );
  refuseNeeded(references, member, what);
  // Two names in one item, as those of a rule about both, are one item.
  const removals = new Map(
    references.flatMap(({ removal }) => (removal === undefined ? [] : [[JSON.stringify(removal), removal]])),
  );
  return [
    ...removals.values(),
    ...gone.map(({ kind, origin }) => ({ is: 'remove-document', kind, origin }) as const),
  ];
}

/** What would name nobody then may mean everybody, or nothing: that is somebody's to decide. */
function refuseNeeded(references: readonly FoundReference[], { name }: Member, what: string): void {
  const needed = references.filter(({ removal }) => removal === undefined);
  if (needed.length === 0) return;
  const where = needed.length === 1 ? 'a place' : `${needed.length} places`;
  throw new BylawError('edit/still-used', `\`${name}\` cannot ${what}: nobody else is named in ${where}`, {
    details: needed.map(({ written, place }) => `${place}: ${written}`),
    hint: 'nothing was written: name somebody else there, or take out what is about nobody else, first',
  });
}

function refuseOrphans(organization: Organization, { name }: Member, what: string): void {
  const accounts = serviceAccountsOf(organization, `member/${name}`);
  const [first] = accounts;
  if (first === undefined) return;
  const where = organization.serviceAccounts.get(first)?.origin.file;
  const all = accounts.map((each) => `\`${each}\``).join(', ');
  throw new BylawError('edit/would-orphan', `\`${name}\` owns service account ${all} and cannot ${what}`, {
    hint: `name another owner of it first, in \`${where}\``,
  });
}

function refuseProtected({ targets }: Organization, { name }: Member, what: string): void {
  const target = [...targets.values()].find((each) => each.protected.includes(`member/${name}`));
  if (target === undefined) return;
  throw new BylawError(
    'edit/protected',
    `target \`${target.name}\` protects \`${name}\`, who cannot ${what}`,
    {
      hint: `take them out of \`protected\` in \`${target.origin.file}\` first, if that is meant`,
    },
  );
}
