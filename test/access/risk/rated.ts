import { compileAccess } from '../../../src/access/compile-access.ts';
import { riskRater } from '../../../src/access/risk/rate-risk.ts';
import type { RatedChange } from '../../../src/access/risk/rated-change.ts';
import type { Risk } from '../../../src/access/risk/risk.ts';
import type { RiskFacts } from '../../../src/access/risk/risk-facts.ts';
import { noon, organizationOf } from '../access-of.ts';

/** Ana gains to see invoices by her role, always, unless it is said otherwise. */
export function changeOf(parts: Partial<RatedChange> = {}): RatedChange {
  return {
    kind: 'gained',
    principals: ['member/ana'],
    actions: ['billing:view'],
    privileged: false,
    resources: [{ pattern: 'krn:k:billing:{org_id}:*', extent: 'whole' }],
    when: [],
    unless: [],
    routes: [routeOf('team/core', 'role/clerk')],
    moreRoutes: 0,
    ...parts,
  };
}

/** `team/core`, `role/clerk`, `policy/bills@2` */
export function routeOf(...names: readonly string[]): RatedChange['routes'][number] {
  const steps = names.map((name) => ({ is: name.split('/')[0] as 'team' | 'role' | 'policy', name }));
  return { steps, principals: 1 };
}

export interface Files {
  readonly documents: string;
  /** Of the Organization document. */
  readonly organization?: string;
}

/** What a change from one set of files to another is rated. */
export function ratedBetween(
  base: Files | undefined,
  head: Files,
  change: RatedChange,
  more: { readonly [K in keyof RiskFacts]?: RiskFacts[K] | undefined } = {},
): Risk {
  const [before, after] = [base, head].map(
    (files) => files && organizationOf(files.documents, files.organization),
  );
  if (after === undefined) throw new Error('a change leads to something');
  const access = { before: before && compileAccess(before), after: compileAccess(after) };
  return riskRater({ base: before, head: after, access, now: noon, ...more } as RiskFacts)(change);
}

export function causesOf({ reasons }: Risk): readonly string[] {
  return reasons.map(({ because }) => because);
}
