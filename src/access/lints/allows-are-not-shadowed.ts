import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { byDocument } from './coverage/by-document.ts';
import { findCover } from './coverage/find-cover.ts';
import { nameStatements } from './coverage/name-statements.ts';
import { statementsByPolicy } from './coverage/role-items.ts';
import { isShared } from './is-shared.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';
import { onlyNarrows } from './uses.ts';

/**
 * Allows of which denies take everything: of the same policy, which come wherever the allow comes, and of the boundary
 * of the organization, which everybody is under.
 */
export function* allowsAreNotShadowed(linted: LintedOrganization): Iterable<Finding> {
  const bounding = boundaryDenies(linted);
  for (const together of byDocument(linted.statements)) {
    const own = together.filter(({ isDeny }) => isDeny);
    if (own.length === 0 && bounding.length === 0) continue;
    for (const allow of together.filter(({ isDeny }) => !isDeny)) {
      const denies = isBounded(linted, allow) ? [...own, ...bounding] : own;
      const shadow = denies.length === 0 ? undefined : findCover(linted, allow, denies);
      if (shadow !== undefined && shadow.length > 0) yield findingOf(allow, shadow, together);
    }
  }
}

/** Where no version is pinned, that is: what those say no file tells. */
function boundaryDenies({ organization, statements }: LintedOrganization): readonly LintedStatement[] {
  if (organization.boundary.length === 0 || !statements.some(({ isDeny }) => isDeny)) return [];
  const ofPolicy = statementsByPolicy(statements);
  return organization.boundary.flatMap((reference) => {
    const { policy, version } = parsePolicyReference(reference);
    const isPinned = version !== undefined || organization.policies.get(policy)?.defaultVersion !== undefined;
    return isPinned ? [] : (ofPolicy.get(policy) ?? []).filter(({ isDeny }) => isDeny);
  });
}

/** What another organization may use counts for it too, and the boundary is not that one's. */
function isBounded({ uses }: LintedOrganization, statement: LintedStatement): boolean {
  return !isShared(statement.origin) && !onlyNarrows(uses, statement);
}

function findingOf(
  allow: LintedStatement,
  shadow: readonly LintedStatement[],
  together: readonly LintedStatement[],
): Finding {
  const isOwn = shadow.every(({ of }) => of === allow.of);
  const what = isOwn ? nameStatements(shadow, together) : 'what everybody is denied';
  const diagnostic = createDiagnostic('access/shadowed-statement', {
    message: `${what} ${isOwn && shadow.length > 1 ? 'deny' : 'denies'} all that this allows`,
    at: placeIn(allow),
    related: shadow.map((each) => ({
      at: placeIn(each),
      message: shadow.length === 1 ? 'this denies it' : 'this denies a part of it',
    })),
    hint: 'remove the allow, or narrow the deny',
  });
  return { of: allow.of, diagnostic };
}
