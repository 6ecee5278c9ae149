import type { Miss } from '../../access/near-misses.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { NearMissReport } from './access-reports.ts';

/** Why an allow does not count for a request: `but zone payments is isolated: …`, a line each. */
export function describeMisses({ misses }: Pick<NearMissReport, 'misses'>): readonly string[] {
  return misses.map((miss) => sanitizeLine(`but ${describeMiss(miss)}`));
}

function describeMiss(miss: Miss): string {
  switch (miss.is) {
    case 'ended':
      return `it ended ${miss.at}`;
    case 'not-started':
      return `it starts ${miss.at}`;
    case 'isolated-zone':
      return `zone ${miss.zone} is isolated: only a binding in it reaches there, or a role with \`reachesZones\``;
    case 'other-zone':
      return `the resource is not in zone ${miss.zone}, which its binding is for`;
    case 'outside-scope':
      return 'the resource is none that its binding is for';
    case 'other-resource':
      return 'it is about other resources';
    case 'no-value':
      return `${miss.variables.map((name) => `\`{${name}}\``).join(', ')} has no value here`;
    case 'condition':
      return `its condition on ${miss.keys.join(', ')} does not hold${ofContext(miss.notGiven)}`;
  }
}

function ofContext(notGiven: readonly string[]): string {
  if (notGiven.length === 0) return '';
  return `: ${notGiven.join(', ')} ${notGiven.length === 1 ? 'was' : 'were'} not given (\`--context KEY=VALUE\`)`;
}
