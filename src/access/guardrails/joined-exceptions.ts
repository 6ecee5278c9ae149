import type { Guardrail, Organization } from '../../model/model.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import type { ChangedMark } from './changed-marks.ts';
import type { Finder } from './find-in.ts';
import { whoOf } from './gain-reason.ts';
import type { WeakenedGuardrail } from './guardrail-changes.ts';
import { holdsSome } from './role-stays.ts';
import { bodyOf } from './rule.ts';
import type { Scopes } from './scope.ts';
import { isInSome } from './team-stays.ts';
import { exceptionsIn, type People, whomOf } from './whom.ts';

export interface JoinedQuestion {
  readonly base: Organization;
  readonly after: SystemAccess;
  readonly people: People;
  readonly scopes: Scopes;
  readonly finder: Finder;
  /** Who may be somebody else than in the files before: they were in no team then. */
  readonly marks: readonly ChangedMark[];
  /** In milliseconds. */
  readonly now: number;
}

/**
 * Who comes into a team that a guardrail of the files before lets pass, and has what it forbids others: to join is how
 * somebody is let pass, so that it breaks nothing, and is as much as an exemption.
 */
export function joinedExceptions(question: JoinedQuestion): readonly WeakenedGuardrail[] {
  return [...question.base.guardrails.values()].flatMap((guardrail) =>
    joinedTogether(joiningOf(guardrail, question)).map(([into, joined]) => {
      const verb = joined.length === 1 ? 'comes' : 'come';
      const message = `${whoOf(joined)} ${verb} into ${into}, which guardrail \`${guardrail.name}\` lets pass`;
      return { guardrail, message };
    }),
  );
}

interface Joining {
  readonly principal: string;
  /** What they come into, of what is let pass: teams and roles that others hold are not told of them. */
  readonly into: string;
}

/** Whoever comes into the same, in one. */
function joinedTogether(
  all: readonly Joining[],
): readonly (readonly [into: string, joined: readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const { principal, into } of all) found.set(into, [...(found.get(into) ?? []), principal]);
  return [...found];
}

function joiningOf(guardrail: Guardrail, question: JoinedQuestion): readonly Joining[] {
  const { after, people, scopes, finder, now, marks } = question;
  const { forbid } = bodyOf(guardrail);
  if (forbid?.unless === undefined || people.base === undefined) return [];
  const { names, stays, roles } = people.base;
  const { unless } = forbid;
  const exceptions = exceptionsIn(unless);
  const others = new Set(marks.map(({ principal }) => principal));
  const whom = whomOf({ guardrail, from: 'base' }, people, now);
  const scope = scopes({ actions: forbid.actions, resources: forbid.resources }, 'widest');
  const before = new Set(exceptions.teams);
  const heldBefore = new Set(exceptions.roles);
  const ways = [
    ...exceptions.teams.map((team) => ({ told: `\`team/${team}\``, unless: { teams: [team] } })),
    ...exceptions.roles.map((role) => ({ told: `\`role/${role}\``, unless: { roles: [role] } })),
  ];
  return after.principals
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('token/'))
    .sort()
    .flatMap((name) => {
      if (!whom.isMeant(forbid.principals, name, now)) return [];
      const isByName = exceptions.principals.some((each) => names.surelyIs(each) === name);
      const earlier = others.has(name) ? [] : [...names.before(name)];
      // What starts later in the files before was agreed to then.
      const wasLetPass = (at: number) =>
        isByName ||
        earlier.some(
          (each) =>
            isInSome(stays(each), before, at) ||
            (heldBefore.size > 0 && holdsSome(roles(each), heldBefore, at)),
        );
      const moments = [now, ...after.momentsOf(name, now)].filter(
        (at) => whom.isLetPass(unless, name, at) && !wasLetPass(at),
      );
      if (moments.every((at) => finder.inHeld(after.at(name, at), scope).is === 'none')) return [];
      const own = ways.filter((way) => moments.some((at) => whom.isLetPass(way.unless, name, at)));
      return [{ principal: name, into: own.map(({ told }) => told).join(', ') }];
    });
}
