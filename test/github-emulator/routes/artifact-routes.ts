import type { Artifact } from '../hosted-state.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { isExpired, renderArtifact } from '../render/render-artifact.ts';
import type { Reply, Route } from '../route.ts';
import { namedRun } from './workflow-run-routes.ts';

function namedArtifact({ hosted, params }: RepositoryRequest): Artifact {
  const artifact = hosted.artifacts.get(Number(params.artifact_id));
  if (artifact === undefined) {
    throw notFound();
  }
  return artifact;
}

function listArtifacts(request: RepositoryRequest): Reply {
  const run = namedRun(request);
  const { name, direction } = request.query;
  const found = [...request.hosted.artifacts.values()].filter(
    (artifact) => artifact.run === run.id && (name === undefined || artifact.name === name),
  );
  const shown = direction === 'asc' ? found : found.reverse();
  return paged(
    request,
    shown,
    (artifact) => renderArtifact(request, artifact),
    (artifacts) => ({ total_count: shown.length, artifacts }),
  );
}

function download(request: RepositoryRequest): Reply {
  const artifact = namedArtifact(request);
  if (request.params.archive_format !== 'zip') {
    throw notFound();
  }
  if (isExpired(request, artifact)) {
    throw new Refusal(410, 'Artifact has expired');
  }
  return { status: 302, headers: { location: request.storedAt(artifact.zip) } };
}

const one = '/actions/artifacts/{artifact_id}';

export const artifactRoutes: readonly Route[] = [
  inRepository('GET', '/actions/runs/{run_id}/artifacts', 'actions=read', listArtifacts),
  inRepository('GET', one, 'actions=read', (request) => ({
    status: 200,
    body: renderArtifact(request, namedArtifact(request)),
  })),
  inRepository('GET', `${one}/{archive_format}`, 'actions=read', download),
];
