/** Roles that read, that are denied to, that list, and that reach zones: what the tests of bindings hand out. */
export const roles = `
kind: Policy
name: read
statements: [{ effect: allow, actions: ["events:read"] }]
---
kind: Policy
name: deny
statements: [{ effect: deny, actions: ["events:read"] }]
---
kind: RoleList
items:
  - { name: reader, policies: [read] }
  - { name: barred, policies: [deny] }
  - { name: lister, permissions: ["events:list*", "events:touch"] }
  - { name: far, policies: [read], reachesZones: true }
---
`;
