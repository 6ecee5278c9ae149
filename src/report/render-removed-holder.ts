import { parseAddress } from '../plan/address.ts';
import type { Change } from '../plan/plan.ts';
import { countOf } from './count-of.ts';
import { type ChangeTextOptions, effectOf, renderChangeText } from './render-change-text.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { wrapWords } from './wrap-words.ts';

/**
 * A deleted object with the edges that go with it, each named, by what their going does to access:
 *
 * ```
 * - team:acme/writers  with its 3 members and 1 binding  (takes access)
 *     members bo, cy (takes access)
 *     member di (what it gives stays by another path)
 *     binding chapter-editor (takes access)
 *     because no longer declared
 * ```
 */
export function renderRemovedHolder(
  holder: Change,
  edges: readonly Change[],
  options: ChangeTextOptions,
): string[] {
  const [head = '', ...rest] = renderChangeText(holder, options, `with its ${countEdges(edges)}`);
  return [head, ...namedEdges(edges, options), ...rest];
}

function countEdges(edges: readonly Change[]): string {
  const members = edges.filter(isMembership).length;
  const permissions = edges.filter(isPermission).length;
  const bindings = edges.length - members - permissions;
  const counts = [
    ...(members === 0 ? [] : [countOf(members, 'member')]),
    ...(bindings === 0 ? [] : [countOf(bindings, 'binding')]),
    ...(permissions === 0 ? [] : [countOf(permissions, 'repository permission')]),
  ];
  const last = counts.pop() ?? '';
  return counts.length === 0 ? last : `${counts.join(', ')} and ${last}`;
}

function namedEdges(edges: readonly Change[], { style }: ChangeTextOptions): string[] {
  const alike = new Map<
    string,
    { readonly word: string; readonly effect: string; readonly names: string[] }
  >();
  for (const edge of edges) {
    const word = isMembership(edge) ? 'member' : isPermission(edge) ? 'repository permission' : 'binding';
    const effect = effectOf(edge);
    const key = `${word} ${effect}`;
    const group = alike.get(key) ?? { word, effect, names: [] };
    group.names.push(nameOf(edge));
    alike.set(key, group);
  }
  return [...alike.values()].flatMap(({ word, effect, names }) => {
    const head = names.length === 1 ? word : `${word}s`;
    const lines = wrapWords(`${head} ${names.join(', ')}`);
    const remark = effect === '' ? '' : ` ${style.yellow(`(${effect})`)}`;
    return lines.map((line, index) => `    ${line}${index === lines.length - 1 ? remark : ''}`);
  });
}

function isMembership({ address }: Change): boolean {
  return address.startsWith('team-member:');
}

function isPermission({ address }: Change): boolean {
  return address.startsWith('repository-permission:');
}

/** Of a membership who it is of, of a permission where; of a binding the role and where it holds. */
function nameOf({ address, before }: Change): string {
  const parsed = parseAddress(address);
  if (parsed?.kind === 'team-member') {
    const role = before?.role;
    const more = typeof role === 'string' && role !== 'member' ? ` as ${role}` : '';
    return sanitizeLine(`${parsed.member}${more}`);
  }
  if (parsed?.kind === 'repository-permission')
    return sanitizeLine(`${String(before?.permission)} in ${parsed.repository}`);
  const { role, zone, on } = before ?? {};
  const where = [
    ...(typeof zone === 'string' ? [`in zone ${zone}`] : []),
    ...(Array.isArray(on) ? [`on ${on.join(' and ')}`] : []),
  ];
  return sanitizeLine([typeof role === 'string' ? role : address, ...where].join(' '));
}
