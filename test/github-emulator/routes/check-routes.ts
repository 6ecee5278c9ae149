import type { CheckRun } from '../hosted-state.ts';
import { findCommit } from '../hosting/find-commit.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { oneOf, paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { appOfAccount } from '../render/render-app.ts';
import { renderAnnotation, renderCheckRun } from '../render/render-check-run.ts';
import type { Reply, Route } from '../route.ts';
import type { App } from '../state.ts';
import { mustFitCheckRun } from '../world/check-limits.ts';
import { createCheckRun, updateCheckRun } from '../world/check-runs.ts';

/** Only apps write checks, those of workflows among them. */
function callingApp({ caller, state }: RepositoryRequest): App {
  const app = caller.token.kind === 'installation' ? appOfAccount(state, caller.account) : undefined;
  if (app === undefined) {
    throw new Refusal(403, 'You must authenticate via a GitHub App.');
  }
  return app;
}

function namedRun({ hosted, params }: RepositoryRequest): CheckRun {
  const run = hosted.checkRuns.get(Number(params.check_run_id));
  if (run === undefined) {
    throw notFound();
  }
  return run;
}

function postRun(request: RepositoryRequest): Reply {
  const run = createCheckRun(request, callingApp(request), request.body);
  return { status: 201, body: renderCheckRun(request, run) };
}

function patchRun(request: RepositoryRequest): Reply {
  const run = namedRun(request);
  const app = callingApp(request);
  if (app.id !== run.app) {
    const reason = `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`;
    throw new Refusal(403, reason);
  }
  updateCheckRun(request, run, request.body);
  return { status: 200, body: renderCheckRun(request, run) };
}

/** The newest first; of each app and name the newest only, unless all are asked for. */
function listRuns(request: RepositoryRequest): Reply {
  const commit = findCommit(request.hosted.folder, request.params.ref ?? '');
  if (commit === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${request.params.ref}`);
  }
  const { check_name, status, app_id } = request.query;
  const all = [...request.hosted.checkRuns.values()].filter((run) => run.commit === commit).reverse();
  const latest = oneOf(request.query.filter, ['latest', 'all'], 'latest') === 'latest';
  const shown = all.filter(
    (run, index) =>
      (!latest || all.findIndex((one) => one.name === run.name && one.app === run.app) === index) &&
      (check_name === undefined || run.name === check_name) &&
      (status === undefined || run.status === status) &&
      (app_id === undefined || run.app === Number(app_id)),
  );
  return paged(
    request,
    shown,
    (run) => renderCheckRun(request, run),
    (check_runs) => ({ total_count: shown.length, check_runs }),
  );
}

function listAnnotations(request: RepositoryRequest): Reply {
  const run = namedRun(request);
  return paged(request, run.annotations, (annotation) => renderAnnotation(request, run, annotation));
}

const one = '/check-runs/{check_run_id}';

export const checkRoutes: readonly Route[] = [
  { ...inRepository('POST', '/check-runs', 'checks=write', postRun, 'push'), admit: mustFitCheckRun },
  { ...inRepository('PATCH', one, 'checks=write', patchRun, 'push'), admit: mustFitCheckRun },
  inRepository('GET', one, 'checks=read', (request) => ({
    status: 200,
    body: renderCheckRun(request, namedRun(request)),
  })),
  inRepository('GET', `${one}/annotations`, 'checks=read', listAnnotations),
  inRepository('GET', '/commits/{ref}/check-runs', 'checks=read', listRuns),
];
