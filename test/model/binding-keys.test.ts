import { expect, test } from 'vitest';
import { shortKey } from '../../src/digest/digest.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';

// Found by trying a million names: the keys of these two bindings are one.
const harmless = 'krn:acme:github:{org_id}:repository/r2366';
const wanted = 'krn:acme:github:{org_id}:repository/r721753';

test('two bindings whose short keys are one are refused: one would hide the other in every plan', () => {
  expect(shortKey({ role: 'viewer', zone: null, on: [harmless] })).toBe(
    shortKey({ role: 'admin', zone: null, on: [wanted] }),
  );

  const { diagnostics } = modelOf(`bindings:
  - {role: viewer, on: ["${harmless}"]}
  - {role: admin, on: ["${wanted}"]}
`);

  expect(diagnostics.map(({ code }) => code)).toEqual(['model/duplicate-binding']);
});

function modelOf(bindings: string) {
  const text = `apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: viewer, permissions: ["github:repository.read"]}
  - {name: admin, permissions: ["github:repository.admin"]}
---
apiVersion: bylaw/v1
kind: Member
name: mallory
${bindings}`;
  const files = [
    { path: 'bylaw.yaml', text: 'apiVersion: bylaw/v1\nkind: Repository\n' },
    { path: 'organizations/acme/all.yaml', text },
  ];
  const parsed = parseDocuments(files);
  expect(parsed.diagnostics).toEqual([]);
  return buildModel(parsed.value ?? [], { files: files.map(({ path }) => path), rejected: [] });
}
