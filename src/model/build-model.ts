import { type Checked, hasErrors, type PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Document } from '../parse/document.ts';
import type { Model } from './model.ts';
import type { ModelContext } from './model-context.ts';
import { declareOrganization } from './organization/declare-organization.ts';
import type { DeclaredOrganization } from './organization/declared-organization.ts';
import { comparePlaces, compareText } from './place.ts';
import { declareRepository } from './repository/declared-repository.ts';
import { organizationRules, repositoryRules, settingsRules } from './rules/rules.ts';
import { askRules } from './verdicts/ask-rules.ts';

/**
 * The model of a repository, with every mistake between its documents. `documents` are those of `bylaw.yaml`, of
 * `shared/` and of the organizations' folders, in any order; others are ignored. There is a model only where nothing
 * is wrong in it. Diagnostics are sorted by place, each once.
 */
export function buildModel(documents: readonly Document[], context: ModelContext): Checked<Model> {
  const repository = declareRepository(documents, context);
  const organizations = repository.folders.flatMap((folder) => declareOrganization(folder, repository) ?? []);
  const diagnostics = inOrder([
    ...settingsRules.flatMap((rule) => [...rule(repository.settingsDocument)]),
    ...repositoryRules.flatMap((rule) => [...rule(repository)]),
    ...askOrganizations(organizations, context),
  ]);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const byName = organizations
    .map(({ organization }) => [organization.name, organization] as const)
    .sort(([a], [b]) => compareText(a, b));
  return { value: { organizations: new Map(byName), ledger: repository.settings.ledger }, diagnostics };
}

function askOrganizations(
  organizations: readonly DeclaredOrganization[],
  { earlier, rejected }: ModelContext,
): readonly PlacedDiagnostic[] {
  // What was rejected may be of any kind: rules say less because of it, and nothing of another time.
  if (earlier === undefined || rejected.length > 0)
    return organizations.flatMap((declared) => organizationRules.flatMap((rule) => [...rule(declared)]));
  const { verdicts, contents } = earlier;
  const asked = organizations.map((declared) => ({
    folder: declared.folder,
    ...askRules(organizationRules, declared, contents, verdicts.get(declared.folder)),
  }));
  const said = asked.flatMap(({ folder, verdicts }) =>
    verdicts === undefined ? [] : [[folder, verdicts] as const],
  );
  verdicts.keep(new Map(said));
  return asked.flatMap(({ diagnostics }) => diagnostics);
}

/** A mistake in a shared document is found once for each organization that uses it. */
function inOrder(diagnostics: readonly PlacedDiagnostic[]): readonly PlacedDiagnostic[] {
  const once = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...once.values()].sort(
    (a, b) => comparePlaces(a.at, b.at) || compareText(a.code, b.code) || compareText(a.message, b.message),
  );
}
