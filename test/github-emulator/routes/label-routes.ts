import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { paged } from '../paged.ts';
import { renderLabel } from '../render/render-label.ts';
import type { Reply, Route } from '../route.ts';
import { createLabel } from '../world/labels.ts';

function listLabels(request: RepositoryRequest): Reply {
  return paged(request, [...request.hosted.labels.values()], (label) => renderLabel(request, label));
}

function postLabel(request: RepositoryRequest): Reply {
  const { name, color, description } = request.body as Readonly<Record<string, string | undefined>>;
  const label = createLabel(request, {
    name: name ?? '',
    ...(color === undefined ? {} : { color }),
    ...(description === undefined ? {} : { description }),
  });
  return { status: 201, body: renderLabel(request, label) };
}

export const labelRoutes: readonly Route[] = [
  inRepository('GET', '/labels', 'issues=read', listLabels),
  inRepository('POST', '/labels', 'issues=write', postLabel, 'push'),
];
