import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';

/** What is wrong with the access tests of organizations; nothing is loaded or compiled where there are none. */
export async function checkTests(
  organizations: readonly Organization[],
): Promise<readonly PlacedDiagnostic[]> {
  const tested = organizations.filter(({ accessTests }) => accessTests.size > 0);
  if (tested.length === 0) return [];
  const { compileAccess } = await import('../../access/compile-access.ts');
  const { accessTestMistakes } = await import('../../access/tests/access-test-mistakes.ts');
  return tested.flatMap((organization) =>
    accessTestMistakes(compileAccess(organization), organization.accessTests.values()),
  );
}
