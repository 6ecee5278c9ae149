/** An intent that an apply left open, and what the target says became of it. */
export interface SettledIntent {
  readonly organization: string;
  readonly target: string;
  /** The number of the intent. */
  readonly intent: number;
  /** Who applied, since when, where. */
  readonly actor: string;
  readonly at: string;
  readonly host: string;
  readonly process: number;
  /** How many of its changes were found done, not done, or neither. */
  readonly done: number;
  readonly notDone: number;
  readonly neither: number;
  /** The result that says so. */
  readonly by: { readonly sequence: number; readonly commit: string };
}
