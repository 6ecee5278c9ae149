import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { Place, Related } from '../../../diagnostic/diagnostic.ts';
import type { Organization } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import type { AccessPath, Contribution, StatementSource } from '../../decision.ts';
import { statementPlace } from '../../statement-place.ts';
import type { Finding } from '../lint.ts';
import type { Raise } from './raise.ts';
import { bindingOf, holderOf } from './raising-bindings.ts';

export interface RaiseOf {
  readonly raise: Raise;
  /** Who hold the same as the one who was asked, and so can too. */
  readonly able: readonly string[];
}

/** That some were not looked at, where so many may change access that it would take too long. */
export function unaskedFinding(organization: Organization, unasked: readonly string[]): readonly Finding[] {
  const [first] = unasked;
  if (first === undefined) return [];
  const more = unasked.length > 1 ? ` and ${(unasked.length - 1).toLocaleString('en-US')} more` : '';
  const diagnostic = createDiagnostic('access/raises-own-access', {
    message: `\`${first}\`${more} may change access, and whether they can raise their own was not looked at: so many may that it would take too long`,
    at: placeAt(organization.origin, ['name']),
    hint: 'let fewer hold such actions of the `bylaw` service; `bylaw access who-can ACTION RESOURCE` lists who may',
  });
  return [{ of: `organization/${organization.name}`, diagnostic }];
}

interface Told {
  readonly raise: Raise;
  /** What of this binding allows it. */
  readonly by: Contribution;
}

/**
 * One finding for each role that each holder is bound to, of the first change that it lets them make.
 *
 * @param holders who hold each binding that allows such actions, by `bindingOf`
 */
export function raiseFindings(
  organization: Organization,
  found: readonly RaiseOf[],
  holders: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Finding[] {
  const byBinding = new Map<string, { of: string; at: Place; raises: Told[]; count: number }>();
  for (const { raise, able } of found)
    for (const by of raise.by) {
      const { path } = by;
      const of = holderOf(path);
      const key = bindingOf(path);
      const same = byBinding.get(key) ?? {
        ...{ of, at: bindingPlace(organization, path, of) },
        ...{ raises: [], count: holders.get(key)?.size ?? able.length },
      };
      byBinding.set(key, same);
      const isTold = same.raises.some(({ raise: { change } }) => change.action === raise.change.action);
      if (!isTold) same.raises.push({ raise, by });
    }
  return [...byBinding.values()].flatMap(({ of, at, raises: [first, ...others], count }) => {
    if (first === undefined) return [];
    const diagnostic = createDiagnostic('access/raises-own-access', {
      message: messageOf(first, others),
      at,
      related: pathOf(organization, first, count),
      hint: 'narrow what they may change, let somebody else hold it, or waive this where it is meant',
    });
    return { of, diagnostic };
  });
}

function bindingPlace(organization: Organization, { binding, principal }: AccessPath, of: string): Place {
  const name = principal.slice(principal.indexOf('/') + 1);
  const { members, serviceAccounts, tokens } = organization;
  const token = tokens.get(name);
  if (of.startsWith('token/') && token !== undefined) return placeAt(token.origin, ['name']);
  if (binding !== undefined) return placeAt(binding.origin, []);
  const holder = principal.startsWith('member/') ? members.get(name) : serviceAccounts.get(name);
  return placeAt(holder?.origin ?? organization.origin, ['role']);
}

function messageOf({ raise: { change, gain, answer }, by }: Told, others: readonly Told[]): string {
  const holder = by.path.principal.startsWith('token/') ? 'this token' : `\`${by.path.role}\``;
  const when = answer === 'conditional' ? ', under conditions,' : '';
  const then =
    gain === 'unknown'
      ? ', which may give them more'
      : `, and then \`${gain.action}\`${gain.resource === '*' ? '' : ` on \`${gain.resource}\``}`;
  const more = others.map(({ raise }) => `\`bylaw:${raise.change.action}\``);
  const also = more.length === 0 ? '' : `; more ways by ${more.join(', ')}`;
  return `${holder} lets its holders${when} ${change.does} by \`bylaw:${change.action}\`${then}${also}`;
}

/** From the principal to what they can change. */
function pathOf(
  organization: Organization,
  { raise: { change }, by }: Told,
  holders: number,
): readonly Related<Place>[] {
  const { membership, teams, role, principal, owner } = by.path;
  const who = owner ?? principal;
  const count = holders > 1 ? ` (and ${(holders - 1).toLocaleString('en-US')} more)` : '';
  const steps: (Related<Place> | undefined)[] = [];
  if (membership !== undefined)
    steps.push({
      at: placeAt(membership.origin, []),
      message: `\`${who}\`${count} is in ${teams.map((team) => `\`team/${team}\``).join(', below ')}`,
    });
  else steps.push(principalStep(organization, who, count, role));
  steps.push(statementStep(organization, by.statement, role, change.action));
  if (change.at !== undefined)
    steps.push({ at: change.at, message: `so they can ${change.does}: \`${change.resource}\`` });
  return steps.filter((step) => step !== undefined);
}

function principalStep(
  { members, serviceAccounts, tokens }: Organization,
  who: string,
  count: string,
  role: string | undefined,
): Related<Place> | undefined {
  const name = who.slice(who.indexOf('/') + 1);
  const declared = who.startsWith('member/')
    ? members.get(name)
    : who.startsWith('token/')
      ? tokens.get(name)
      : serviceAccounts.get(name);
  if (declared === undefined) return undefined;
  return { at: placeAt(declared.origin, ['name']), message: `\`${who}\`${count} holds \`${role}\`` };
}

function statementStep(
  organization: Organization,
  source: StatementSource,
  role: string | undefined,
  action: string,
): Related<Place> | undefined {
  const place = statementPlace(organization, source);
  if (place === undefined) return undefined;
  const { from, sid, index } = source;
  const what = sid === undefined ? `statement ${index + 1}` : `\`${sid}\``;
  const version = from.is === 'policy' && from.version !== undefined ? `@${from.version}` : '';
  const where =
    from.is === 'policy' ? `${what} of \`${from.policy}${version}\`, which it holds,` : 'its permissions';
  return {
    at: place.at,
    message: `\`${role}\`: ${where} allow${from.is === 'policy' ? 's' : ''} \`bylaw:${action}\``,
  };
}
