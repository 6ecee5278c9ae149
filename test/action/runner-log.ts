export interface RunnerLog {
  /** What the runner did, as `add-mask secret`. */
  readonly commands: readonly { readonly name: string; readonly parts: string; readonly data: string }[];
  /** What people see. */
  readonly shown: string;
}

/** Reads a log as the runner does (ActionCommandManager): `::name parts::data`, and `##[name parts]data` anywhere in a line. */
export function readLog(stdout: string): RunnerLog {
  const commands: RunnerLog['commands'][number][] = [];
  const shown: string[] = [];
  let stopped: string | undefined;
  for (const line of stdout.split('\n')) {
    const found =
      /^\s*::([a-zA-Z-]+|[\da-f-]{36})(?: ([^:]*))?::(.*)$/.exec(line) ??
      /##\[([^\] ]+)(?: ([^\]]*))?\](.*)$/.exec(line);
    const [, name = '', parts = '', data = ''] = found ?? [];
    if (stopped !== undefined && name === stopped) stopped = undefined;
    else if (stopped !== undefined || found === null) shown.push(line);
    else if (name === 'stop-commands') stopped = data;
    else commands.push({ name, parts, data });
  }
  return { commands, shown: shown.join('\n') };
}
