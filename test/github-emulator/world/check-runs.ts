import type { CheckRun } from '../hosted-state.ts';
import { findCommit } from '../hosting/find-commit.ts';
import { type Place, tell } from '../hosting/place.ts';
import { Refusal } from '../refusal.ts';
import type { App } from '../state.ts';

type Fields = Readonly<Record<string, unknown>>;

export function createCheckRun(place: Place, app: App, fields: Fields): CheckRun {
  const { state, hosted, now } = place;
  const commit = String(fields.head_sha);
  if (!/^[0-9a-f]{40}$/.test(commit) || findCommit(hosted.folder, commit) === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${commit}`);
  }
  const before = [...hosted.checkRuns.values()].find((run) => run.commit === commit && run.app === app.id);
  const run: CheckRun = {
    id: state.number('check-run'),
    suite: before?.suite ?? state.number('check-suite'),
    app: app.id,
    commit,
    name: '',
    status: 'queued',
    conclusion: null,
    startedAt: now,
    completedAt: null,
    externalId: null,
    detailsUrl: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  hosted.checkRuns.set(run.id, run);
  change(place, run, fields);
  told(place, 'create', run);
  return run;
}

export function updateCheckRun(place: Place, run: CheckRun, fields: Fields): void {
  change(place, run, fields);
  told(place, 'update', run);
}

function change(place: Place, run: CheckRun, fields: Fields): void {
  run.name = String(fields.name ?? run.name);
  run.externalId = (fields.external_id as string | undefined) ?? run.externalId;
  run.detailsUrl = (fields.details_url as string | undefined) ?? run.detailsUrl;
  run.startedAt = String(fields.started_at ?? run.startedAt);
  if (fields.status !== undefined) {
    run.status = fields.status as CheckRun['status'];
    // What is begun anew has come to nothing yet.
    run.conclusion = null;
    run.completedAt = null;
  }
  if (fields.conclusion !== undefined) {
    run.status = 'completed';
    run.conclusion = String(fields.conclusion);
    run.completedAt = String(fields.completed_at ?? place.now);
  }
  const { annotations, ...output } = Object(fields.output) as Fields;
  for (const name of ['title', 'summary', 'text'] as const) {
    run.output[name] = (output[name] as string | undefined) ?? run.output[name];
  }
  run.annotations.push(...((annotations as readonly Fields[] | undefined) ?? []));
}

function told(place: Place, action: 'create' | 'update', run: CheckRun): void {
  const { name, status, conclusion } = run;
  const after = { name, status, conclusion, annotations: run.annotations.length };
  tell(place, action, 'check-run', `@${run.commit.slice(0, 7)}/${run.id}`, { after });
}
