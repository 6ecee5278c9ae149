/** The kinds of documents, as written in `kind:`; every one but Repository and Organization has an `XList` form too. */
export const kinds = [
  'Repository',
  'Organization',
  'Service',
  'Member',
  'ServiceAccount',
  'Token',
  'Team',
  'Role',
  'Policy',
  'Zone',
  'Guardrail',
  'AccessTest',
  'Target',
] as const;

export type Kind = (typeof kinds)[number];
