import { stringify } from 'yaml';
import type { AccessOptions } from '../../src/access/access-options.ts';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../src/access/compiled-access.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Organization } from '../../src/model/model.ts';
import { checkRepository } from '../model/fixture-repository.ts';
import type { PlainWorld } from './naive/documents.ts';

/** An organization on the way every repository takes: YAML text, parsed, checked, linked, compiled. */
export function compileWorld(world: PlainWorld): CompiledAccess {
  return compileAccess(modelWorld(world), optionsOf(world));
}

/** The same, but for the compiling. */
export function modelWorld(world: PlainWorld): Organization {
  const text = world.documents
    .map((document) => stringify({ apiVersion: 'bylaw/v1', ...document }))
    .join('---\n');
  const { model, diagnostics } = checkRepository([{ path: 'organizations/acme/all.yaml', text }]);
  const [organization] = model?.organizations.values() ?? [];
  if (organization === undefined || diagnostics.length > 0)
    throw new Error(`no valid model: ${JSON.stringify(diagnostics.slice(0, 3), undefined, 1)}\n${text}`);
  return organization;
}

export function optionsOf({ published, expected = {}, invitations = {} }: PlainWorld): AccessOptions {
  const states = Object.entries(invitations).flatMap(([name, state]) =>
    state === 'accepted' ? [] : [[name, { is: `invitation-${state}` }] as const],
  );
  if (published === undefined) return { invitations: new Map(states) };
  const histories = Object.entries(published).map(([policy, versions]) => {
    const numbered = versions.map((statements, at) => ({ version: at + 1, statements: plain(statements) }));
    return [policy, { versions: numbered }] as const;
  });
  return {
    versions: {
      published: new Map(histories),
      expected: Object.entries(expected).map(([policy, version]) => ({ policy, version })),
    },
    invitations: new Map(states),
  };
}

function plain(statements: unknown): readonly JsonObject[] {
  return JSON.parse(JSON.stringify(statements));
}
