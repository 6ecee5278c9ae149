import type { Token } from '../../model/model.ts';
import { nobody } from '../engine/nobody.ts';
import type { CompiledPrincipal } from '../engine/principal.ts';
import type { Subject } from '../engine/subject.ts';
import { always, periodOf } from './compile-holdings.ts';
import { compilePeople } from './compile-people.ts';
import type { PersonParts } from './compile-person.ts';
import { compileTeams } from './compile-teams.ts';
import type { CompiledTeam } from './compiled-team.ts';
import type { Earlier } from './earlier.ts';
import { isSamePrincipal } from './is-same.ts';

/** Everybody, and what they have of teams. */
export interface CompiledPrincipals {
  readonly teams: ReadonlyMap<string, CompiledTeam>;
  /** Whoever a request may name, by `member/ana`: members, service accounts, tokens, then teams. */
  readonly byName: ReadonlyMap<string, CompiledPrincipal>;
}

/** @param earlier whoever holds the same as there is the same object */
export function compilePrincipals(parts: PersonParts, earlier: Earlier | undefined): CompiledPrincipals {
  const { organization, holdings } = parts;
  const teams = compileTeams(organization, holdings, earlier);
  const byName = new Map<string, CompiledPrincipal>();
  for (const person of compilePeople(parts, teams, earlier)) byName.set(person.name, person);
  for (const declared of organization.tokens.values()) {
    const token = compileToken(parts, declared, byName);
    const before = earlier?.byName.get(token.name);
    byName.set(token.name, before !== undefined && isSamePrincipal(before, token) ? before : token);
  }
  for (const { asPrincipal } of teams.values()) byName.set(asPrincipal.name, asPrincipal);
  return { teams, byName };
}

function compileToken(
  { holdings, statements }: PersonParts,
  { name, id, owner: ownerName, inherit, bindings, scopes, expires, revoked }: Token,
  byName: ReadonlyMap<string, CompiledPrincipal>,
): CompiledPrincipal {
  const principal = `token/${name}`;
  const owner = byName.get(ownerName) ?? noPrincipal(ownerName);
  const subject: Subject = { type: 'token', name, id, attributes: new Map(), teams: [] };
  return {
    name: principal,
    subject,
    inactive: revoked ? { principal, because: 'revoked' } : undefined,
    groups: [{ holdings: holdings.bound(bindings), membership: undefined, ...always }],
    boundary: undefined,
    invitationExpires: Number.POSITIVE_INFINITY,
    token: {
      owner,
      expires: periodOf(expires === undefined ? {} : { expires }).expires,
      inherits: inherit,
      scopes: scopes && statements.scopes(name, scopes),
    },
  };
}

/** Stands where a name leads nowhere. */
function noPrincipal(name: string): CompiledPrincipal {
  return {
    name,
    subject: nobody,
    inactive: { principal: name, because: 'unknown' },
    groups: [],
    invitationExpires: Number.POSITIVE_INFINITY,
    boundary: undefined,
    token: undefined,
  };
}
