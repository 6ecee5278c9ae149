import type { RecordedChange } from '../../../audit/entry.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import { saidAt, writtenText } from '../../../edit/written-text.ts';
import { repositoryPattern } from '../../../import/repository-pattern.ts';
import type { Binding, Organization, Role } from '../../../model/model.ts';
import { boundTo } from '../../edits/roles/assign-role.ts';
import { bindingRemoval } from './adopt-binding.ts';
import { type Adopting, type Adoption, nothingToEdit } from './adopting.ts';
import { roleMeaning } from './role-meaning.ts';

/** A team may do something else in a repository, or nothing any longer. What a pattern gives stays as it is. */
export async function adoptPermission(
  adopting: Adopting,
  { after }: RecordedChange,
  { team: name, repository }: { readonly team: string; readonly repository: string },
): Promise<Adoption> {
  const { organization } = adopting.source;
  const team = organization.teams.get(name);
  if (team === undefined)
    return after === null ? nothingToEdit : { why: `the files declare no team \`${name}\`` };
  const own = team.bindings.filter((binding) => namesRepository(organization, binding, repository));
  if (after === null) return { edits: await withoutRepository(adopting, own, repository) };
  const isFit = ({ assignableTo }: Role) => assignableTo.includes('team');
  const found = roleMeaning(adopting, 'permission', String(after.permission), isFit);
  if ('why' in found) return found;
  const { role } = found;
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0 && only.on?.length === 1) {
    const { file, document, path } = only.origin;
    const place = {
      origin: { file, document, path: path.slice(0, -2) },
      kind: '',
      path: [...path.slice(-2), 'role'],
    };
    return { edits: [{ is: 'set-field', place, value: role }] };
  }
  const binding = { role, on: [repositoryPattern(partitionOf(organization), repository)] };
  return {
    edits: [...(await withoutRepository(adopting, own, repository)), boundTo(team.origin, 'Team', binding)],
  };
}

/** The word behind `krn:` in the names of an organization's resources. */
function partitionOf({ name, resourceNames = '' }: Organization): string {
  return /^krn:([^:*?{}]+)$/.exec(resourceNames)?.[1] ?? name;
}

function isOf(pattern: string, repository: string): boolean {
  const [literal = ''] = repositoryPattern('', repository).split(':').slice(-1);
  return pattern.toLowerCase().endsWith(`:${literal}`);
}

/** Whether a binding gives a permission on repositories, and names this one. */
function namesRepository({ roles }: Organization, { role, on = [] }: Binding, repository: string): boolean {
  const { repositoryPermission, customRepositoryRole } = roles.get(role)?.github ?? {};
  const isPermission = repositoryPermission !== undefined || customRepositoryRole !== undefined;
  return isPermission && on.some((pattern) => isOf(pattern, repository));
}

async function withoutRepository(
  { source }: Adopting,
  bindings: readonly Binding[],
  repository: string,
): Promise<readonly DocumentEdit[]> {
  const edits: DocumentEdit[] = [];
  for (const binding of bindings) {
    const { file, document, path } = binding.origin;
    const [text] = await source.texts.read([file]);
    const on = text && saidAt(writtenText(text.text), document, [...path, 'on']);
    const patterns = Array.isArray(on) ? (on as readonly unknown[]).map(String) : [];
    const named = patterns.flatMap((pattern, index) => (isOf(pattern, repository) ? [index] : []));
    if (named.length === patterns.length) edits.push(bindingRemoval(binding));
    else {
      const origin = { file, document, path: path.slice(0, -2) };
      const place = { origin, kind: '', path: [...path.slice(-2), 'on'] };
      edits.push(...named.map((index) => ({ is: 'remove-item', place, index }) as const));
    }
  }
  return edits;
}
