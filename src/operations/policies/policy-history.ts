import type { LedgerEntry } from '../../audit/entry.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import type { PolicyHistoryReport, PolicyVersionReport } from '../../report/policies/policy-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { type KnownPolicy, knownPolicy } from './policy-texts.ts';
import { publishEntries } from './publish-entries.ts';
import { policyUsers, summarisePolicies } from './summarise-policies.ts';

export interface PolicyHistoryOptions extends QuestionOptions {
  readonly policy: string;
}

/** Every version of a policy: when it was published, from which commit, by whom, and who pins it. */
export async function policyHistory(
  session: Session,
  options: PolicyHistoryOptions,
): Promise<PolicyHistoryReport> {
  return withSource(session, options, async (source) => {
    const known = knownPolicy(source, options.policy);
    const published = await publishEntries(source, (policy) => policy === known.name);
    const inForce = await versionInForceOf(source, known);
    return {
      basis: basisOf(source),
      policy: known.name,
      declared: known.declared !== undefined,
      versions: versionsOf(source, known, published, inForce).reverse(),
    };
  });
}

async function versionInForceOf(source: AskedSource, { declared }: KnownPolicy): Promise<number | null> {
  if (declared === undefined) return null;
  return (await summarisePolicies(source, [declared]))[0]?.inForce ?? null;
}

function versionsOf(
  { organization }: AskedSource,
  { name, declared, history, expected }: KnownPolicy,
  published: ReadonlyMap<string, LedgerEntry>,
  inForce: number | null,
): PolicyVersionReport[] {
  const users = policyUsers(organization);
  const pins = [
    ...(users.roles.get(name) ?? []).map(({ role, reference }) => [`role/${role}`, reference] as const),
    ...(users.bounds.get(name) ?? []).map(({ principal, reference }) => [principal, reference] as const),
  ];
  const known = [
    ...(history?.versions ?? []).map((each) => ({
      ...each,
      standing: 'published' as const,
      count: each.statements.length,
    })),
    ...(expected === undefined
      ? []
      : [{ ...expected, standing: 'expected' as const, count: declared?.statements.length ?? 0 }]),
  ];
  return known.map(({ version, digest, sameAs, standing, count }) => {
    const entry = standing === 'expected' ? undefined : published.get(`${name}@${version}`);
    return {
      version,
      standing,
      digest,
      statements: count,
      ...(sameAs === undefined ? {} : { sameAs }),
      ...(entry === undefined ? {} : { published: publication(entry) }),
      deletedAfter: history?.deletedAfter.includes(version) ?? false,
      inForce: inForce === version,
      pinnedBy: pins
        .filter(([, reference]) => parsePolicyReference(reference).version === version)
        .map(([user]) => user),
    };
  });
}

function publication({ sequence, at, actor, source }: LedgerEntry) {
  return { sequence, at, actor: actor.name, source };
}
