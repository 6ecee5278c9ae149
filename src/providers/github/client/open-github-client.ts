import type { JsonObject } from '../../../digest/json.ts';
import type { Instant } from '../../../model/model.ts';
import type { GithubClient } from './github-client.ts';

export interface ClientContext {
  /** The name of the organization in Bylaw: GitHub's, unless `coordinates.organization` says otherwise. */
  readonly organization: string;
  readonly coordinates: JsonObject;
  readonly environment: Readonly<Record<string, string | undefined>>;
  now(): Instant;
  /** Throws where the signal says so. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  readonly progress?: { step(text: string): void };
  readonly signal?: AbortSignal;
}

/** Throws where `coordinates` or the environment do not say to whom to speak, or as whom. Sends nothing yet. */
export async function openGithubClient(context: ClientContext): Promise<GithubClient> {
  void context;
  throw new Error('comes with the next commit');
}
