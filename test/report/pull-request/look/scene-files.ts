import { refundRules } from '../../../refund-access.ts';

/** Texts by their paths in a repository. */
export type Files = Readonly<Record<string, string>>;

const people = ['olivia', 'ana', 'bob', 'carla', 'dora', 'eva'];

const catalogue = `apiVersion: bylaw/v1
kind: Organization
name: acme
---
${refundRules()}---
apiVersion: bylaw/v1
kind: Role
name: reader
permissions: ["billing:invoice.read"]
assignableTo: [team]
`;

/** Six people, two teams that hold something, and who has to agree to more of it. */
export function smallFiles({ support = '', readers = '', members = people.join(' ') } = {}): Files {
  const listed = members.split(' ');
  const items = listed.map((name) => {
    return `  - {name: ${name}, identities: {github: {login: ${name}, id: ${people.indexOf(name) + 1}}}}`;
  });
  const team = (name: string, more: string, role: string) => {
    const own = ['carla', more].filter((each) => each !== '' && (listed.includes(each) || each === more));
    return `---\napiVersion: bylaw/v1\nkind: Team\nname: ${name}\nmembers: [${own.join(', ')}]\nbindings: [${role}]\n`;
  };
  const security = listed.includes('bob') ? catalogue : catalogue.replace('members: [bob]', 'members: []');
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': security,
    'organizations/acme/people.yaml': `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${items.join('\n')}\n`,
    'organizations/acme/teams.yaml':
      `${team('support', support, 'refunder')}${team('readers', readers, 'reader')}`.slice(4),
  };
}

/** 5,000 people get into a hundred teams, of which one in ten may refund. */
export function manyFiles(isAfter: boolean): Files {
  const { 'organizations/acme/people.yaml': few = '', ...files } = smallFiles();
  const name = (at: number) => `player-${String(at).padStart(4, '0')}`;
  const items = Array.from({ length: 5000 }, (_, at) => `  - {name: ${name(at)}}`);
  const teams = Array.from({ length: 100 }, (_, team) => {
    const own = Array.from({ length: 50 }, (__, at) => name(team * 50 + at));
    const role = team % 10 === 0 ? 'refunder' : 'reader';
    return `apiVersion: bylaw/v1\nkind: Team\nname: section-${String(team).padStart(2, '0')}\nmembers: [${isAfter ? own.join(', ') : ''}]\nbindings: [${role}]\n`;
  });
  return {
    ...files,
    'organizations/acme/people.yaml': `${few}${items.join('\n')}\n`,
    'organizations/acme/sections.yaml': teams.join('---\n'),
  };
}

const payloads = [
  '@everyone see https://evil.example/now and www.evil.example',
  '[approved](https://evil.example) ![ok](https://evil.example/x.png) <img src=x onerror=alert(1)>',
  '</details></sub><h1>Approved</h1> <!-- bylaw:plan -->',
  '| a | b | fixes #12 GH-12 acme/iam#1 deadbeefdeadbeef :tada: $$x^2$$',
  '`code` ``` ~~~ **bold** _em_ ~~gone~~ [^1]',
];

/** Texts of every sort that mean mischief, wherever a text may stand. */
export function hostileFiles(isAfter: boolean): Files {
  const files = smallFiles(isAfter ? { support: 'ana' } : {});
  if (!isAfter) return files;
  const teams = payloads.map((text, at) => {
    const quoted = JSON.stringify(text);
    return `apiVersion: bylaw/v1\nkind: Team\nname: team-${at}\ndisplayName: ${quoted}\ndescription: ${quoted}\nmembers: [dora]\nbindings:\n  - {role: reader, reason: ${quoted}}\n`;
  });
  return {
    ...files,
    'organizations/acme/@everyone [x](https:evil) `#1` <b>.yaml': teams.join('---\n'),
  };
}
