import type { JudgedBreach } from '../../access/guardrails/check-guardrails.ts';
import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { FileDifference, GitReader, Oid } from '../../git/git-repository.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';
import {
  differencesSince,
  type JudgedChange,
  organizationBefore,
  startOf,
} from '../authorship/files-before.ts';
import { mayHaveHadRules } from '../authorship/may-have-had-rules.ts';
import type { Revisions } from '../authorship/revisions.ts';
import { guardrailFindings } from './guardrail-findings.ts';
import type { JudgedFiles } from './judge-change.ts';

/**
 * What breaks the guardrails of the files that are to be applied, or of those before them: taking one out, weakening it
 * or exempting somebody counts from the next apply on.
 */
export async function judgeGuardrails(
  change: JudgedChange,
  revisions: () => Revisions,
  organization: Organization,
  histories: PolicyHistories,
): Promise<JudgedFiles> {
  const { evaluatedAt: now } = change;
  const before = await filesBefore(change, revisions, organization);
  const isKnown = before !== 'lost' && before !== 'unreadable';
  const base = isKnown ? before : undefined;
  const findings = await guardrailFindings({
    organization,
    now,
    histories,
    ...(base === undefined ? {} : { base }),
  });
  const lost = isKnown ? [] : baseNotKnown(organization, before);
  return {
    findings: [...lost, ...findings.map(({ finding }) => finding)],
    inherited: inheritedOf(findings),
    base,
  };
}

function inheritedOf(found: readonly JudgedBreach[]): JudgedFiles['inherited'] {
  return new Map(
    found.flatMap(({ finding, standing, principals }) =>
      standing === 'inherited' ? [[finding, principals] as const] : [],
    ),
  );
}

/**
 * The organization as it was: as it is now, where it cannot matter what else it was; undefined where there was none.
 */
async function filesBefore(
  change: JudgedChange,
  revisions: () => Revisions,
  organization: Organization,
): Promise<Organization | 'lost' | 'unreadable' | undefined> {
  const { git, against } = change;
  const start = await startOf(change, organization);
  if (start === 'never') return undefined;
  if (start === 'lost') return 'lost';
  const differences = await differencesSince(change, start.commit);
  if (differences === undefined) return organization;
  // What a guardrail means depends on who was in which team, and what the catalogues said.
  const changed = new Set(differences.map(({ path }) => path));
  const matters = [...organization.guardrails.values()].some(
    ({ body, origin }) => body.authorHolds === undefined || change.source.dirty || changed.has(origin.file),
  );
  if (
    !matters &&
    !mayHaveNewTarget(organization, change, changed) &&
    !mayProtectOthers(organization, changed) &&
    !(await mayHaveHadRules(git, differences, 'Guardrail'))
  )
    return organization;
  const before = await revisions().at(start.commit);
  const base = before && organizationBefore(before, organization);
  // A revision that lacks the organization is compared with: it is new.
  if (base === undefined && before !== undefined && against !== undefined) return undefined;
  if (base !== undefined) return base;
  if (before !== undefined) return 'unreadable';
  // Where no file holds the word, there was no guardrail and nobody protected, whatever else is wrong with the files.
  return (await mayHaveHadRules(git, await allFiles(git, start.commit), 'any')) ? 'unreadable' : undefined;
}

/** Whether the files of targets changed, or may be new: the first Target document takes the place of an implied one. */
function mayHaveNewTarget(
  { targets, origin }: Organization,
  { source }: JudgedChange,
  changed: ReadonlySet<string>,
): boolean {
  return [...targets.values()].some(
    ({ origin: { file } }) => changed.has(file) || (source.dirty && file !== origin.file),
  );
}

/** Whether files that changed say who somebody is that a target protects: it may be somebody else than before. */
function mayProtectOthers(
  { targets, members, serviceAccounts, tokens }: Organization,
  changed: ReadonlySet<string>,
): boolean {
  const holders = { member: members, 'service-account': serviceAccounts, token: tokens };
  return [...targets.values()].some((target) =>
    target.protected.some((each) => {
      const [kind = '', name = ''] = each.split('/');
      const file = Object.entries(holders)
        .find(([of]) => of === kind)?.[1]
        .get(name)?.origin.file;
      return file !== undefined && changed.has(file);
    }),
  );
}

async function allFiles(git: GitReader, commit: Oid): Promise<readonly FileDifference[]> {
  const { tree } = await git.readCommit(commit);
  return (await git.compareTrees(tree, undefined)).filter(({ path }) => /\.ya?ml$/i.test(path));
}

/**
 * A clone that lacks the commit may be mended by a fetch, and there may never have been a guardrail: then it is a
 * warning. Files that are there and cannot be read may hold any, whatever the proposed ones say.
 */
function baseNotKnown(organization: Organization, why: 'lost' | 'unreadable'): readonly PlacedDiagnostic[] {
  const all = [...organization.guardrails.values()].filter(({ body }) => body.authorHolds === undefined);
  const strictest = all.find(({ body }) => body.severity !== 'warning') ?? all[0];
  const isError = why === 'unreadable' || (strictest !== undefined && strictest.body.severity !== 'warning');
  const such = strictest === undefined ? 'guardrails' : `guardrails such as \`${strictest.name}\``;
  const where = why === 'lost' ? 'which are not in this clone' : 'which have errors';
  return [
    {
      ...createDiagnostic('guardrail/base-not-known', {
        message:
          strictest === undefined
            ? `whether the files applied last had guardrails, ${where}, nobody can say here`
            : `${such} are compared with those of the files applied last, ${where}`,
        at: placeAt((strictest ?? organization).origin, ['name']),
        hint:
          why === 'lost'
            ? 'fetch the whole history: `git fetch --unshallow`, in CI `fetch-depth: 0`'
            : 'plan and apply with the version of Bylaw that applied them, which can read them',
      }),
      severity: isError ? 'error' : 'warning',
    },
  ];
}
