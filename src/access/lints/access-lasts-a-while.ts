import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Origin } from '../../parse/document.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

const soon = 14 * 24 * 3600 * 1000;

export function* accessLastsAWhile({ organization, now }: LintedOrganization): Iterable<Finding> {
  for (const { of, what, dated } of datedOf(organization))
    for (const { expires, origin } of dated)
      if (isSoon(expires, now)) yield { of, diagnostic: ends(what, expires, origin) };
}

interface Dated {
  readonly of: string;
  readonly what: string;
  readonly dated: readonly { readonly expires?: string; readonly origin: Origin }[];
}

function* datedOf({ members, serviceAccounts, tokens, teams }: Organization): Iterable<Dated> {
  for (const [kind, holders] of Object.entries({ member: members, 'service-account': serviceAccounts }))
    for (const { name, bindings } of holders.values())
      yield { of: `${kind}/${name}`, what: 'this binding', dated: bindings };
  for (const token of tokens.values()) {
    const of = `token/${token.name}`;
    yield { of, what: 'this binding', dated: token.bindings };
    if (!token.revoked) yield { of, what: 'this token', dated: [token] };
  }
  for (const team of teams.values()) {
    const of = `team/${team.name}`;
    yield { of, what: 'this binding', dated: team.bindings };
    yield { of, what: 'this membership', dated: team.members };
  }
}

function isSoon(expires: string | undefined, now: number): expires is string {
  if (expires === undefined) return false;
  const end = Date.parse(expires);
  return end > now && end - now <= soon;
}

function ends(what: string, expires: string, origin: Origin): PlacedDiagnostic {
  return createDiagnostic('access/expires-soon', {
    message: `${what} ends at ${expires}`,
    at: placeAt(origin, ['expires']),
    hint: 'write a later date in time, or remove it',
  });
}
