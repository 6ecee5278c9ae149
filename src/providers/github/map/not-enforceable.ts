import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Instant, Target } from '../../../model/model.ts';

/** The name under which a target's `allow` lets be what it cannot enforce. */
const guard = 'not-enforceable';

/** An error, or a warning where the target allows it with a reason. */
export function notEnforceable(
  { target, now }: { readonly target: Target; readonly now: Instant },
  details: Omit<PlacedDiagnostic, 'code' | 'severity'>,
): PlacedDiagnostic {
  const found = createDiagnostic('target/not-enforceable', details);
  const allowed = target.allow.find(
    (each) => each.guard === guard && (each.expires === undefined || now < each.expires),
  );
  if (allowed === undefined) return found;
  return { ...found, severity: 'warning', hint: `allowed by target \`${target.name}\`: ${allowed.reason}` };
}
