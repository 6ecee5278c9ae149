import { publishEdits } from '../audit/policy-files.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Address, objectAddress, parseAddress } from '../plan/address.ts';
import { deletedPolicies } from '../plan/expected-versions.ts';
import type { Change, ExpectedVersion } from '../plan/plan.ts';
import { append } from './append.ts';
import type { DraftedSection } from './draft-plan.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';

export interface Published {
  readonly ledger: Ledger;
  readonly published: readonly ExpectedVersion[];
  /** Absent where nothing was to be published. */
  readonly entry?: { readonly kind: 'publish'; readonly sequence: number; readonly commit: string };
}

/**
 * Publishes the policy versions that the sections of one organization expect, and a tombstone for each policy that
 * they delete or give another name, as one entry.
 * @throws BylawError `git/ref-moved`, `git/ref-locked`: then nothing was published
 */
export async function publishPolicies(
  session: Session,
  {
    git,
    source,
    sections,
  }: { readonly git: GitWriter; readonly source: string; readonly sections: readonly DraftedSection[] },
  ledger: Ledger,
): Promise<Published> {
  const [first] = sections;
  if (first === undefined) return { ledger, published: [] };
  const { organization, histories } = first;
  const published = expected(sections);
  const deleted = deletedPolicies(organization.policies, histories).filter(({ policy }) =>
    endsBy(sections, organization.name, policy),
  );
  if (published.length + deleted.length === 0) return { ledger, published };
  session.progress.step(`publishing policies of ${organization.name}`);
  const statements = new Map([...organization.policies].map(([name, policy]) => [name, policy.statements]));
  const recorded = await append(
    session,
    git,
    ledger,
    {
      kind: 'publish',
      at: session.now(),
      organization: organization.name,
      source,
      runner: runner(session),
      approvedBy: [],
      published,
      deleted,
    },
    publishEdits(organization.name, { published, deleted }, statements, histories),
  );
  const entry = { kind: 'publish', sequence: recorded.sequence, commit: recorded.tip ?? '' } as const;
  return { ledger: recorded, published, entry };
}

/** The versions of all sections, each once: they plan from the same histories. */
function expected(sections: readonly DraftedSection[]): readonly ExpectedVersion[] {
  const byPolicy = new Map(
    sections.flatMap(({ planned }) => planned.section.publishes.map((each) => [each.policy, each] as const)),
  );
  return [...byPolicy.values()].sort((a, b) => (a.policy < b.policy ? -1 : 1));
}

function endsBy(sections: readonly DraftedSection[], organization: string, policy: string): boolean {
  const address = objectAddress('policy', organization, policy);
  const ends = ({ action, address: at, before }: Change) =>
    action === 'delete' ? at === address : action === 'rename' && isPolicy(at) && before?.name === policy;
  return sections.some(({ planned }) => planned.section.changes.some(ends));
}

function isPolicy(address: Address): boolean {
  return parseAddress(address)?.kind === 'policy';
}
