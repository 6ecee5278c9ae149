import { sign } from 'node:crypto';
import type { AddedApp } from './apps.ts';

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** What an app shows to get a token for one of its installations, as GitHub's documentation writes it. */
export function signAppToken(
  app: AddedApp,
  now: string,
  claims: Readonly<Record<string, unknown>> = {},
): string {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const payload = { iat: seconds - 60, exp: seconds + 500, iss: app.id, ...claims };
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), app.privateKey).toString('base64url')}`;
}
