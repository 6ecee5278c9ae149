import { type ComparedDraft, endsIn } from './compared-draft.ts';
import { unmanagedKinds } from './unmanaged-kinds.ts';

/** What a comparison of access takes for granted, one sentence each. */
export function accessNotes(drafted: ComparedDraft): readonly string[] {
  const isOwn = drafted.provider.project === undefined;
  const unmanaged = isOwn ? unmanagedKinds(endsIn(drafted)) : [];
  return [
    ...(isInviting(drafted) ? ['whoever is invited counts as if they had accepted'] : []),
    ...(unmanaged.length === 0
      ? []
      : [`the target does not manage every kind; as the files have it: ${unmanaged.join(', ')}`]),
    ...(!isOwn && drafted.actual.observed === undefined
      ? ['the target was not read: what it gives beside what Bylaw manages is not known']
      : []),
  ];
}

/** Whether somebody was invited and has not accepted, or is to be invited. */
function isInviting(drafted: ComparedDraft): boolean {
  const { organization, provider, planned, waiting } = drafted;
  const invites =
    provider.project !== undefined || (organization.membership.written.invite ?? 'none') !== 'none';
  // The first apply to a directory activates everybody at once.
  if (!invites || (provider.project === undefined && drafted.actual.entries.size === 0)) return false;
  const { entries } = endsIn(drafted).after;
  return (
    [...waiting].some((address) => entries.has(address)) ||
    planned.section.changes.some(
      ({ action, address }) => action === 'create' && address.startsWith('member:'),
    )
  );
}
