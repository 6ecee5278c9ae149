import { expect, onTestFinished } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { type StubAnswer, type StubRequest, type StubServer, stubServer } from './stub-server.ts';

/** A server for the rest of a test: it gives one answer to all, or the one that it is told. */
export async function start(
  answer: StubAnswer | ((request: StubRequest, index: number) => StubAnswer),
): Promise<StubServer> {
  const server = await stubServer(typeof answer === 'function' ? answer : () => answer);
  onTestFinished(() => server.close());
  return server;
}

/** The failure that something ends with. */
export async function failure(promise: Promise<unknown>): Promise<BylawError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BylawError);
  return error as BylawError;
}

export const org = { org: 'acme' };
