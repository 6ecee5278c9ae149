import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessDiff, AccessRoute } from '../../../src/access/diff/access-diff.ts';
import { changedDocuments } from '../../../src/access/diff/changed-documents.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';

/** An organization whose documents tests edit. */
export const base = `
kind: PolicyList
items:
  - { name: read, statements: [{ sid: Read, effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:pay/*"] }] }
  - { name: export, statements: [{ effect: allow, actions: ["events:read", "events:list"] }] }
  - { name: fence, statements: [{ effect: allow, actions: ["*"] }] }
---
kind: RoleList
items:
  - { name: reader, policies: [read] }
  - { name: exporter, policies: [export] }
  - { name: biller, permissions: ["billing:*"] }
---
kind: MemberList
items: [{ name: ana }, { name: bo }, { name: cy, bindings: [exporter] }]
---
kind: TeamList
items:
  - { name: top, members: [] }
  - { name: core, members: [ana, bo, cy], bindings: [exporter] }
---
kind: TokenList
items: [{ name: t, owner: member/cy, inherit: true }]
`;

/** What changes by some edits of its text. */
export function diffOf(...edits: readonly (readonly [string, string])[]): AccessDiff<Place> {
  const edited = edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
    return text.replace(from, to);
  }, base);
  const [before, after] = [organizationOf(base), organizationOf(edited)];
  const documents = changedDocuments(before, after);
  return compareAccess(compileAccess(before), compileAccess(after), { now: noon, documents });
}

/** A diff in a line for each change. */
export function told({ changes, stays, forecast }: AccessDiff<Place>): readonly string[] {
  return [
    ...changes.map(change),
    ...stays.map(
      ({ principals, gone, actions, through }) =>
        `stay ${principals.join()} ${actions.join()}: ${route(gone)} | ${through.map(route).join(' | ')}`,
    ),
    ...forecast.flatMap(({ at, changes: then }) => then.map((each) => `${at}: ${change(each)}`)),
  ];
}

function change({
  kind,
  principals,
  actions,
  resources,
  when,
  unless,
  from,
  until,
  routes,
}: AccessDiff<Place>['changes'][number]): string {
  const period = `${from === undefined ? '' : ` from ${from}`}${until === undefined ? '' : ` until ${until}`}`;
  const on = resources
    .map(({ pattern, extent, except = [], allBut }) => {
      const but = except.length === 0 ? '' : allBut === true ? ` but ${except}` : ` not ${except}`;
      return `${extent} ${pattern}${but}`;
    })
    .join();
  const conditions = [
    ...when.map((each) => ` if ${JSON.stringify(each)}`),
    ...unless.map((each) => ` unless ${JSON.stringify(each)}`),
  ];
  return `${kind} ${principals.join()} ${actions.join()} on ${on}${conditions.join('')}${period}: ${routes.map(route).join(' | ')}`;
}

function route({ steps, principals }: AccessRoute<Place>): string {
  return `${steps.map(({ name }) => name).join(' > ')} x${principals}`;
}
