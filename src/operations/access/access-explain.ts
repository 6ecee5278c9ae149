import type { Contribution } from '../../access/decision.ts';
import type { LedgerEntry } from '../../audit/entry.ts';
import type { Oid } from '../../git/git-repository.ts';
import type {
  AccessExplainReport,
  ContributionReport,
  Introduction,
  PublicationReport,
} from '../../report/access/access-reports.ts';
import { publishEntries } from '../policies/publish-entries.ts';
import type { Session } from '../session.ts';
import { type AccessCheckOptions, checkAccess } from './access-check.ts';
import type { AskedSource } from './asked-source.ts';
import type { Declaration } from './declaration.ts';
import { introductionsOf } from './link-history.ts';
import { withAccess } from './with-access.ts';

/** One decision, with the commit that brought in each link of each path, and the entry that published each version. */
export async function accessExplain(
  session: Session,
  options: AccessCheckOptions,
): Promise<AccessExplainReport> {
  return withAccess(session, options, async (asked) => {
    const told: Told[] = [];
    const report = await checkAccess(asked, options, (contribution, steps) =>
      told.push({ contribution, steps }),
    );
    session.progress.step('reading the history');
    const published = await publicationsOf(asked.source, told);
    const introduced = await historyOf(asked.source, told, published);
    const explain = <S extends ContributionReport>(statements: readonly S[], at: number) =>
      statements.map((statement, index) => ({
        ...statement,
        path: statement.path.map((each, number) => ({
          ...each,
          introduced: introduced(told[at + index]?.steps[number]?.declarations ?? []),
        })),
      }));
    return {
      ...report,
      statements: explain(report.statements, 0),
      nearly: explain(report.nearly, report.statements.length),
      published: [...published].map(([version, entry]) => publication(version, entry)),
    };
  });
}

interface Told {
  readonly contribution: Contribution;
  readonly steps: readonly { readonly declarations: readonly Declaration[] }[];
}

async function publicationsOf(
  source: AskedSource,
  told: readonly Told[],
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const versions = new Set(
    told.flatMap(({ contribution: { statement } }) =>
      statement.from.is === 'policy' ? [`${statement.from.policy}@${statement.from.version}`] : [],
    ),
  );
  if (versions.size === 0) return new Map();
  const all = await publishEntries(source, (policy) =>
    [...versions].some((version) => version.startsWith(`${policy}@`)),
  );
  return new Map([...all].filter(([version]) => versions.has(version)));
}

async function historyOf(
  { recorded }: AskedSource,
  told: readonly Told[],
  published: ReadonlyMap<string, LedgerEntry>,
): Promise<(declarations: readonly Declaration[]) => Introduction | null> {
  const found = new Map<Declaration, Introduction>();
  if (recorded !== undefined) {
    for (const [start, declarations] of startsOf(told, published, recorded.commit)) {
      for (const [each, by] of await introductionsOf(recorded.git, start, declarations)) found.set(each, by);
    }
  }
  return (declarations) => declarations.map((each) => found.get(each)).find((by) => by !== undefined) ?? null;
}

/**
 * From which commit each declaration is followed back. A statement is looked for in the commit that its version was
 * published from: the file may say something else now.
 */
function startsOf(
  told: readonly Told[],
  published: ReadonlyMap<string, LedgerEntry>,
  commit: Oid | undefined,
): ReadonlyMap<Oid, ReadonlySet<Declaration>> {
  const byStart = new Map<Oid, Set<Declaration>>();
  for (const { contribution, steps } of told) {
    const { from } = contribution.statement;
    const entry = from.is === 'policy' ? published.get(`${from.policy}@${from.version}`) : undefined;
    for (const [index, { declarations }] of steps.entries()) {
      const start = index === steps.length - 1 ? (entry?.source ?? commit) : commit;
      if (start === undefined) continue;
      const others = byStart.get(start) ?? new Set();
      byStart.set(start, others);
      for (const each of declarations) others.add(each);
    }
  }
  return byStart;
}

function publication(version: string, { sequence, at, actor, source }: LedgerEntry): PublicationReport {
  return { version, sequence, at, actor: actor.name, source };
}
