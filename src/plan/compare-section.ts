import { compileAccess } from '../access/compile-access.ts';
import type { CompiledAccess } from '../access/compiled-access.ts';
import { accessKeys } from '../access/diff/access-keys.ts';
import { engineAccess } from '../access/diff/engine-access.ts';
import type { KnownAccounts } from '../access/diff/known-accounts.ts';
import { otherHolders, withOtherHolders } from '../access/diff/other-holders.ts';
import type { SystemAccess } from '../access/diff/system-access.ts';
import { mayRaise } from '../access/may-raise.ts';
import { universeOf } from '../access/sets/universe-of.ts';
import type { Organization } from '../model/model.ts';
import { type HeldState, organizationInState } from './organization-in-state.ts';
import type { SectionEnds } from './section-ends.ts';
import { type Touching, touchedEnds } from './touched-ends.ts';

/** Everybody's access before and after the changes of a section, ready to be compared. */
export interface ComparedSection {
  readonly before: SystemAccess;
  readonly after: SystemAccess;
  /** As Bylaw has it in the target; of another system what is declared. */
  readonly organizations: Sides<Organization>;
  /** Absent for another system's own access. */
  readonly compiled?: Sides<CompiledAccess>;
}

export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

/** What is known of both sides beside what the target holds. */
export interface SidesKnown {
  /** The files before, where what is compared is another commit. */
  readonly base?: Organization | undefined;
  readonly head: Organization;
  /** Who everybody was on GitHub; see otherHolders. */
  readonly accounts?: KnownAccounts;
  /** Where access can differ, when only that is to be compared. */
  readonly touching?: Touching;
}

/**
 * What Bylaw decides before and after, for whoever asks it in the target's place. Who was invited counts as if they had
 * accepted: a reviewer asks what they will have. What the target does not manage is as the files have it: on either
 * side as that side's do, where those before are known. Whoever may raise access may reach what nothing else leads to:
 * then everything is compared.
 */
export function compareSection(ends: SectionEnds, { touching, ...known }: SidesKnown): ComparedSection {
  const touched = touching && touchedEnds(ends, touching);
  const part = touched && compareEnds(touched, known);
  return part === undefined || mayRaise(part.compiled.before) || mayRaise(part.compiled.after)
    ? compareEnds(ends, known)
    : part;
}

function compareEnds({ before, after }: SectionEnds, { base, head, accounts }: SidesKnown) {
  const organizations = {
    before: organizationInState(base ?? head, before),
    after: organizationInState(head, after),
  };
  const was = compiledIn(organizations.before, before);
  const compiled = { before: was, after: compiledIn(organizations.after, after, was) };
  const keys = accessKeys();
  const universe = universeOf([compiled.before, compiled.after]);
  const others = otherHolders(organizations.before, organizations.after, accounts);
  return {
    before: engineAccess(compiled.before, keys, universe),
    after: withOtherHolders(engineAccess(compiled.after, keys, universe), others),
    organizations,
    compiled,
  };
}

function compiledIn(
  organization: Organization,
  { histories, expected = [] }: HeldState,
  like?: CompiledAccess,
): CompiledAccess {
  return compileAccess(organization, { versions: { published: histories, expected } }, like);
}
