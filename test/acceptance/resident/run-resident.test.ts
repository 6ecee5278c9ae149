import { describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from '../workbench.ts';

/** The same folder, where each command has a process of its own, and where one process runs them all. */
function both(): { readonly each: Workbench; readonly resident: Workbench } {
  const home = makeWorkbench();
  expect(home.bylaw('init', 'acme', '--template', 'minimal').code).toBe(0);
  const each = home.at(`${home.folder}/acme`);
  each.commit('Start');
  return { each, resident: each.running('resident') };
}

describe('a process that stays', () => {
  it('says, prints and exits as one of its own does, whatever it ran before', () => {
    const { each, resident } = both();
    const commands = [
      ['validate'],
      ['plan', '--detailed-exitcode'],
      ['access', 'check', 'bo', 'handbook:publish', '*'],
      ['access', 'check', 'nobody', 'handbook:publish', '*'],
      ['plan', '--ofline'],
      ['plann'],
      ['help', 'plan'],
      ['log', '--json'],
      ['team', 'list'],
    ];
    const said = (bench: Workbench) =>
      commands.map((command) => {
        const { code, stdout, stderr } = bench.bylaw(...command);
        return { code, stdout: stdout.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/, 'TIME'), stderr };
      });
    const own = said(each);
    expect(new Set(own.map(({ code }) => code))).toEqual(new Set([0, 1, 2, 3]));
    for (const _ of [1, 2]) expect(said(resident)).toEqual(own);
  });

  it('works in the folder and the environment of each command', () => {
    const { each, resident } = both();
    const french = { GIT_AUTHOR_NAME: 'Zoé', GIT_AUTHOR_EMAIL: 'zoe@example.org' };
    expect(resident.with(french).bylaw('apply', '--yes').code).toBe(0);
    expect(each.git('log', '-1', '--format=%an', 'bylaw/ledger')).toBe('Zoé');
    expect(resident.bylaw('apply', '--yes').stdout).toBe(each.bylaw('apply', '--yes').stdout);
    const nowhere = each.at('/').running('resident');
    expect(nowhere.bylaw('plan')).toEqual(each.at('/').bylaw('plan'));
    expect(resident.bylaw('plan')).toEqual(each.bylaw('plan'));
  });
});
