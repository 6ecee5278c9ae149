import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Member } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/** The same e-mail address, and the same account of GitHub, are errors already: of these only what those let pass. */
export function* peopleHaveOneName({ organization }: LintedOrganization): Iterable<Finding> {
  const first = new Map<string, Member>();
  for (const member of organization.members.values()) {
    const twin = [...marksOf(member)].map((mark) => first.get(mark)).find((each) => each !== undefined);
    if (twin !== undefined) {
      const diagnostic = createDiagnostic('access/two-names', {
        message: `\`${member.name}\` looks like \`${twin.name}\``,
        at: placeAt(member.origin, ['name']),
        related: [{ at: placeAt(twin.origin, ['name']), message: 'the same person?' }],
        hint: 'make one Member document of the two',
      });
      yield { of: `member/${member.name}`, diagnostic };
    }
    for (const mark of marksOf(member)) if (!first.has(mark)) first.set(mark, member);
  }
}

/** What two people never share. */
function* marksOf({ email, identities }: Member): Iterable<string> {
  if (email !== undefined) yield `email ${untagged(email)}`;
  for (const [system, written] of Object.entries(identities ?? {})) {
    if (system === 'github') continue;
    const isMap = typeof written === 'object' && written !== null;
    const fields: readonly Field[] = isMap ? Object.entries(written) : [['', written]];
    yield* emailsOf(fields);
    // Of another system some fields may be what all of its users share, such as its name.
    yield* system === 'scim' ? apart(fields) : [`${system} ${JSON.stringify([...fields].sort())}`];
  }
}

type Field = readonly [string, unknown];

function* emailsOf(fields: readonly Field[]): Iterable<string> {
  for (const [, value] of fields)
    if (typeof value === 'string' && value.includes('@')) yield `email ${untagged(value)}`;
}

function apart(fields: readonly Field[]): readonly string[] {
  return fields.map(([field, value]) => `scim ${field} ${String(value)}`);
}

/** `ana+ci@acme.example` is `ana@acme.example`. */
function untagged(email: string): string {
  const text = email.toLowerCase();
  const tag = text.indexOf('+');
  const end = tag < 0 ? -1 : text.indexOf('@', tag);
  return end < 0 ? text : text.slice(0, tag) + text.slice(end);
}
