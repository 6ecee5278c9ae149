// Preloaded: ends (or stops) this process for good before the Nth change that it makes to files below a folder.
//   END_UNDER  the folder     END_AT  which change, from 1     END_BY  SIGKILL (the default) or SIGSTOP
// A process that comes to its end without having made so many exits with 0.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { END_UNDER = '', END_AT = '0', END_BY = 'SIGKILL' } = process.env;
let left = Number(END_AT);

function change() {
  left -= 1;
  if (left === 0) process.kill(process.pid, END_BY);
}

function isBelow(path) {
  return typeof path === 'string' && path.startsWith(END_UNDER);
}

function counted(original) {
  return function counting(...args) {
    if (args.slice(0, 2).some(isBelow)) change();
    return original.apply(this, args);
  };
}

for (const name of ['rename', 'link', 'unlink', 'mkdir', 'writeFile', 'utimes']) {
  fs[`${name}Sync`] = counted(fs[`${name}Sync`]);
  fs.promises[name] = counted(fs.promises[name]);
}
const { open } = fs.promises;
fs.promises.open = async (path, flags, ...rest) => {
  const writes = typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(flags ?? 'r');
  if (!isBelow(path) || !writes) return open(path, flags, ...rest);
  change();
  const file = await open(path, flags, ...rest);
  for (const name of ['write', 'writeFile', 'sync']) {
    const original = file[name];
    file[name] = (...args) => {
      change();
      return original.apply(file, args);
    };
  }
  return file;
};
syncBuiltinESMExports();
