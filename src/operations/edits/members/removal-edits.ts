import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Json } from '../../../digest/json.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Member, Organization } from '../../../model/model.ts';
import type { Origin } from '../../../parse/document.ts';
import type { Kind } from '../../../schema/kinds.ts';
import { serviceAccountsOf } from '../../views/service-accounts-of.ts';
import { bindingRemoval } from './binding-removal.ts';
import { refuseLastOwner } from './organization-role.ts';

/**
 * What takes a member out of an organization, and with them all that names them: their tokens, what teams and zones
 * list, whose manager they are, and what guardrails and access tests say of them.
 * @throws BylawError `edit/last-owner`, `edit/would-orphan`, `edit/protected`
 */
export function removalEdits(
  organization: Organization,
  member: Member,
  what: string,
): readonly DocumentEdit[] {
  refuseLastOwner(organization, member, what);
  refuseOrphans(organization, member, what);
  refuseProtected(organization, member, what);
  const { name, origin, bindings } = member;
  const ofZones = bindings
    .map((binding) => bindingRemoval(organization, member, binding))
    .filter((edit) => 'place' in edit && edit.place.kind === 'Zone');
  return [
    { is: 'remove-document', origin, kind: 'Member' },
    ...staysIn(organization, name),
    ...[...organization.tokens.values()]
      .filter(({ owner }) => owner === `member/${name}`)
      .map((token) => ({ is: 'remove-document', origin: token.origin, kind: 'Token' }) as const),
    ...ofZones,
    ...[...organization.members.values()]
      .filter(({ manager }) => manager === name)
      .map((each) => ({ is: 'remove-field', place: placeIn(each.origin, 'Member', ['manager']) }) as const),
    ...mentions(organization, `member/${name}`),
  ];
}

function refuseOrphans(organization: Organization, { name }: Member, what: string): void {
  const [account, ...others] = serviceAccountsOf(organization, `member/${name}`);
  if (account === undefined) return;
  const all = [account, ...others].map((each) => `\`${each}\``).join(', ');
  const where = organization.serviceAccounts.get(account)?.origin.file;
  throw new BylawError('edit/would-orphan', `\`${name}\` owns service account ${all} and cannot ${what}`, {
    hint: `name another owner of it first, in \`${where}\``,
  });
}

function refuseProtected({ targets }: Organization, { name }: Member, what: string): void {
  const target = [...targets.values()].find((each) => each.protected.includes(`member/${name}`));
  if (target === undefined) return;
  throw new BylawError(
    'edit/protected',
    `target \`${target.name}\` protects \`${name}\`, who cannot ${what}`,
    {
      hint: `take them out of \`protected\` in \`${target.origin.file}\` first, if that is meant`,
    },
  );
}

function staysIn({ teams }: Organization, name: string): readonly DocumentEdit[] {
  return [...teams.values()].flatMap((team) =>
    team.members
      .filter(({ member }) => member === name)
      .map(({ origin }) => {
        const [list, index] = origin.path.slice(team.origin.path.length);
        return {
          is: 'remove-item',
          place: placeIn(team.origin, 'Team', [String(list)]),
          index: Number(index),
        } as const;
      }),
  );
}

/** Lists that name principals, or things of a principal, by the kind whose documents have them. */
const lists = {
  Guardrail: [['exempt'], ['forbid', 'principals'], ['require', 'principals'], ['approval', 'by']],
  AccessTest: [
    ['matrix', 'principals'],
    ['matrix', 'allowed'],
  ],
} as const;

function mentions({ guardrails, accessTests }: Organization, principal: string): readonly DocumentEdit[] {
  const among = (kind: keyof typeof lists, { origin, body }: { origin: Origin; body: Json }) =>
    lists[kind].flatMap((path) => itemsOf(origin, kind, body, path, principal));
  return [
    ...[...guardrails.values()].flatMap((each) => among('Guardrail', each)),
    ...[...accessTests.values()].flatMap((each) => [
      ...among('AccessTest', each),
      ...questionsAbout(each, principal),
    ]),
  ];
}

function questionsAbout(
  { origin, body }: { origin: Origin; body: Json },
  principal: string,
): readonly DocumentEdit[] {
  const questions = valueAt(body, ['whoCan']);
  if (!Array.isArray(questions)) return [];
  return questions.flatMap((_, index) =>
    itemsOf(origin, 'AccessTest', body, ['whoCan', index, 'is'], principal),
  );
}

/** The edits that take a principal out of a list: names, or things that name one as their `principal`. */
function itemsOf(
  origin: Origin,
  kind: Kind,
  body: Json,
  path: readonly (string | number)[],
  principal: string,
): readonly DocumentEdit[] {
  const list = valueAt(body, path);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Json, index) =>
    item === principal || valueAt(item, ['principal']) === principal
      ? [{ is: 'remove-item', place: placeIn(origin, kind, path), index } as const]
      : [],
  );
}

function valueAt(value: Json, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, step) =>
      at !== null && typeof at === 'object'
        ? (at as Readonly<Record<string | number, Json>>)[step]
        : undefined,
    value,
  );
}

function placeIn(origin: Origin, kind: Kind, path: readonly (string | number)[]) {
  return { origin, kind, path };
}
