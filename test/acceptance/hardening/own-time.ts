/** What work gives, and milliseconds of this process's own time that it took: the machine may be busy with other things. */
export async function ownTime<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const begun = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(begun);
  return [done, (user + system) / 1000];
}
