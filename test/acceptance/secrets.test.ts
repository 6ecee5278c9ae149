import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from './workbench.ts';

const secret = `ghp_${'0123456789'.repeat(3)}abcdef`;
const hush = 'supersecretvalue';
const header = 'apiVersion: bylaw/v1\n';

const files: Readonly<Record<string, string>> = {
  'beside a syntax error': `${header}kind: Team\nname: strings\nsettings: { hook: "${secret}" }   bad: [\n`,
  'beside an unknown key': `${header}kind: Team\nname: strings\ngithub: { privcy: x, hook: "${secret}" }\n`,
  'beside a second key': `${header}kind: Team\nname: strings\nsettings: { hook: "${secret}", a: 1, a: 2 }\n`,
  'in the version': `apiVersion: bylaw/${secret}\nkind: Team\n`,
  'in the kind': `${header}kind: "${secret}"\n`,
  'in the name of an anchor': `${header}kind: Team\nname: *${secret}\n`,
  'beside a syntax error of a target': `${header}kind: Target\nname: house\nprovider: directory\ncoordinates: {token: ${hush}, foo: { bar: [}}\n`,
  'in the defaults of targets': `${header}kind: TargetList\ndefaults: {coordinates: {apiToken: ${hush}}, foo: 1}\nitems: [{name: house, provider: directory}]\n`,
};

let bench: Workbench;

beforeAll(() => {
  const home = makeWorkbench();
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  bench = home.at(join(home.folder, 'orchestra'));
});

it.each(Object.entries(files))('a secret %s is printed in no format', (_where, text) => {
  bench.write({ 'organizations/acme/teams/broken.yaml': text });
  for (const format of ['text', 'json', 'github', 'sarif']) {
    const { code, stdout, stderr } = bench.bylaw('validate', '--format', format);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toContain('broken.yaml');
    expect(`${stdout}${stderr}`).not.toMatch(new RegExp(`${secret.slice(0, 12)}|${hush}`));
  }
  expect(JSON.stringify(bench.bylaw('plan', '--json'))).not.toMatch(new RegExp(`${secret}|${hush}`));
});

it('a secret in what is imported, or on the command line, is printed in no format', () => {
  bench.write({
    'house/org.yaml': `admins: [ana]\n"${secret}": x\nteams:\n  desk:\n    members: ["*${secret}"]\n`,
  });
  for (const args of [
    ['import', 'peribolos', 'house', '--out', 'taken', '--force'],
    ['log', '--cwd', secret],
    ['schema', secret],
  ]) {
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = bench.bylaw(...args, ...more);
      expect(`${stdout}${stderr}`).toContain('***');
      expect(`${stdout}${stderr}`).not.toContain(secret);
    }
  }
});
