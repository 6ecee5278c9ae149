import { readFileSync } from 'node:fs';
import { BylawError } from '../diagnostic/bylaw-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What started the workflow, as far as the Action goes by it. Whoever opens a pull request writes much of the rest. */
export interface RunEvent {
  /** `push`, `pull_request`, … */
  readonly name: string;
  readonly pullRequest?: {
    readonly number: number;
    /** Whether the head lies in another repository, or in one that is gone: the job's token writes nothing. */
    readonly isFork: boolean;
  };
  /** Of a merge queue: the commit that the group is to be merged into. */
  readonly mergeBase?: string;
  /** Of `workflow_run`: the event of the workflow that ended. */
  readonly after?: {
    /** The number of its run. */
    readonly run: number;
    readonly event: string;
    /** Whether its commit is of this repository. */
    readonly isOwn: boolean;
  };
}

/**
 * What GITHUB_EVENT_NAME and the file at GITHUB_EVENT_PATH say. Outside of GitHub Actions there is neither.
 * @throws BylawError `action/unreadable-event`
 */
export function readRunEvent({
  GITHUB_EVENT_NAME: name = '',
  GITHUB_EVENT_PATH: path = '',
}: Environment): RunEvent {
  const payload = path === '' ? {} : payloadIn(path);
  if (name.startsWith('pull_request')) return { name, pullRequest: pullRequestIn(payload) };
  if (name === 'merge_group') return { name, mergeBase: commitIn(record(payload.merge_group).base_sha) };
  if (name === 'workflow_run') return { name, after: afterIn(payload) };
  return { name };
}

type Payload = Readonly<Record<string, unknown>>;

function payloadIn(path: string): Payload {
  try {
    return record(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw unreadable('the file of the event cannot be read', cause);
  }
}

function pullRequestIn(payload: Payload) {
  const { number, head, base } = record(payload.pull_request);
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1)
    throw unreadable('the event names no pull request');
  return { number, isFork: idOf(record(head).repo) !== requiredId(record(base).repo) };
}

function afterIn(payload: Payload) {
  const { id: run, event, head_repository: head } = record(payload.workflow_run);
  if (typeof event !== 'string' || typeof run !== 'number' || !Number.isSafeInteger(run))
    throw unreadable('the event names no workflow that ran');
  return { run, event, isOwn: idOf(head) === requiredId(payload.repository) };
}

function commitIn(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value)) return value;
  throw unreadable('the event names no commit that the group is merged into');
}

/** Undefined where a repository is gone. */
function idOf(repository: unknown): unknown {
  return record(repository).id;
}

function requiredId(repository: unknown): number {
  const id = idOf(repository);
  if (typeof id === 'number') return id;
  throw unreadable('the event does not say which repository it is of');
}

function record(value: unknown): Payload {
  return typeof value === 'object' && value !== null ? (value as Payload) : {};
}

function unreadable(why: string, cause?: unknown): BylawError {
  return new BylawError('action/unreadable-event', why, cause === undefined ? {} : { cause });
}
