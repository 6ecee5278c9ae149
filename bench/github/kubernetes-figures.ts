import { convergeKubernetes } from './converge-kubernetes.ts';
import type { Figure } from './figure.ts';
import { whereRequestsGo } from './where-requests-go.ts';

/** What planning the organizations of the Kubernetes project asks of GitHub once they are there as they are declared. */
export async function kubernetesFigures(
  config: string,
  organizations: readonly string[],
  tell: (message: string) => void,
): Promise<readonly Figure[]> {
  tell(`kubernetes: ${organizations.join(', ')}`);
  const { days, writes, planned, peribolos } = await convergeKubernetes(config, organizations);
  tell(`  ${writes} writes in ${days} days`);
  for (const [kind, count] of whereRequestsGo(planned.requests)) tell(`  ${count} ${kind}`);
  return [
    {
      name: `plan, nothing to do, ${organizations.length} organizations of Kubernetes`,
      unit: 'requests',
      value: planned.requests.length,
      limit: 100,
      peribolos,
    },
  ];
}
