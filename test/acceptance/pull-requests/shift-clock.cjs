// Given to Node by --require: time begins at SHIFTED_CLOCK and goes on from there, so that a process lives at the time
// that the emulated GitHub has.
const { performance } = require('node:perf_hooks');

const begun = Date.parse(process.env.SHIFTED_CLOCK);
const since = performance.now();
const now = () => Math.floor(begun + performance.now() - since);

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }
  static now() {
    return now();
  }
};
