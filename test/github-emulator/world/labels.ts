import type { Label } from '../hosted-state.ts';
import { type Place, tell } from '../hosting/place.ts';
import { Refusal } from '../refusal.ts';

interface LabelWish {
  readonly name: string;
  readonly color?: string;
  readonly description?: string;
}

export function createLabel(place: Place, wish: LabelWish): Label {
  const { hosted, state } = place;
  if (hosted.labels.has(wish.name.toLowerCase())) {
    throw refused('already_exists');
  }
  if (wish.name.length > 50) {
    throw refused('invalid');
  }
  const label: Label = {
    id: state.number('label'),
    name: wish.name,
    color: wish.color ?? 'ededed',
    description: wish.description ?? '',
  };
  hosted.labels.set(label.name.toLowerCase(), label);
  tell(place, 'create', 'label', `/${label.name}`, { after: { ...label } });
  return label;
}

function refused(code: string): Refusal {
  return new Refusal(422, 'Validation Failed', {
    errors: [{ resource: 'Label', code, field: 'name' }],
  });
}

/** Those of a request, in lower case; GitHub makes the ones that are missing. */
export function labelNames(place: Place, labels: unknown): readonly string[] {
  const all = Array.isArray(labels) ? (labels as readonly (string | { readonly name?: string })[]) : [];
  return all.map((label) => {
    const name = typeof label === 'string' ? label : (label.name ?? '');
    const known = place.hosted.labels.get(name.toLowerCase()) ?? createLabel(place, { name });
    return known.name.toLowerCase();
  });
}
