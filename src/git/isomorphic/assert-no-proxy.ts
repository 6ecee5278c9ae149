import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Environment } from '../identity.ts';
import type { Config } from './config-file.ts';

/** Going round a proxy that is set could leak where it must not: `git/unsupported` where one is. */
export function assertNoProxy(
  remote: string,
  url: URL,
  configs: readonly Config[],
  environment: Environment,
): void {
  const last = (key: string) => configs.flatMap((config) => config.get(key) ?? []).at(-1);
  const variables = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy'];
  const given = [...variables, 'all_proxy', 'ALL_PROXY'].map((name) => environment[name]).find(Boolean);
  const proxy =
    last(`remote.${remote}.proxy`) ?? last('http.proxy') ?? (isExempt(url, environment) ? '' : given);
  if (!proxy) return;
  throw new BylawError(
    'git/unsupported',
    `${remote} is reached through a proxy, which needs an installed Git`,
    {
      hint: 'install Git 2.31 or newer, and unset BYLAW_GIT; or exempt the host in `no_proxy`',
    },
  );
}

function isExempt(url: URL, environment: Environment): boolean {
  const names = (environment.no_proxy || environment.NO_PROXY || '').split(/[\s,]+/).filter(Boolean);
  return names.some((name) => {
    const domain = name.replace(/^\*?\./, '').replace(/:\d+$/, '');
    return name === '*' || url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  });
}
