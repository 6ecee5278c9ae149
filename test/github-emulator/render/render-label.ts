import type { Issue, Label } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';
import { nodeId } from './node-id.ts';

type Where = Pick<Place, 'owned' | 'hosted'> & { readonly url: string };

/** `label` of GitHub's description. */
export function renderLabel({ owned, url }: Where, label: Label): Record<string, unknown> {
  const { owner, repository } = owned;
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${url}/repos/${owner.login}/${repository.name}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export function renderLabels(where: Where, issue: Issue): readonly unknown[] {
  const labels = [...issue.labels].flatMap((name) => where.hosted.labels.get(name) ?? []);
  return labels.map((label) => renderLabel(where, label));
}
