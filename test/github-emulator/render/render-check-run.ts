import type { CheckRun } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';
import { nodeId } from './node-id.ts';
import { renderApp } from './render-app.ts';
import { renderPullsAt } from './render-minimal-pull.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'state'> & { readonly url: string };

/** `check-run` of GitHub's description. */
export function renderCheckRun(where: Where, run: CheckRun): Record<string, unknown> {
  const { owned, state, url } = where;
  const name = `${owned.owner.login}/${owned.repository.name}`;
  const own = `${url}/repos/${name}/check-runs/${run.id}`;
  const html = `https://github.com/${name}/runs/${run.id}`;
  const app = state.apps.get(run.app);
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    name: run.name,
    head_sha: run.commit,
    external_id: run.externalId ?? '',
    url: own,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${own}/annotations`,
    },
    check_suite: { id: run.suite },
    app: app === undefined ? null : renderApp(url, state, app, run.startedAt),
    pull_requests: renderPullsAt(where, run.commit),
  };
}

/** `check-annotation`. */
export function renderAnnotation(
  { owned }: Pick<Place, 'owned'>,
  run: CheckRun,
  annotation: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const name = `${owned.owner.login}/${owned.repository.name}`;
  return {
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    ...annotation,
    blob_href: `https://github.com/${name}/blob/${run.commit}/${encodeURI(String(annotation.path))}`,
  };
}
