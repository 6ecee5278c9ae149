import { describe, expect, it } from 'vitest';
import { causesOf, changeOf, type Files, ratedBetween, routeOf } from './rated.ts';

const people = `
kind: MemberList
items:
  - { name: ana }
  - { name: bo }
---
kind: RoleList
items:
  - { name: root, permissions: ["*"] }
  - { name: clerk, permissions: ["billing:view"] }
  - { name: editor, policies: [edit] }
  - { name: assigner, permissions: ["bylaw:roles.assign"] }
`;
function filesOf(members: string, edit = '["events:read"]', more = ''): Files {
  return {
    documents: `${people.replace('  - { name: ana }', `  - { name: ana${members} }`)}---
kind: Policy
name: edit
statements: [{ effect: allow, actions: ${edit} }]
${more}`,
  };
}

describe('becoming somebody else', () => {
  const helper = '  - { name: helper, permissions: ["bylaw:members.identify"] }';
  const files = (members: string): Files => ({
    documents: filesOf(members).documents.replace('---\nkind: Policy', `${helper}\n---\nkind: Policy`),
  });
  const change = changeOf({ actions: ['bylaw:members.identify'], routes: [routeOf('role/helper')] });

  it("is a way to raise one's own access, as guardrails take it", () => {
    const { level, reasons } = ratedBetween(files(''), files(', bindings: [helper]'), change);
    expect(level).toBe('critical');
    expect(reasons[0]).toMatchObject({
      because: 'self-escalation',
      message:
        '`member/ana` could have others known by an address of their own by `bylaw:members.identify`, and then do all that these may',
    });
  });

  it('is none for whoever is to have everything, nor where it is lost', () => {
    const lost = { ...change, kind: 'lost' as const };
    expect(ratedBetween(files(', bindings: [helper]'), files(''), lost).reasons).toEqual([]);
  });
});

describe('everything', () => {
  const change = changeOf({ routes: [routeOf('role/root')] });

  it('is a role of every action on every resource', () => {
    const risk = ratedBetween(filesOf(''), filesOf(', bindings: [root]'), change);
    expect(risk.level).toBe('critical');
    expect(risk.reasons[0]).toEqual({
      because: 'everything',
      level: 'critical',
      message: '`member/ana` holds a role that allows every action on every resource',
    });
  });

  it('is told of whoever comes to hold it, by whatever edit', () => {
    const held = filesOf(', bindings: [root]');
    expect(causesOf(ratedBetween(held, held, change))).not.toContain('everything');
    const asEditor = (edit: string) => filesOf(', bindings: [editor]', edit);
    expect(causesOf(ratedBetween(asEditor('["events:read"]'), asEditor('["*"]'), change))).toContain(
      'everything',
    );
    expect(
      causesOf(ratedBetween(asEditor('["events:read"]'), asEditor('["events:*"]'), change)),
    ).not.toContain('everything');
  });

  it('is not what a scope narrows, nor what a former name held already', () => {
    const scoped = filesOf(', bindings: [{ role: root, on: ["krn:k:billing:acme:*"] }]');
    expect(causesOf(ratedBetween(filesOf(''), scoped, change))).not.toContain('everything');
    const held = filesOf(', bindings: [root]');
    const renamed = { documents: held.documents.replace('{ name: ana,', '{ name: anna, previously: [ana],') };
    const ofAnna = { ...change, principals: ['member/anna'] };
    expect(causesOf(ratedBetween(held, renamed, ofAnna))).not.toContain('everything');
  });
});

describe('self-escalation', () => {
  const assigning = changeOf({ actions: ['bylaw:roles.assign'], routes: [routeOf('role/assigner')] });

  it('is an action by which they can take more', () => {
    const risk = ratedBetween(filesOf(''), filesOf(', bindings: [assigner]'), assigning);
    expect(risk.level).toBe('critical');
    expect(risk.reasons[0]?.message).toMatch(
      /^by `bylaw:roles.assign` `member\/ana` could give themselves `\w+`, and so come to `[\w:.-]+`$/,
    );
  });

  it('is only told of the change that gives it', () => {
    const able = filesOf(', bindings: [assigner]');
    const both = filesOf(', bindings: [assigner, clerk]');
    const ofView = changeOf({ routes: [routeOf('role/clerk', 'permissions')] });
    expect(causesOf(ratedBetween(able, both, ofView))).not.toContain('self-escalation');
    expect(causesOf(ratedBetween(able, both, assigning))).not.toContain('self-escalation');
  });

  it('is a role that they may write into, once they hold it', () => {
    const own = 'krn:acme:bylaw:{org_id}:role/clerk';
    const roleEditor = (members: string) => filesOf(members, `["bylaw:roles.edit"], resources: ["${own}"]`);
    const gain = changeOf({ routes: [routeOf('role/clerk', 'permissions')] });
    const before = roleEditor(', bindings: [editor]');
    const after = roleEditor(', bindings: [editor, clerk]');
    const risk = ratedBetween(before, after, gain);
    expect(risk.reasons[0]?.message).toBe(
      'by `bylaw:roles.edit` `member/ana` could write what they like into `clerk`, which they hold, and so come to `bylaw:organization.edit`',
    );
    expect(causesOf(ratedBetween(after, after, gain))).not.toContain('self-escalation');
  });

  it('is a second step to what they could take before', () => {
    // To join the team gave nothing as long as nobody in it may write into its role.
    const team = '---\nkind: Team\nname: core\nbindings: [clerk]\n';
    const policy = (actions: string) => filesOf(', bindings: [editor]', actions, team);
    const joining = '["bylaw:teams.assign"], resources: ["krn:acme:bylaw:{org_id}:team/core"]';
    const before = policy(joining);
    const after = policy(
      `${joining} }, { effect: allow, actions: ["bylaw:roles.edit"], resources: ["krn:acme:bylaw:{org_id}:role/clerk"]`,
    );
    const gain = changeOf({ actions: ['bylaw:roles.edit'], routes: [routeOf('role/editor', 'policy/edit')] });
    expect(causesOf(ratedBetween(before, after, gain))).toContain('self-escalation');
  });

  it('is not told of owners, nor of other systems', () => {
    const owners = 'membership: { owners: { role: root, min: 1 } }\n';
    const base = { ...filesOf(', role: root'), organization: owners };
    const head = { ...filesOf(', role: root, bindings: [assigner]'), organization: owners };
    expect(causesOf(ratedBetween(base, head, assigning))).not.toContain('self-escalation');
    const other = ratedBetween(filesOf(''), filesOf(', bindings: [assigner]'), assigning, {
      access: undefined,
    });
    expect(causesOf(other)).toEqual(['no-expiry']);
  });
});
