import { createHash } from 'node:crypto';
import type { Artifact } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';
import { nodeId } from './node-id.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'now'> & { readonly url: string };

export function isExpired({ now }: Pick<Place, 'now'>, artifact: Artifact): boolean {
  return Date.parse(artifact.expiresAt) <= Date.parse(now);
}

/** `artifact` of GitHub's description. */
export function renderArtifact(where: Where, artifact: Artifact): Record<string, unknown> {
  const { owned, url, hosted } = where;
  const own = `${url}/repos/${owned.owner.login}/${owned.repository.name}/actions/artifacts/${artifact.id}`;
  const run = hosted.workflowRuns.get(artifact.run);
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    url: own,
    archive_download_url: `${own}/zip`,
    digest: `sha256:${createHash('sha256').update(artifact.zip).digest('hex')}`,
    expired: isExpired(where, artifact),
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    workflow_run:
      run === undefined
        ? null
        : {
            id: run.id,
            repository_id: owned.repository.id,
            head_repository_id: run.headRepository,
            head_sha: run.commit,
            ...(run.branch === null ? {} : { head_branch: run.branch }),
          },
  };
}
