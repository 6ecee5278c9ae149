import { generateKeyPairSync } from 'node:crypto';
import type { EmulatorWorld } from './emulator-world.ts';
import type { App, Permissions } from './state.ts';

/** What the owner of an app knows of it. */
export interface AddedApp {
  readonly id: number;
  readonly installation: number;
  /** PEM. */
  readonly privateKey: string;
}

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const pairs: KeyPair[] = [];

/** The n-th app of every emulator of a process has the same key: they take long to make. */
function keyPair(index: number): KeyPair {
  const pair =
    pairs[index] ??
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  pairs[index] = pair;
  return pair;
}

export function addApp(
  state: EmulatorWorld,
  organization: string,
  permissions: Permissions,
  now: string,
): AddedApp {
  const { publicKey, privateKey } = keyPair(state.apps.size);
  const id = state.number('app');
  const slug = `bylaw-${id}`;
  const app: App = {
    id,
    slug,
    bot: state.addAccount(`${slug}[bot]`, { type: 'Bot', emails: [] }).id,
    publicKey,
    installations: new Map(),
  };
  state.apps.set(id, app);
  const target = state.organization(organization);
  const installation = state.number('installation');
  app.installations.set(installation, {
    id: installation,
    app: id,
    organization: target?.id ?? -1,
    permissions: { metadata: 'read', ...permissions },
    suspended: false,
    createdAt: now,
  });
  return { id, installation, privateKey };
}
