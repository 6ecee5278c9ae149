import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Finding } from './lint.ts';
import { keyIn, type LintedStatement } from './linted-statement.ts';

/** What is said of an allow that names what it is not about; nothing of any other statement. */
export function exceptionsInAllow(
  statement: Pick<LintedStatement, 'of' | 'origin' | 'path' | 'written'>,
): readonly Finding[] {
  if (statement.written.effect === 'deny') return [];
  const fields = (['notActions', 'notResources'] as const).filter(
    (field) => statement.written[field] !== undefined,
  );
  return fields.map((field) => {
    const given = field === 'notActions' ? 'actions' : 'resources';
    const diagnostic = createDiagnostic('access/allow-with-exceptions', {
      message: `an allow with \`${field}\` gives all other ${given}, those of the future too`,
      at: keyIn(statement, field),
      hint: `name what is allowed under \`${given}\`, and deny the rest; or waive this in the Organization document, with a reason`,
    });
    return { of: statement.of, diagnostic };
  });
}
