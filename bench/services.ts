interface Service {
  readonly name: string;
  readonly types: readonly string[];
}

/** What the policies are about. The same for every size of organization. */
export const services: readonly Service[] = [
  { name: 'billing', types: ['account', 'invoice', 'plan'] },
  { name: 'builds', types: ['pipeline', 'runner', 'artifact'] },
  { name: 'data', types: ['dataset', 'query', 'export'] },
  { name: 'events', types: ['stream', 'event', 'sink'] },
  { name: 'files', types: ['folder', 'file', 'share'] },
  { name: 'incidents', types: ['incident', 'report', 'rota'] },
  { name: 'keys', types: ['key', 'secret', 'certificate'] },
  { name: 'orders', types: ['order', 'refund', 'shipment'] },
  { name: 'releases', types: ['release', 'flag', 'environment'] },
  { name: 'support', types: ['ticket', 'customer', 'reply'] },
];

const verbs = [
  { verb: 'read', access: 'read' },
  { verb: 'list', access: 'read' },
  { verb: 'edit', access: 'write' },
  { verb: 'delete', access: 'admin' },
] as const;

/** Such as `billing:invoice.read`. */
export function actionOf({ name }: Service, type: string, verb: number): string {
  return `${name}:${type}.${verbs[verb % verbs.length]?.verb}`;
}

export function resourceOf({ name }: Service, type: string, rest: string): string {
  return `krn:acme:${name}:{org_id}:${type}/${rest}`;
}

/** The catalogue, one document each, as YAML. */
export function serviceDocuments(): readonly { readonly name: string; readonly yaml: string }[] {
  return services.map((service) => ({ name: service.name, yaml: serviceDocument(service) }));
}

function serviceDocument(service: Service): string {
  const actions = service.types.flatMap((type) =>
    verbs.map(({ access }, verb) => {
      const action = actionOf(service, type, verb).slice(service.name.length + 1);
      const privileged = access === 'admin' ? ', privileged: true' : '';
      return `  ${action}: { access: ${access}${privileged}, resources: [${type}] }`;
    }),
  );
  const types = service.types.map((type) => `  ${type}: "${resourceOf(service, type, '*')}"`);
  return [
    'apiVersion: bylaw/v1',
    'kind: Service',
    `name: ${service.name}`,
    'actions:',
    ...actions,
    'resourceTypes:',
    ...types,
    '',
  ].join('\n');
}
