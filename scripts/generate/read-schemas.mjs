import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kinds of documents and the schema file of each. */
export const kindFiles = new Map([
  ['Repository', 'repository.schema.json'],
  ['Organization', 'organization.schema.json'],
  ['Service', 'service.schema.json'],
  ['Member', 'member.schema.json'],
  ['ServiceAccount', 'service-account.schema.json'],
  ['Token', 'token.schema.json'],
  ['Team', 'team.schema.json'],
  ['Role', 'role.schema.json'],
  ['Policy', 'policy.schema.json'],
  ['Zone', 'zone.schema.json'],
  ['Guardrail', 'guardrail.schema.json'],
  ['AccessTest', 'access-test.schema.json'],
  ['Target', 'target.schema.json'],
]);

/** The kinds that have no list form: there is one of each. */
export const singleKinds = new Set(['Repository', 'Organization']);

/** The other formats, by the name that `bylaw schema` takes. */
export const formatFiles = new Map([
  ['plan', 'plan.schema.json'],
  ['ledger-entry', 'ledger-entry.schema.json'],
  ['published-version', 'published-version.schema.json'],
  ['invitation', 'invitation.schema.json'],
  ['unrecorded-result', 'unrecorded-result.schema.json'],
  ['pull-request-review', 'pull-request-review.schema.json'],
  ['observation', 'observation.schema.json'],
  ['observed-member', 'observed-member.schema.json'],
]);

/** Every hand-written schema by file name. */
export function readSchemas(folder) {
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.schema.json') && name !== 'document.schema.json',
  );
  return new Map(names.sort().map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}
