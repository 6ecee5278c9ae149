import type { JsonObject } from '../../src/digest/json.ts';

/** One of each type, with everything that one can say. */
export const guardrails: readonly JsonObject[] = [
  {
    apiVersion: 'bylaw/v1',
    kind: 'Guardrail',
    name: 'only-security-assigns-roles',
    previously: ['role-police'],
    description: 'Roles are assigned by the office',
    severity: 'error',
    forbid: {
      principals: ['*'],
      actions: ['bylaw:roles.assign'],
      resources: ['*'],
      unless: { teams: ['office'] },
    },
    exempt: [{ principal: 'member/bo', reason: 'moves the records', expires: '2027-01-31' }],
  },
  guardrail({ require: { principals: ['team/on-call'], actions: ['incidents:close'], resources: ['*'] } }),
  guardrail({ separate: { anyOf: ['payments:create'], from: ['payments:approve'], resources: ['*'] } }),
  guardrail({ limit: { actions: ['billing:*'], resources: ['*'], holders: { min: 1, max: 5 } } }),
  guardrail({
    approval: {
      gains: { actions: ['*'], resources: ['*'], privileged: true },
      by: ['team/office'],
      count: 1,
    },
  }),
  guardrail({ authorHolds: true }),
  guardrail({ maxBindingDuration: { roles: ['breakglass'], duration: 'PT8H' } }),
];

function guardrail(form: JsonObject): JsonObject {
  return { apiVersion: 'bylaw/v1', kind: 'Guardrail', name: 'house-rule', ...form };
}
