/** What work gives, and milliseconds of this process's own time that it took: the machine may be busy with other things. */
export async function ownTime<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const begun = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(begun);
  return [done, (user + system) / 1000];
}

/** Is busy for so many milliseconds of this process's own time. */
export function spend(milliseconds: number): void {
  const begun = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(begun);
    if (user + system >= milliseconds * 1000) return;
  }
}
