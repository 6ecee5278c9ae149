import { describe, expect, test } from 'vitest';
import { company, guardrail, told } from './guarded.ts';

const robot = (owner: string, role = 'payer', name = 'ci') =>
  `---\nkind: ServiceAccount\nname: ${name}\nowner: ${owner}\nrole: ${role}\n`;

/** Who breaks it. */
function broken(documents: string, base?: string): readonly string[] {
  return told(documents, base).map((each) => /`([^`]+)`/.exec(each)?.[1] ?? each);
}

describe('what a service account holds its owner has the keys of', () => {
  const forbids = (principals: string, more = '') =>
    guardrail(
      `forbid: { principals: ${principals}, actions: ["billing:pay"] }`,
      ...(more === '' ? [] : [more]),
    );

  test('where somebody must not', () => {
    expect(broken(company + robot('member/bo') + forbids('[member/bo]'))).toEqual(['service-account/ci']);
    expect(broken(company + robot('member/cy') + forbids('[member/bo]'))).toEqual([]);
    expect(broken(company + robot('team/guests') + forbids('[member/cy]'))).toEqual(['service-account/ci']);
    const token = '---\nkind: Token\nname: t\nowner: service-account/ci\ninherit: true\n';
    expect(told(company + robot('member/bo') + token + forbids('[member/bo]'))).toEqual([
      expect.stringContaining('`service-account/ci` and 1 more may do'),
    ]);
  });

  test('but for whoever is exempt or let pass', () => {
    const exempt = 'exempt: [{ principal: member/bo, reason: month, expires: 2027-01-31 }]';
    expect(broken(company + robot('member/bo') + forbids('[member/bo]', exempt))).toEqual([]);
    // An account that is meant itself is not exempt by its owner.
    const others = guardrail(
      'forbid: { principals: ["*"], actions: ["billing:pay"], unless: { teams: [treasury] } }',
      exempt,
    );
    expect(broken(company + robot('member/bo') + others)).toEqual(['service-account/ci']);
    const unless =
      'forbid: { principals: [member/ana, member/bo], actions: ["billing:pay"], unless: { teams: [treasury] } }';
    expect(broken(company + robot('member/ana') + guardrail(unless))).toEqual([]);
    expect(broken(company + robot('member/bo') + guardrail(unless))).toEqual(['service-account/ci']);
  });

  test('whoever owned it before the change still has them', () => {
    const base = company + robot('member/bo', 'viewer') + forbids('[member/bo]');
    const head = company + robot('member/cy') + forbids('[member/bo]');
    expect(broken(head)).toEqual([]);
    expect(broken(head, base)).toEqual(['service-account/ci']);
  });

  const apart = guardrail('separate: { anyOf: ["billing:pay"], from: ["billing:view"] }');
  const clean = company.replace('members: [ana]', 'members: []');

  test('where two things are to be apart', () => {
    expect(told(clean + robot('member/bo') + apart)).toEqual([
      expect.stringContaining(
        '`member/bo` by `service-account/ci`, which they own, may do `billing:pay` by `role/payer`, and may do `billing:view`',
      ),
    ]);
    expect(broken(clean + robot('member/bo', 'reader') + apart)).toEqual([]);
    // Two accounts of one owner.
    const two = robot('member/bo') + robot('member/bo', 'viewer', 'view');
    expect(broken(clean.replace('name: bo, role: viewer', 'name: bo, role: reader') + two + apart)).toEqual([
      'member/bo',
    ]);
  });

  test('one account that holds both is told alone, and one that is exempt not through its owner', () => {
    const both = `${robot('member/bo')}bindings: [viewer]\n`;
    const reading = clean.replace('name: bo, role: viewer', 'name: bo, role: reader');
    expect(broken(reading + both + apart)).toEqual(['service-account/ci']);
    const exempt = 'exempt: [{ principal: service-account/ci, reason: month, expires: 2027-01-31 }]';
    const spared = guardrail('separate: { anyOf: ["billing:pay"], from: ["billing:view"] }', exempt);
    expect(broken(clean + robot('member/bo') + spared)).toEqual([]);
  });
});

describe('bindings one after the other', () => {
  const shortly = guardrail('maxBindingDuration: { roles: [payer], duration: P30D }');
  const bound = (...bindings: readonly string[]) =>
    company.replace('name: bo, role: viewer', `name: bo, role: viewer, bindings: [${bindings.join(', ')}]`);
  const place = 'on: ["krn:k:billing:acme:x/*"]';
  const first = `{ role: payer, starts: 2026-12-01, expires: 2026-12-20, ${place} }`;

  test('are one where nothing is between them', () => {
    const next = (starts: string, more = '') =>
      told(bound(first, `{ role: payer, starts: ${starts}, expires: 2027-01-10${more} }`) + shortly).filter(
        (each) => each.includes('member/bo'),
      );
    expect(next('2026-12-21')).toEqual([
      expect.stringContaining('`member/bo` holds `payer` for 41 d: guardrail `house-rule` allows P30D'),
    ]);
    expect(next('2026-12-10')).toHaveLength(1);
    expect(next('2026-12-23')).toEqual([]);
    expect(next('2026-12-21', ', on: ["krn:k:billing:acme:x/*", "krn:k:billing:acme:y/*"]')).toHaveLength(1);
    expect(next('2026-12-21', ', on: ["krn:k:billing:acme:y/*"]')).toEqual([]);
  });
});
