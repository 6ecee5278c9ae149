import type { Address } from '../../plan/address.ts';
import { withCommas } from '../../report/count-of.ts';
import { type ComparedDraft, endsIn } from './compared-draft.ts';
import { unmanagedKinds } from './unmanaged-kinds.ts';

/** What a comparison of access takes for granted, one sentence each. */
export function accessNotes(drafted: ComparedDraft): readonly string[] {
  const isOwn = drafted.provider.project === undefined;
  const unmanaged = isOwn ? unmanagedKinds(endsIn(drafted)) : [];
  return [
    ...invitedNotes(drafted),
    ...(unmanaged.length === 0
      ? []
      : [`the target does not manage every kind; as the files have it: ${unmanaged.join(', ')}`]),
    ...(!isOwn && drafted.actual.observed === undefined
      ? ['the target was not read: what it gives beside what Bylaw manages is not known']
      : []),
  ];
}

/** Who is to be invited, and who was and has not accepted: their changes read as if they came in at once. */
function invitedNotes(drafted: ComparedDraft): readonly string[] {
  const { organization, provider, planned, waiting } = drafted;
  const invites =
    provider.project !== undefined || (organization.membership.written.invite ?? 'none') !== 'none';
  // The first apply to a directory activates everybody at once.
  if (!invites || (provider.project === undefined && drafted.actual.entries.size === 0)) return [];
  const { entries } = endsIn(drafted).after;
  const created = planned.section.changes
    .filter(({ action, address, after }) => {
      return action === 'create' && address.startsWith('member:') && after?.status !== 'suspended';
    })
    .map(({ address }) => address);
  const pending = [...waiting].filter((address) => entries.has(address) && !created.includes(address));
  const unless =
    provider.project !== undefined && drafted.actual.observed === undefined
      ? ' where they are not there already'
      : '';
  return [
    ...noteOf(created, `is to be invited${unless}, and counts`, `are to be invited${unless}, and count`),
    ...noteOf(
      pending,
      'was invited and has not accepted, and counts',
      'were invited and have not accepted, and count',
    ),
  ];
}

/** So many are named. */
const most = 10;

function noteOf(addresses: readonly Address[], one: string, many: string): readonly string[] {
  if (addresses.length === 0) return [];
  const named = addresses.slice(0, most).map((address) => {
    return `\`member/${address.slice(address.indexOf('/') + 1)}\``;
  });
  const more = addresses.length - named.length;
  const who = more === 0 ? named.join(', ') : `${named.join(', ')} and ${withCommas(more)} more`;
  return [`${who} ${addresses.length === 1 ? one : many} as if they had accepted`];
}
