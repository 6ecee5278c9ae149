import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { Place, Related } from '../../../diagnostic/diagnostic.ts';
import type { Organization } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import type { AccessPath, StatementSource } from '../../decision.ts';
import { statementPlace } from '../../statement-place.ts';
import type { Finding } from '../lint.ts';
import type { Raise } from './raise.ts';

export interface RaiseOf {
  readonly raise: Raise;
  readonly principals: readonly string[];
}

/** One finding for each role that each holder is bound to, of the first change that it lets them make. */
export function raiseFindings(organization: Organization, found: readonly RaiseOf[]): readonly Finding[] {
  const byBinding = new Map<string, { of: string; at: Place; raises: Raise[]; principals: Set<string> }>();
  for (const { raise, principals } of found) {
    const { path } = raise.by;
    const of = holderOf(path);
    const key = `${of} ${path.role}`;
    const same = byBinding.get(key) ?? {
      ...{ of, at: bindingPlace(organization, path, of) },
      ...{ raises: [], principals: new Set() },
    };
    byBinding.set(key, same);
    if (!same.raises.some(({ change }) => change.action === raise.change.action)) same.raises.push(raise);
    for (const principal of principals) same.principals.add(principal);
  }
  return [...byBinding.values()].flatMap(({ of, at, raises: [first, ...others], principals }) => {
    if (first === undefined) return [];
    const diagnostic = createDiagnostic('access/raises-own-access', {
      message: messageOf(first, others),
      at,
      related: pathOf(organization, first, [...principals]),
      hint: 'narrow what they may change, let somebody else hold it, or waive this where it is meant',
    });
    return { of, diagnostic };
  });
}

/** The document that says who holds the role: `team/board`, `member/ana`, `token/deploy`. */
function holderOf({ principal, teams }: AccessPath): string {
  const team = teams.at(-1);
  return team === undefined || principal.startsWith('token/') ? principal : `team/${team}`;
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

function messageOf({ change, gain, answer, by }: Raise, others: readonly Raise[]): string {
  const holder = by.path.principal.startsWith('token/') ? 'this token' : `\`${by.path.role}\``;
  const when = answer === 'conditional' ? ', under conditions,' : '';
  const then =
    gain === 'unknown'
      ? ', which may give them more'
      : `, and then \`${gain.action}\`${gain.resource === '*' ? '' : ` on \`${gain.resource}\``}`;
  const more = others.map((each) => `\`bylaw:${each.change.action}\``);
  const also = more.length === 0 ? '' : `; more ways by ${more.join(', ')}`;
  return `${holder} lets its holders${when} ${change.does} by \`bylaw:${change.action}\`${then}${also}`;
}

/** From the principal to what they can change. */
function pathOf(
  organization: Organization,
  raise: Raise,
  principals: readonly string[],
): readonly Related<Place>[] {
  const { change, by } = raise;
  const { membership, teams, role, principal, owner } = by.path;
  const who = owner ?? principal;
  const count = principals.length > 1 ? ` (and ${principals.length - 1} more can)` : '';
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
