import { expect, test } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import type { Document } from '../../src/parse/document.ts';
import type { Kind } from '../../src/schema/kinds.ts';

/** A federation of choirs: so many members in a tenth as many teams, every member in three of them. */
function federation(members: number): readonly Document[] {
  const teams = members / 10;
  const document = (
    kind: Kind,
    folder: string,
    body: Document['body'] & { readonly name: string },
  ): Document => ({
    kind,
    body: { apiVersion: 'bylaw/v1', kind, ...body },
    origin: { file: `organizations/federation/${folder}/${body.name}.yaml`, document: 0, path: [] },
  });
  const member = (at: number) =>
    document('Member', 'members', {
      name: `singer-${at}`,
      email: `singer-${at}@choir.example`,
      identities: { github: { login: `Singer${at}`, id: at + 1 } },
      ...(at === 0 ? {} : { manager: `singer-${Math.floor(at / 8)}` }),
      bindings: at % 20 === 0 ? [{ role: 'soloist', reason: 'this season', expires: '2026-12-31' }] : [],
    });
  const team = (at: number) =>
    document('Team', 'teams', {
      name: `choir-${at}`,
      ...(at < 10 ? {} : { parent: `choir-${Math.floor(at / 10)}` }),
      members: Array.from({ length: 30 }, (_, seat) => `singer-${(at * 10 + seat) % members}`),
      bindings: ['singer', { role: 'soloist', on: [`krn:choir:parts:{org_id}:part/${at}/*`] }],
    });
  return [
    {
      kind: 'Organization',
      body: { apiVersion: 'bylaw/v1', kind: 'Organization', name: 'federation' },
      origin: { file: 'organizations/federation/organization.yaml', document: 0, path: [] },
    },
    document('Role', 'roles', { name: 'singer', permissions: ['bylaw:teams.read'] }),
    document('Role', 'roles', { name: 'soloist', permissions: ['bylaw:teams.read'] }),
    ...Array.from({ length: members }, (_, at) => member(at)),
    ...Array.from({ length: teams }, (_, at) => team(at)),
  ];
}

test('ten thousand members in a thousand teams are linked without a mistake', () => {
  const documents = federation(10_000);
  const files = documents.map(({ origin }) => origin.file);
  const { value, diagnostics } = buildModel(documents, { files, rejected: [] });
  expect(diagnostics).toEqual([]);
  const organization = value?.organizations.get('federation');
  expect([organization?.members.size, organization?.teams.size]).toEqual([10_000, 1000]);
});

test('thousands of mistakes are all told', () => {
  const documents = federation(10_000).filter(
    ({ kind, origin }) => kind !== 'Member' || /[02468]\.yaml$/.test(origin.file),
  );
  const { diagnostics } = buildModel(documents, {
    files: documents.map(({ origin }) => origin.file),
    rejected: [],
  });
  expect(diagnostics.length).toBeGreaterThan(15_000);
});
