import { verify } from 'node:crypto';
import type { EmulatorState } from './emulator-state.ts';
import { Refusal } from './refusal.ts';
import type { App } from './state.ts';

interface Claims {
  readonly iat?: unknown;
  readonly exp?: unknown;
  readonly iss?: unknown;
}

function unauthorized(message: string): Refusal {
  return new Refusal(401, message);
}

function parsed(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    throw unauthorized('A JSON web token could not be decoded');
  }
}

/** The app that signed a token of its own; GitHub's words where it is too old, too new, or somebody else's. */
export function appOfToken(state: EmulatorState, token: string, now: string): App {
  const [header, payload, signature] = token.split('.');
  const { alg } = parsed(header) as { readonly alg?: unknown };
  const { iat, exp, iss } = parsed(payload) as Claims;
  const app = state.apps.get(Number(iss));
  if (app === undefined) {
    throw unauthorized('Integration not found');
  }
  const signed = Buffer.from(`${header}.${payload}`);
  if (
    alg !== 'RS256' ||
    !verify('sha256', signed, app.publicKey, Buffer.from(signature ?? '', 'base64url'))
  ) {
    throw unauthorized('A JSON web token could not be decoded');
  }
  const seconds = Math.floor(Date.parse(now) / 1000);
  if (typeof exp !== 'number' || exp <= seconds) {
    throw unauthorized(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > seconds + 600) {
    throw unauthorized("'Expiration time' claim ('exp') is too far in the future");
  }
  if (typeof iat !== 'number' || iat > seconds + 60) {
    throw unauthorized(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  return app;
}
