import type { Question } from './wire.ts';

/** `GET /orgs/acme/invitations`: what was asked, for messages. */
export function questionWords({ route, parameters }: Question): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? `{${name}}`));
}
