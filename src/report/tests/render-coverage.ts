import { countOf, withCommas } from '../count-of.ts';
import type { Style } from '../style.ts';
import type { TestedOrganization } from './access-test-report.ts';
import { describeStatement } from './describe-statement.ts';

/** More than this nobody reads: what is beyond is counted. */
const most = 200;

/** How many statements some test decided; with `listed` also those that none did, denies first. */
export function renderCoverage(
  organizations: readonly TestedOrganization[],
  style: Style,
  listed: boolean,
): string {
  return organizations
    .map(({ organization, coverage }) => {
      const { statements, decided, denies, decidedDenies, undecided } = coverage;
      const where = organizations.length > 1 ? ` of ${organization}` : '';
      const head = `coverage${where}: ${shareOf(decided, statements, 'statement')}, ${shareOf(decidedDenies, denies, 'deny', 'denies')}`;
      if (undecided.length === 0) return head;
      if (!listed) return `${head} (--coverage lists the others)`;
      const sorted = [...undecided].sort(
        (a, b) => Number(a.effect === 'allow') - Number(b.effect === 'allow'),
      );
      const lines = sorted.slice(0, most).map((statement) => `  ${describeStatement(statement)}`);
      const beyond = sorted.length - lines.length;
      if (beyond > 0) lines.push(`  … and ${countOf(beyond, 'more', 'more')} (--json lists them)`);
      return [`${head}; no test decides:`, ...lines].join('\n');
    })
    .map((text) => style.dim(text))
    .join('\n');
}

/** The whole percentage, rounded down: 100 means all of them. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((100 * part) / whole);
}

function shareOf(part: number, whole: number, one: string, many?: string): string {
  return `${withCommas(part)} of ${countOf(whole, one, many)}${whole === 0 ? '' : ` (${percentOf(part, whole)} %)`}`;
}
