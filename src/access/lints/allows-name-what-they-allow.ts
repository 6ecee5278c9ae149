import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { keyIn } from './linted-statement.ts';

export function* allowsNameWhatTheyAllow({ statements }: LintedOrganization): Iterable<Finding> {
  for (const statement of statements) {
    if (statement.isDeny) continue;
    for (const field of ['notActions', 'notResources'] as const) {
      if (statement.written[field] === undefined) continue;
      const given = field === 'notActions' ? 'actions' : 'resources';
      const diagnostic = createDiagnostic('access/allow-with-exceptions', {
        message: `an allow with \`${field}\` gives all other ${given}, those of the future too`,
        at: keyIn(statement, field),
        hint: `name what is allowed under \`${given}\`, and deny the rest`,
      });
      yield { of: statement.of, diagnostic };
    }
  }
}
