import { expect, test } from 'vitest';
import { factsOf, rulingFactsOf } from '../../../src/access/authorship/facts-of.ts';
import { bylawService } from '../../../src/model/services/bylaw-service.ts';
import { schemaOf } from '../../../src/schema/schema-of.ts';
import { deeds, organizationIn } from './deeds-of-texts.ts';
import { ofNoAccount, required, samples, without } from './field-samples.ts';

test('every field of every kind takes some action of the bylaw service to change', async () => {
  const { $defs } = (await schemaOf('document')) as unknown as { readonly $defs: Record<string, Schema> };
  const kinds = Object.keys($defs).filter((name) => $defs[name]?.properties?.kind?.const === name);
  const known = new Set(kinds.filter((kind) => kind !== 'Repository' && !kind.endsWith('List')));
  expect(new Set(Object.keys(samples))).toEqual(known);
  for (const kind of known) {
    const fields = Object.keys($defs[kind]?.properties ?? {}).filter((field) => !ofNoAccount.includes(field));
    expect([...fields].sort(), `samples of ${kind}`).toEqual(Object.keys(samples[kind]?.of ?? {}).sort());
    for (const field of fields) expect(deedsOf(kind, field), `${kind} ${field}`).not.toEqual([]);
  }
});

interface Schema {
  readonly properties?: Readonly<Record<string, { readonly const?: string }>>;
}

function deedsOf(kind: string, field: string): readonly string[] {
  const [before, after] = samples[kind]?.of[field] ?? ['', ''];
  return deeds(documentOf(kind, field, before), documentOf(kind, field, after));
}

function documentOf(kind: string, field: string, value: string | undefined): string {
  const left = without[`${kind} ${field}`] ?? [];
  const needed = Object.entries(required[kind] ?? {}).filter(
    ([other]) => other !== field && !(left.includes(other) && value !== undefined),
  );
  // A guardrail of no form at all is none.
  const fields = [...needed, ...(value === undefined ? [] : [[field, value] as const])];
  return `kind: ${kind}\nname: ${samples[kind]?.name}\n${fields.map(([key, text]) => `${key}: ${text}`).join('\n')}\n`;
}

test('every action that a deed names is one of the service, done to what the deed names', () => {
  for (const [kind, { of }] of Object.entries(samples))
    for (const field of Object.keys(of))
      for (const deed of deedsOf(kind, field)) {
        const [name = '', resource = ''] = deed.split(' ');
        const action = (bylawService.actions as Record<string, { resources: readonly string[] }>)[name];
        expect(action?.resources, deed).toContain(resource.split('/')[0]);
      }
});

test('what decides what counts is all that is said of it', () => {
  const ruling = /^(?:guardrail\/|target\/|service\/|organization(?: |$)|bylaw\.yaml )/;
  const repository = { ledger: { ref: 'refs/heads/x' } };
  let found = 0;
  for (const [kind, { of }] of Object.entries(samples))
    for (const [field, values] of Object.entries(of))
      for (const value of values.slice(1)) {
        const organization = organizationIn(documentOf(kind, field, value));
        const all = [...factsOf(organization, repository)].filter(([key]) => ruling.test(key));
        const own = rulingFactsOf(organization, repository);
        expect(new Map(own)).toEqual(new Map(all));
        found += own.size;
      }
  expect(found).toBeGreaterThan(500);
});
