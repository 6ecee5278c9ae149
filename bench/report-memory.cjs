// Required into a process: writes how many megabytes it held at most to the file that PEAK_REPORT names.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_REPORT, String(peakKilobytes() / 1000)));

/** Of this program alone: what getrusage says holds also what the parent had before it started this one. */
function peakKilobytes() {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
}
