// Preloaded with `node --require`: counts what a process does to the world (files changed, programs started, requests
// sent) and ends or stops it at one of them. Between two of these nothing that survives a crash can differ.
//
//   DIE_LIST   a file that gets one line for each step, `<n> <what>`
//   DIE_AT     the number of the step to die at, or a regular expression that the step must match
//   DIE_SINCE  a regular expression: only after a step that matches it
//   DIE_SKIP   how many steps that match DIE_AT go by before
//   DIE_WHEN   before | after (the default) | torn: half of what is written, then
//   DIE_WHOM   process | group
//   DIE_BY     SIGKILL (the default) | SIGSTOP
const fs = require('node:fs');
const childProcess = require('node:child_process');
const http = require('node:http');
const { syncBuiltinESMExports } = require('node:module');

const {
  DIE_LIST,
  DIE_AT,
  DIE_SINCE,
  DIE_SKIP = '0',
  DIE_WHEN = 'after',
  DIE_WHOM = 'process',
  DIE_BY = 'SIGKILL',
} = process.env;
const number = /^\d+$/.test(DIE_AT ?? '') ? Number(DIE_AT) : undefined;
const pattern = DIE_AT === undefined || number !== undefined ? undefined : new RegExp(DIE_AT);
const { appendFileSync, writeFileSync, writeSync } = fs;
let steps = 0;
const since = DIE_SINCE === undefined ? undefined : new RegExp(DIE_SINCE);
let isSince = since === undefined;
let skip = Number(DIE_SKIP);
let met = false;
/** Node builds these functions on each other. */
let inside = false;

// Programs that are started are not counted themselves.
for (const name of ['DIE_LIST', 'DIE_AT', 'DIE_SINCE', 'DIE_SKIP', 'DIE_WHEN', 'DIE_WHOM', 'DIE_BY'])
  delete process.env[name];

function die() {
  met = true;
  process.kill(DIE_WHOM === 'group' ? -process.pid : process.pid, DIE_BY);
}

function quietly(act) {
  const before = inside;
  inside = true;
  try {
    return act();
  } finally {
    inside = before;
  }
}

/** Counts a step, and says whether to die at it. */
function step(what) {
  if (inside) return false;
  steps += 1;
  if (DIE_LIST !== undefined) quietly(() => appendFileSync(DIE_LIST, `${steps} ${what}\n`));
  const matches = isSince && !met && (number === steps || (pattern?.test(what) ?? false));
  const due = matches && skip-- <= 0;
  isSince ||= since?.test(what) ?? false;
  return due;
}

function around(what, act, tear) {
  if (!step(what)) return quietly(act);
  if (DIE_WHEN === 'torn' && tear !== undefined) quietly(tear);
  if (DIE_WHEN !== 'after') die();
  let given;
  try {
    given = quietly(act);
  } finally {
    if (given === undefined || typeof given.then !== 'function') {
      if (DIE_WHEN === 'after') die();
    }
  }
  if (typeof given?.then !== 'function') return given;
  return given.finally(() => DIE_WHEN === 'after' && die());
}

function half(data) {
  const bytes = Buffer.from(typeof data === 'string' ? data : (data?.buffer ?? ''));
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

const changing = [
  'rename',
  'unlink',
  'mkdir',
  'rmdir',
  'rm',
  'link',
  'symlink',
  'truncate',
  'copyFile',
  'chmod',
  'fsync',
];
const writing = ['writeFile', 'appendFile'];
const isWriting = (flags) =>
  typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(String(flags ?? 'r'));
const isOutput = (target) => target === 1 || target === 2;

/** Callback style: what is asked for is done when the callback is called. */
function wrapCallback(holder, name, what) {
  const original = holder[name];
  holder[name] = function counted(...args) {
    const label = what(args);
    const callback = args.at(-1);
    if (label === undefined || typeof callback !== 'function') return original.apply(this, args);
    if (!step(label)) return quietly(() => original.apply(this, args));
    if (DIE_WHEN !== 'after') die();
    const then = (...given) => {
      die();
      callback(...given);
    };
    return quietly(() => original.apply(this, [...args.slice(0, -1), then]));
  };
}

function wrap(holder, name, what, tear) {
  const original = holder[name];
  if (original === undefined) return;
  holder[name] = function counted(...args) {
    const label = what(args);
    if (label === undefined) return original.apply(this, args);
    return around(label, () => original.apply(this, args), tear && (() => tear(args, this)));
  };
}

const tearFile = ([file, data]) => writeFileSync(typeof file === 'object' ? file.fd : file, half(data));
for (const name of changing) {
  const what = (args) =>
    `${name} ${args
      .slice(0, 2)
      .filter((arg) => typeof arg === 'string')
      .join(' ')}`;
  wrap(fs, `${name}Sync`, what);
  wrapCallback(fs, name, what);
  wrap(fs.promises, name, what);
}
for (const name of writing) {
  const what = ([file]) => (isOutput(file) ? undefined : `${name} ${typeof file === 'string' ? file : ''}`);
  wrap(fs, `${name}Sync`, what, tearFile);
  wrapCallback(fs, name, what);
  wrap(fs.promises, name, what, tearFile);
}
wrap(fs, 'openSync', ([file, flags]) => (isWriting(flags) ? `open ${file}` : undefined));
wrapCallback(fs, 'open', ([file, flags]) =>
  typeof flags !== 'function' && isWriting(flags) ? `open ${file}` : undefined,
);
wrap(
  fs,
  'writeSync',
  ([fd]) => (isOutput(fd) ? undefined : 'write'),
  ([fd, data]) => writeSync(fd, half(data)),
);
wrapCallback(fs, 'write', ([fd]) => (isOutput(fd) ? undefined : 'write'));

const openHandle = fs.promises.open;
fs.promises.open = async function counted(file, flags, ...rest) {
  const open = () => openHandle.call(this, file, flags, ...rest);
  const handle = isWriting(flags) ? await around(`open ${file}`, open) : await open();
  if (!isWriting(flags)) return handle;
  const tear = ([data]) => writeSync(handle.fd, half(data));
  for (const name of ['writeFile', 'write', 'appendFile'])
    wrap(handle, name, () => `handle.${name} ${file}`, tear);
  for (const name of ['sync', 'datasync', 'truncate']) wrap(handle, name, () => `handle.${name} ${file}`);
  return handle;
};

const { spawn } = childProcess;
childProcess.spawn = function counted(command, args = [], ...rest) {
  const words = `${command} ${args.filter((arg, at) => arg !== '-c' && args[at - 1] !== '-c').join(' ')}`;
  const child = around(`spawn ${words}`, () => spawn.call(this, command, args, ...rest));
  child.prependListener('close', () => around(`ended ${words}`, () => undefined));
  return child;
};

const { request } = http;
http.request = function counted(...args) {
  const made = request.apply(this, args);
  const words = `${made.method} ${made.path}`;
  around(`request ${words}`, () => undefined);
  made.prependListener('response', () => around(`response ${words}`, () => undefined));
  return made;
};

syncBuiltinESMExports();
