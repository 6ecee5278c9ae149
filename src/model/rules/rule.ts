import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import type { TypedDocument } from '../typed-document.ts';

/**
 * A rule says of what is declared where it does not hold. It looks at everything once, says nothing of what depends
 * on a reference that leads nowhere (another rule reports that), and knows no other rule.
 */
export type Rule<Of> = (declared: Of) => Iterable<PlacedDiagnostic>;

/** About `bylaw.yaml` alone, before anything else is read; a repository may do without one. */
export type SettingsRule = Rule<TypedDocument<'Repository'> | undefined>;
export type RepositoryRule = Rule<DeclaredRepository>;
export type OrganizationRule = Rule<DeclaredOrganization>;
