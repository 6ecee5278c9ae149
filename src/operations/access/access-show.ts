import type { Contribution } from '../../access/decision.ts';
import { effectivePermissions } from '../../access/effective-permissions.ts';
import { linksOutOfForce } from '../../access/links-out-of-force.ts';
import type { AccessShowReport } from '../../report/access/access-reports.ts';
import type { Session } from '../session.ts';
import { basisOf } from './basis-of.ts';
import { findPrincipal } from './find-principal.ts';
import { isolatedZones } from './isolated-zones.ts';
import type { QuestionOptions } from './question-options.ts';
import { reportContributions } from './report-contributions.ts';
import { reportLinks } from './report-links.ts';
import { withAccess } from './with-access.ts';

export interface AccessShowOptions extends QuestionOptions {
  readonly principal: string;
}

/** What a principal may do, action by action, and by which statements on which paths. */
export async function accessShow(session: Session, options: AccessShowOptions): Promise<AccessShowReport> {
  return withAccess(session, options, async ({ source, access, now }) => {
    const principal = findPrincipal(access, options.principal);
    const { inactive, permissions } = effectivePermissions(access, principal, now);
    const statements = numberedContributions();
    const numbered = permissions.map(({ statements: all, ...rest }) => ({
      ...rest,
      statements: all.map(statements.numberOf),
    }));
    return {
      basis: basisOf(source, access.assumptions),
      principal,
      inactive: inactive ?? null,
      services: [...source.organization.services.values()].map(({ name, actions }) => ({
        service: name,
        actions: Object.keys(actions).length,
      })),
      permissions: numbered,
      statements: await reportContributions(source, statements.all),
      outOfForce: await reportLinks(
        source,
        inactive === undefined ? linksOutOfForce(access, principal, now) : [],
      ),
      isolatedZones: isolatedZones(source.organization),
    };
  });
}

/** Tells the same statement on the same path by one number, whichever action it was found for. */
function numberedContributions() {
  const all: Contribution[] = [];
  const byStatement = new Map<Contribution['statement'], number[]>();
  return {
    all,
    numberOf(contribution: Contribution): number {
      const numbers = byStatement.get(contribution.statement) ?? [];
      byStatement.set(contribution.statement, numbers);
      const known = numbers.find((number) => isSamePath(all[number], contribution));
      if (known !== undefined) return known;
      numbers.push(all.length);
      return all.push(contribution) - 1;
    },
  };
}

function isSamePath(a: Contribution | undefined, b: Contribution): boolean {
  return (
    a !== undefined &&
    a.layer === b.layer &&
    a.path.binding === b.path.binding &&
    a.path.role === b.path.role &&
    a.path.membership === b.path.membership &&
    a.path.teams.join(' ') === b.path.teams.join(' ')
  );
}
