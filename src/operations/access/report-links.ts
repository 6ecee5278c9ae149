import type { LinkOutOfForce } from '../../access/links-out-of-force.ts';
import type { LinkReport } from '../../report/access/access-reports.ts';
import { pathText } from '../../report/access/path-text.ts';
import type { AskedSource } from './asked-source.ts';
import { linkSteps } from './path-steps.ts';
import { placedSteps } from './placed-steps.ts';
import { termsOf } from './report-contributions.ts';

/** Links that do not count, with every step that leads to them and where it is declared. */
export async function reportLinks(
  source: AskedSource,
  links: readonly LinkOutOfForce[],
): Promise<readonly LinkReport[]> {
  const paths = links.map(({ path }) => linkSteps(source.organization, path));
  const placed = await placedSteps(source, paths);
  return links.map(({ path: { binding, membership }, is, at }, index) => {
    const path = (paths[index] ?? []).map(placed);
    return {
      is,
      at,
      path,
      text: pathText(path),
      ...(binding === undefined ? {} : { binding: termsOf(binding) }),
      ...(membership === undefined ? {} : { membership: termsOf(membership) }),
    };
  });
}
