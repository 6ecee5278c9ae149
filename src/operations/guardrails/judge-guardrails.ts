import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
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
  const base = before === 'unknown' ? undefined : before;
  const findings = await guardrailFindings({
    organization,
    now,
    histories,
    ...(base === undefined || base === organization ? {} : { base }),
  });
  const lost = before === 'unknown' ? baseNotKnown(organization) : [];
  return { findings: [...lost, ...findings], base };
}

/**
 * The organization as it was: as it is now, where it cannot matter what else it was; undefined where there was none.
 */
async function filesBefore(
  change: JudgedChange,
  revisions: () => Revisions,
  organization: Organization,
): Promise<Organization | 'unknown' | undefined> {
  const { git, against } = change;
  const start = await startOf(change, organization);
  if (start === 'never') return undefined;
  if (start === 'lost') return 'unknown';
  const differences = await differencesSince(change, start.commit);
  if (differences === undefined) return organization;
  // What a guardrail means depends on who was in which team, and what the catalogues said.
  const matters = [...organization.guardrails.values()].some(({ body }) => body.authorHolds === undefined);
  if (!matters && !(await mayHaveHadRules(git, differences, 'Guardrail'))) return organization;
  const before = await revisions().at(start.commit);
  const base = before && organizationBefore(before, organization);
  // A revision that lacks the organization is compared with: it is new.
  if (base === undefined && before !== undefined && against !== undefined) return undefined;
  return base ?? 'unknown';
}

function baseNotKnown({ guardrails }: Organization): readonly PlacedDiagnostic[] {
  const all = [...guardrails.values()].filter(({ body }) => body.authorHolds === undefined);
  const strictest = all.find(({ body }) => body.severity !== 'warning') ?? all[0];
  if (strictest === undefined) return [];
  const { name, body, origin } = strictest;
  return [
    {
      ...createDiagnostic('guardrail/base-not-known', {
        message: `guardrails such as \`${name}\` are compared with those of the files applied last, which cannot be read here`,
        at: placeAt(origin, ['name']),
        hint: 'fetch the whole history: `git fetch --unshallow`, in CI `fetch-depth: 0`',
      }),
      severity: body.severity === 'warning' ? 'warning' : 'error',
    },
  ];
}
