import type { Consistency } from './consistency.ts';
import type { ContractValidator } from './contract-validator.ts';
import type { EmulatorWorld } from './emulator-world.ts';
import type { Faults } from './fault.ts';
import type { Limits } from './limits.ts';
import type { LoggedRequest, LoggedWrite } from './logged-request.ts';
import type { EmulatorOptions } from './options.ts';
import type { Storage } from './storage.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Everything that one emulator consists of. */
export interface Emulated {
  readonly state: EmulatorWorld;
  readonly clock: VirtualClock;
  readonly limits: Limits;
  readonly consistency: Consistency;
  readonly faults: Faults;
  readonly options: EmulatorOptions;
  readonly storage: Storage;
  readonly validate?: ContractValidator;
  readonly log: LoggedRequest[];
  readonly writes: LoggedWrite[];
  readonly violations: string[];
  /** REST root. */
  url: string;
}
