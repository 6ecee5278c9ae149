import type { Oid } from '../git/git-repository.ts';
import type { Model } from '../model/model.ts';
import type { SettingChange } from '../model/repository/setting-changes.ts';
import type { LedgerSettings } from '../model/repository/settings.ts';
import type { Address } from '../plan/address.ts';
import type { ScopeOptions } from './choose-scopes.ts';
import type { SourceTexts } from './source-texts.ts';

/** What a plan is asked to look at. */
export interface PlanOptions extends ScopeOptions {
  /** Against the ledger's last known state: no target is read. */
  readonly offline?: boolean;
  /** Against what another commit declares: no target is read. */
  readonly base?: {
    readonly revision: string;
    readonly commit: Oid;
    readonly mergeBase: Oid;
    readonly model: Model;
    /** Its files, to tell lines of what it alone has. */
    readonly files?: SourceTexts;
    /** Where the ledger is kept, whatever the files say that are planned. */
    readonly ledger?: LedgerSettings;
    /** What becomes of its `bylaw.yaml`. */
    readonly settingChanges?: readonly SettingChange[];
  };
  /** How far to tell what the clock will do to access (`P14D`, the default); `P0D`: not at all. */
  readonly horizon?: string;
  /** Only the changes of these objects and edges, and what they need. */
  readonly only?: readonly Address[];
  /** Keep back whatever takes access away. */
  readonly holdRemovals?: boolean;
  /** Guards that may be passed this once. */
  readonly allow?: readonly string[];
}
