import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { plantSeed, type Seed } from './seed.ts';
import { startGithubEmulator } from './start-github-emulator.ts';

/*
 * An emulator in a process of its own:
 *   node --import tsx test/github-emulator/main.ts [--port 4711] [--seed world.json] [--real-time] [--no-limits] [--server]
 * Prints one line of JSON, {"url", "graphqlUrl", "token"}, when it listens, and ends when its standard input does.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string' },
    'real-time': { type: 'boolean', default: false },
    'no-limits': { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
  },
});

const emulator = await startGithubEmulator({
  port: Number(values.port),
  organizations: values.seed === undefined ? ['acme'] : [],
  secondaryLimits: !values['no-limits'],
  enterpriseServer: values.server,
  control: true,
  ...(values['real-time'] ? { start: new Date().toISOString() } : {}),
});
if (values.seed !== undefined) {
  plantSeed(emulator.state, JSON.parse(readFileSync(values.seed, 'utf8')) as Seed);
}
if (values['real-time']) {
  setInterval(() => emulator.clock.advanceTo(Date.now()), 1000).unref();
}
const { url, graphqlUrl, token } = emulator;
process.stdout.write(`${JSON.stringify({ url, graphqlUrl, token })}\n`);
process.stdin.resume().on('end', () => process.exit(0));
