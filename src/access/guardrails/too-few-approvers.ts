import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Guardrail, Instant, Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { bodyOf } from './rule.ts';
import { type Stay, teamStays } from './team-stays.ts';

/**
 * Approvals that nobody can ever give, as there are fewer who might than it takes, be it only from some day on, or too
 * few who are known by a number: a log-in alone approves nothing. Nor does a service account.
 */
export function tooFewApprovers(organization: Organization, now: Instant): readonly PlacedDiagnostic[] {
  const stays = teamStays(organization);
  return [...organization.guardrails.values()].flatMap((guardrail) =>
    tooFewOf(guardrail, organization, stays, Date.parse(now)),
  );
}

interface MayApprove {
  readonly isNumbered: boolean;
  /** Until before when, in milliseconds. */
  readonly until: number;
}

function tooFewOf(
  guardrail: Guardrail,
  { members }: Organization,
  staysOf: (principal: string) => readonly Stay[],
  now: number,
): readonly PlacedDiagnostic[] {
  const { approval } = bodyOf(guardrail);
  if (approval === undefined) return [];
  const { by, count = 1 } = approval;
  const named = new Set(by.map((each) => (each.includes('/') ? each : `member/${each}`)));
  const people = [...members.values()].flatMap((member): readonly MayApprove[] => {
    const principal = `member/${member.name}`;
    const inTeams = staysOf(principal).filter(({ teams }) => teams.some((team) => named.has(`team/${team}`)));
    const last = inTeams.reduce((latest, { expires }) => Math.max(latest, expires), Number.NEGATIVE_INFINITY);
    const until = named.has(principal) ? Number.POSITIVE_INFINITY : last;
    if (member.status === 'suspended' || until <= now) return [];
    const { id } = (member.identities?.github ?? {}) as JsonObject;
    return [{ isNumbered: typeof id === 'number', until }];
  });
  const told = (what: string, hint: string): readonly PlacedDiagnostic[] => [
    {
      ...createDiagnostic('guardrail/too-few-approvers', {
        message: `guardrail \`${guardrail.name}\` asks for ${count} of ${by.join(', ')}, and ${what}`,
        at: placeAt(guardrail.origin, ['approval', approval.count === undefined ? 'by' : 'count']),
        hint,
      }),
    },
  ];
  const more = 'ask for fewer, or name more who may approve';
  const nobody = 'nobody can approve what it is about';
  if (people.length < count) return told(`${thereAre(people.length)}: ${nobody}`, more);
  const ends = people
    .map(({ until }) => until)
    .sort((one, other) => Number(other > one) - Number(one > other));
  const end = ends[count - 1] ?? Number.POSITIVE_INFINITY;
  if (Number.isFinite(end)) {
    const left = thereAre(ends.filter((each) => each > end).length);
    const from = new Date(end).toISOString().replace('.000Z', 'Z');
    return told(`from ${from} on ${left}: ${nobody} then`, more);
  }
  const numbered = people.filter(({ isNumbered }) => isNumbered).length;
  if (numbered >= count) return [];
  return told(
    `${numbered} of those there ${numbered === 1 ? 'is' : 'are'} known by the number of an account: ${nobody}`,
    'write `identities: {github: {login: ana, id: 4711}}` of who approves, as `bylaw identities pin` does, before the first apply',
  );
}

function thereAre(count: number): string {
  if (count === 0) return 'there is nobody';
  return `there ${count === 1 ? 'is' : 'are'} ${count}`;
}
