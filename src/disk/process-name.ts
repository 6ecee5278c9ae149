import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told from every other by its machine, the machine's start, the PID namespace, its number and its start. */
interface Named {
  readonly host: string;
  readonly boot: string;
  readonly namespace: string;
  readonly pid: number;
  readonly start: string;
}

let own: string | undefined;

/** A name for this process that fits into a file name: what it leaves behind can be told from what a living one holds. */
export function processName(): string {
  own ??= [
    hash(`${hostname()}\n${readText('/etc/machine-id')}`),
    hash(readText('/proc/sys/kernel/random/boot_id')),
    hash(namespace()),
    process.pid,
    startOf(process.pid)?.start || 0,
  ].join('-');
  return own;
}

/** The pattern of what `processName` gives. */
export const processNamePattern = '[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-\\d+-\\d+';

/**
 * Whether the process of that name is certainly over. False where it cannot be told: it ran on another machine, or
 * where processes have other numbers, as in another container. Machines of one name and one image look like one:
 * `elsewhere` says that it may have run on such a one, so that another start of the machine, or an unknown one, tells
 * nothing.
 */
export function isOver(name: string, elsewhere = false): boolean {
  const [it, self] = [parse(name), parse(processName())];
  if (it.host !== self.host) return false;
  if (elsewhere && (it.boot !== self.boot || it.boot === hash(''))) return false;
  if (it.boot !== self.boot) return true;
  if (it.namespace !== self.namespace) return false;
  const found = startOf(it.pid);
  if (found === undefined) return !isRunning(it.pid);
  return found.ended || (it.start !== '0' && found.start !== it.start);
}

function parse(name: string): Named {
  const [host = '', boot = '', namespace = '', pid = '', start = ''] = name.split('-');
  return { host, boot, namespace, pid: Number(pid), start };
}

/** When a process began, in the kernel's own count, and whether only its number is left; undefined where Linux does not tell. */
function startOf(pid: number): { readonly start: string; readonly ended: boolean } | undefined {
  const text = readText(`/proc/${pid}/stat`);
  // The name of the program, in parentheses, may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state = '', start = ''] = [fields[0], fields[19]];
  return start === '' ? undefined : { start, ended: state === 'Z' || state === 'X' };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
