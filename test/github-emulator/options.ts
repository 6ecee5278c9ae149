import type { ContractValidator } from './contract-validator.ts';
import type { Resource } from './limits.ts';
import type { LoggedWrite } from './logged-request.ts';

export interface EmulatorOptions {
  /** Where the virtual clock begins. */
  readonly start?: string;
  /** 0, the default: any that is free. */
  readonly port?: number;
  /** Log-ins of the organizations that there are to begin with: `acme`. */
  readonly organizations?: readonly string[];
  /** Whose the emulator's own token is, an owner of all organizations: `olivia`. */
  readonly owner?: string;
  /** Behaves as GitHub Enterprise Server: `/api/v3`, and no invitations. */
  readonly enterpriseServer?: boolean;
  /** Milliseconds until a write shows in lists; `Infinity`: when `settle` is called. */
  readonly lag?: number;
  /** Off for tests that write quickly and are about something else. */
  readonly secondaryLimits?: boolean;
  readonly primaryLimits?: Partial<Record<Resource, number>>;
  /** More nodes than this in one GraphQL query are a 502: none, unless it says so. */
  readonly heavyNodes?: number;
  /** More nodes than this in the answer to one GraphQL query are left out, with an error beside the data. */
  readonly resources?: number;
  /** Instead of GitHub's own description; `null`: nothing is checked, which is faster by much. */
  readonly validate?: ContractValidator | null;
  /** Called after every write in effect, before it is answered. */
  readonly afterWrite?: (write: LoggedWrite) => void;
  /** Serves `/_emulator/…`, by which another process looks at the world and changes it. */
  readonly control?: boolean;
}
