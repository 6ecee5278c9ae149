/** What Git's configuration says of how files in the Git directory are kept. */
export interface FileSettings {
  /** `core.logAllRefUpdates`, as configured. */
  readonly logs: string | undefined;
  /** `core.sharedRepository`, as configured. */
  readonly shared: string | undefined;
}

/** The permissions that files and folders get beside those of the umask, for a repository that several users share. */
export function sharedBits(setting: string | undefined): number {
  const value = (setting ?? '').toLowerCase();
  if (/^0[0-7]{3}$/.test(value)) return Number.parseInt(value, 8) & 0o666;
  if (/^(?:group|true|yes|on|1)$/.test(value)) return 0o660;
  return /^(?:all|world|everybody|2)$/.test(value) ? 0o664 : 0;
}
