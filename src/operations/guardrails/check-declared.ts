import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { comparePlaces } from '../../model/place.ts';
import type { Session } from '../session.ts';
import { guardrailFindings } from './guardrail-findings.ts';

/** What breaks the guardrails that organizations of a valid model declare, by place. What was before nobody asks. */
export async function checkDeclared(
  organizations: readonly Organization[],
  session: Pick<Session, 'now'>,
): Promise<readonly PlacedDiagnostic[]> {
  const now = session.now();
  const found: PlacedDiagnostic[] = [];
  for (const organization of organizations)
    found.push(...(await guardrailFindings({ organization, now })).map(({ finding }) => finding));
  return found.sort((a, b) => comparePlaces(a.at, b.at));
}
