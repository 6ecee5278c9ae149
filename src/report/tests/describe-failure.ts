import { sanitizeLine } from '../sanitize-text.ts';
import type { TestFailure } from './access-test-report.ts';
import { describePath, describeScope, describeStatement, layerNames } from './describe-statement.ts';
import { decisive } from './group-failures.ts';

/** `member/bo is allowed billing:pay on *, expected to be denied`. */
export function describeFailure({ principal, action, resource, expected, got }: TestFailure): string {
  return sanitizeLine(
    `${principal} is ${effects[got]} ${action} on ${resource}, expected to be ${effects[expected]}`,
  );
}

const effects = { allow: 'allowed', deny: 'denied' } as const;

/** Why the decision is what it is: a line each, those about a way indented below their statement. */
export function describeCause(failure: TestFailure): readonly string[] {
  const { inactive, reason, without, nearly } = failure;
  if (inactive !== null) {
    return [sanitizeLine(`${inactive.principal} can do nothing: ${inactivities[inactive.because]}`)];
  }
  if (reason !== 'implicit-deny') return decisive(failure).flatMap(describeOne);
  const layers = without.map((layer) => layerNames[layer]).join(' and ');
  const nearest = nearly.flatMap((each) => {
    const scope = describeScope(each.statement);
    return [...describeOne(each), ...(scope === '' ? [] : [`  only ${scope}`])];
  });
  return [
    `nothing in ${layers} allows it`,
    ...(nearest.length === 0 ? [] : ['but for another resource or context:', ...nearest]),
  ];
}

function describeOne(told: TestFailure['statements'][number]): readonly string[] {
  const { effect, statement } = told;
  return [describeStatement({ effect, ...statement }), `  ${describePath(told)}`];
}

const inactivities: Readonly<Record<NonNullable<TestFailure['inactive']>['because'], string>> = {
  unknown: 'nobody has this name',
  suspended: 'suspended',
  'invitation-pending': 'the invitation was not accepted yet',
  'invitation-expired': 'the invitation expired',
  'invitation-cancelled': 'the invitation was cancelled',
  'invitation-failed': 'the invitation failed',
  expired: 'expired',
  revoked: 'revoked',
};
