import type { Artifact, RunAttempt, WorkflowRun } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';

type Where = Pick<Place, 'state' | 'hosted' | 'now'>;

export interface RunWish {
  readonly event: string;
  /** `.github/workflows/plan.yml`, unless it says otherwise. */
  readonly path?: string;
  readonly commit: string;
  readonly branch?: string;
  readonly headRepository: number;
  readonly actor: number;
  /** Absent: still running. */
  readonly conclusion?: string;
}

export function addRun({ state, hosted, now }: Where, wish: RunWish): WorkflowRun {
  const path = wish.path ?? '.github/workflows/plan.yml';
  const before = [...hosted.workflowRuns.values()].filter((run) => run.path === path);
  const run: WorkflowRun = {
    id: state.number('workflow-run'),
    workflow: before[0]?.workflow ?? state.number('workflow'),
    number: before.length + 1,
    path,
    suite: state.number('check-suite'),
    event: wish.event,
    commit: wish.commit,
    branch: wish.branch ?? null,
    headRepository: wish.headRepository,
    actor: wish.actor,
    createdAt: now,
    attempts: [attempt(wish, now)],
  };
  hosted.workflowRuns.set(run.id, run);
  return run;
}

export function attempt(
  { actor, conclusion }: Pick<RunWish, 'actor' | 'conclusion'>,
  startedAt: string,
): RunAttempt {
  const status = conclusion === undefined ? 'in_progress' : 'completed';
  return { actor, startedAt, status, conclusion: conclusion ?? null };
}

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

export function addArtifact(
  { state, hosted, now }: Where,
  run: number,
  name: string,
  zip: Uint8Array,
): Artifact {
  const expiresAt = new Date(Date.parse(now) + ninetyDays).toISOString();
  const artifact = { id: state.number('artifact'), run, name, zip, createdAt: now, expiresAt };
  hosted.artifacts.set(artifact.id, artifact);
  return artifact;
}
