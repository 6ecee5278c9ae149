import { expect, it } from 'vitest';
import { bindingsAddSomething } from '../../../src/access/lints/bindings-add-something.ts';
import { lintedOrganization } from '../../../src/access/lints/linted-organization.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { modelWorld } from '../compile-world.ts';
import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainDocument, PlainWorld, WrittenBinding } from '../naive/documents.ts';
import { world } from '../random-model.ts';
import { request } from '../random-requests.ts';

/** Nothing is in the past: requests are made at many times. */
const early = Date.parse('1971-01-01T00:00:00Z');
const wanted = times(3_000, 20);

it('bindings that are called redundant can be removed together: no decision changes', {
  timeout: 1_200_000,
}, () => {
  const seed = chosenSeed();
  const removed = { bindings: 0, 'by other roles': 0, 'of teams': 0, allowed: 0 };
  for (let batch = 0; removed['by other roles'] < wanted; batch += 1)
    fc.assert(
      fc.property(
        world.map(withPartsOfRoles),
        fc.array(request, { minLength: 60, maxLength: 60 }),
        (before, requests) => {
          const gone = redundantIn(before);
          removed.bindings += gone.length;
          removed['by other roles'] += gone.filter(({ message }) => message.startsWith('all that')).length;
          removed['of teams'] += gone.filter(
            ({ path }) => before.documents[path.document]?.kind === 'Team',
          ).length;
          if (gone.length === 0) return;
          const after = without(before, gone);
          for (const asked of requests) {
            const decision = decideNaively(before, asked);
            if (decision === 'allow') removed.allowed += 1;
            expect(decideNaively(after, asked), JSON.stringify([asked, gone])).toBe(decision);
          }
        },
      ),
      { seed: seed + batch, numRuns: 10, endOnFailure: true },
    );
  console.log(`BYLAW_SEED=${seed}: ${JSON.stringify(removed)}`);
  expect(removed['of teams']).toBeGreaterThan(wanted / 20);
  expect(removed.allowed).toBeGreaterThan(wanted);
});

/** A role with a part of what another one holds, and bindings to it wherever that one is bound. */
function withPartsOfRoles({ documents, ...rest }: PlainWorld): PlainWorld {
  const whole = documents.find(
    (document) =>
      document.kind === 'Role' && document.name.startsWith('r') && (document.policies ?? []).length > 1,
  );
  if (whole?.kind !== 'Role') return { documents, ...rest };
  const part = { ...whole, name: 'part', policies: (whole.policies ?? []).slice(0, 1) };
  const withPart = documents.map((document): PlainDocument => {
    if (!('bindings' in document) || document.kind === 'Zone' || document.kind === 'Token') return document;
    const of = (document.bindings ?? []).flatMap((binding) => {
      const { role, ...scope } = typeof binding === 'string' ? { role: binding } : binding;
      return role === whole.name ? [{ ...scope, role: 'part' }] : [];
    });
    return { ...document, bindings: [...(document.bindings ?? []), ...of] } as PlainDocument;
  });
  return { documents: [...withPart, part], ...rest };
}

interface Gone {
  readonly message: string;
  readonly path: { readonly document: number; readonly index: number };
}

function redundantIn(before: PlainWorld): readonly Gone[] {
  const linted = lintedOrganization(modelWorld(before), early, { mfa: undefined });
  return [...bindingsAddSomething(linted)].map(({ diagnostic: { message, at } }) => ({
    message,
    path: { document: at?.document ?? -1, index: Number(at?.path.at(-1)) },
  }));
}

function without({ documents, ...rest }: PlainWorld, gone: readonly Gone[]): PlainWorld {
  return {
    documents: documents.map((document, at): PlainDocument => {
      const indexes = gone.filter(({ path }) => path.document === at).map(({ path }) => path.index);
      if (indexes.length === 0 || !('bindings' in document)) return document;
      const left = (document.bindings as readonly WrittenBinding[]).filter(
        (_, index) => !indexes.includes(index),
      );
      return { ...document, bindings: left } as PlainDocument;
    }),
    ...rest,
  };
}
