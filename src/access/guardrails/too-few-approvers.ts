import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Guardrail, Instant, Organization } from '../../model/model.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import { placeAt } from '../../model/place.ts';
import { bodyOf } from './rule.ts';

/** Approvals that nobody can ever give, as there are fewer who might than it takes, be it only from some day on. */
export function tooFewApprovers(organization: Organization, now: Instant): readonly PlacedDiagnostic[] {
  const peopleOf = teamPeople(organization, ({ expires }) => expires === undefined || expires > now);
  return [...organization.guardrails.values()].flatMap((guardrail) =>
    tooFewOf(guardrail, organization, peopleOf),
  );
}

function tooFewOf(
  guardrail: Guardrail,
  { members, serviceAccounts }: Organization,
  peopleOf: (team: string) => ReadonlySet<string>,
): readonly PlacedDiagnostic[] {
  const { approval } = bodyOf(guardrail);
  if (approval === undefined) return [];
  const { by, count = 1 } = approval;
  const named = by.flatMap((each) =>
    each.startsWith('team/') ? [...peopleOf(each.slice('team/'.length))] : [each.replace(/^member\//, '')],
  );
  const who = [...new Set(named)].filter((each) => {
    const holder = each.startsWith('service-account/')
      ? serviceAccounts.get(each.slice('service-account/'.length))
      : members.get(each);
    return holder !== undefined && holder.status !== 'suspended';
  });
  if (who.length >= count) return [];
  const there =
    who.length === 0 ? 'there is nobody' : `there ${who.length === 1 ? 'is' : 'are'} ${who.length}`;
  return [
    {
      ...createDiagnostic('guardrail/too-few-approvers', {
        message: `guardrail \`${guardrail.name}\` asks for ${count} of ${by.join(', ')}, and ${there}: nobody can approve what it is about`,
        at: placeAt(guardrail.origin, ['approval', approval.count === undefined ? 'by' : 'count']),
        hint: 'ask for fewer, or name more who may approve',
      }),
    },
  ];
}
