import type { Fault } from './fault.ts';
import type { GithubEmulator } from './start-github-emulator.ts';

export interface ControlReply {
  readonly status: number;
  readonly body: unknown;
}

/** Maps and sets as JSON has them. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(value);
  }
  return value instanceof Set ? [...value] : value;
}

function dump(emulator: GithubEmulator): unknown {
  const { accounts, organizations } = emulator.state;
  return JSON.parse(
    JSON.stringify({ accounts: [...accounts.values()], organizations: [...organizations.values()] }, plain),
  );
}

interface Orders {
  readonly script?: readonly Fault[];
  readonly advance?: number;
  readonly lag?: number;
  readonly login?: string;
  readonly organization?: string;
}

/** `/_emulator/…`: what a test in the same process does by hand, for those in another one. */
export function control(emulator: GithubEmulator, request: string, body: string): ControlReply {
  const orders = (body === '' ? {} : JSON.parse(body)) as Orders;
  const looks: Readonly<Record<string, () => unknown>> = {
    'GET /_emulator/state': () => dump(emulator),
    'GET /_emulator/log': () => emulator.log,
    'GET /_emulator/writes': () => emulator.writes,
    'GET /_emulator/violations': () => emulator.violations,
    'GET /_emulator/clock': () => ({ now: emulator.clock.now() }),
    'POST /_emulator/clock': () => {
      emulator.clock.advance(orders.advance ?? 0);
      return { now: emulator.clock.now() };
    },
    'POST /_emulator/faults': () => emulator.faults(orders.script ?? []),
    'POST /_emulator/lag': () => emulator.lag(orders.lag ?? 0),
    'POST /_emulator/settle': () => emulator.settle(),
    'POST /_emulator/accept': () => emulator.accept(orders.login, orders.organization),
  };
  const found = looks[request];
  return found === undefined
    ? {
        status: 404,
        body: { message: `There is no ${request}. There are: ${Object.keys(looks).join(', ')}.` },
      }
    : { status: 200, body: found() ?? {} };
}
