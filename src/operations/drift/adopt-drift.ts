import type { RecordedChange } from '../../audit/entry.ts';
import type { DocumentEdit } from '../../edit/document-edit.ts';
import type { Address } from '../../plan/address.ts';
import type { AdoptReport, UnadoptedChange } from '../../report/drift/adopt-report.ts';
import type { AskedSource } from '../access/asked-source.ts';
import type { ScopeOptions } from '../choose-scopes.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { CommitWish } from '../edits/commit-edited.ts';
import { editRepository } from '../edits/edit-repository.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import { adoptChanges } from './adoption/adopt-changes.ts';
import { newcomerNames } from './adoption/newcomers.ts';
import { keyOf, type NewcomersOf, plannedAfter } from './adoption/planned-after.ts';
import { readTargets, type TargetsRead } from './read-targets.ts';
import { sectionDrift } from './section-drift.ts';

export interface AdoptDriftOptions extends ScopeOptions {
  /** Absent: committing is left to the user. */
  readonly commit?: CommitWish;
}

/** Drift that an apply would take back, of one section. */
interface Taken {
  readonly section: DraftedSection;
  readonly changes: readonly RecordedChange[];
}

/**
 * Edits the YAML so that it says what others changed in the targets, all of it that files can say or nothing: what is
 * adopted is what no plan changes any longer.
 * @throws BylawError what `readTargets` and `editRepository` throw
 */
export async function adoptDrift(session: Session, options: AdoptDriftOptions = {}): Promise<AdoptReport> {
  return withRepository(session, async (git) => {
    const read = await readTargets(session, git, options);
    const taken = read.sections.map(takenBack);
    const [first] = taken.filter(({ changes }) => changes.length > 0);
    if (first === undefined)
      return { subject: 'Adopt drift', files: [], commit: null, adopted: [], refused: [] };
    const { commit } = options;
    let told: Pick<AdoptReport, 'adopted' | 'refused'> = { adopted: [], refused: [] };
    const wish = {
      organization: first.section.organization.name,
      ...(commit === undefined ? {} : { commit }),
    };
    const report = await editRepository(session, wish, async (source) => {
      const { edits, adopted, refused } = await adoption(session, read, source, taken);
      told = { adopted, refused };
      return { subject: 'Adopt what was changed elsewhere', edits };
    });
    return { ...report, ...told };
  });
}

function takenBack(section: DraftedSection): Taken {
  const planned = new Set(section.planned.section.changes.map(({ address }) => address));
  return { section, changes: sectionDrift(section).filter(({ address }) => planned.has(address)) };
}

interface Adopted {
  readonly edits: readonly DocumentEdit[];
  readonly adopted: AdoptReport['adopted'];
  readonly refused: readonly UnadoptedChange[];
  readonly newcomers: NewcomersOf;
}

/** Leaves out, time and again, what a plan would change all the same: the files say it in yet another way. */
async function adoption(
  session: Session,
  read: TargetsRead,
  source: AskedSource,
  taken: readonly Taken[],
): Promise<Adopted> {
  const stuck = new Map<DraftedSection, ReadonlySet<Address>>();
  for (;;) {
    const found = await adoptedOf(source, taken, stuck);
    if (found.edits.length === 0) return found;
    const planned = await plannedAfter(session, read, source, found);
    if (planned === undefined) return found;
    const before = [...stuck.values()].reduce((sum, each) => sum + each.size, 0);
    for (const { section } of taken) {
      const still = planned.get(keyOf(section)) ?? new Set<Address>();
      const own = found.adopted.filter((each) => each.target === section.target.name);
      const again = own.filter(
        (each) => each.organization === section.organization.name && still.has(each.address),
      );
      stuck.set(section, new Set([...(stuck.get(section) ?? []), ...again.map(({ address }) => address)]));
    }
    if ([...stuck.values()].reduce((sum, each) => sum + each.size, 0) === before) return found;
  }
}

async function adoptedOf(
  source: AskedSource,
  taken: readonly Taken[],
  stuck: ReadonlyMap<DraftedSection, ReadonlySet<Address>>,
): Promise<Adopted> {
  const edits: DocumentEdit[] = [];
  const adopted: AdoptReport['adopted'][number][] = [];
  const refused: UnadoptedChange[] = [];
  const newcomersOf = new Map<string, ReadonlyMap<string, string>>();
  for (const { section, changes } of taken) {
    const { organization, target } = section;
    const scope = { organization: organization.name, target: target.name };
    const kept = stuck.get(section) ?? new Set();
    const left = changes.filter(({ address }) => !kept.has(address));
    const newcomers = newcomerNames(organization, left);
    newcomersOf.set(keyOf(section), newcomers);
    const found = await adoptChanges({ source: { ...source, organization }, section, newcomers }, left);
    edits.push(...found.edits);
    adopted.push(...found.adopted.map((address) => ({ ...scope, address })));
    refused.push(
      ...found.refused.map((each) => ({ ...scope, ...each })),
      ...[...kept].map((address) => ({
        ...scope,
        address,
        why: 'the files give it in a way that only a person can change',
      })),
    );
  }
  // Two targets may have drifted alike.
  const different = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return { edits: [...different.values()], adopted, refused, newcomers: newcomersOf };
}
