import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../workbench.ts';
import { policyBased } from './policy-based.ts';

const event = 'krn:acme:events:acme:event/7';

describe.each(['native', 'isomorphic'])(
  'mistakes in questions about the policy-based example, by the %s backend',
  (backend) => {
    let bench: Workbench;

    beforeAll(() => {
      bench = policyBased({ BYLAW_GIT: backend });
    }, 120_000);

    it('names what is nearest to what nobody knows, and exits 1', () => {
      const refused = (...args: string[]) => {
        const { code, stderr } = bench.bylaw('access', 'check', ...args);
        expect(code).toBe(1);
        return stderr;
      };
      expect(refused('anna', 'events:read', event)).toContain('did you mean `ana`?');
      expect(refused('Ana@acme.example', 'events:read', event)).toContain(
        'that is the e-mail of `member/ana`',
      );
      expect(refused('events:read', 'ana', event)).toContain('the principal comes first');
      expect(refused('ana', event, 'events:read')).toContain(
        `the action comes first: \`events:read ${event}\``,
      );
      expect(refused('ana', 'bo', event)).toContain(
        '`bo` is a principal, and stands where the action belongs',
      );
      expect(refused('ana', 'events:raed', event)).toContain('did you mean `events:read`?');
      expect(refused('ana', 'events:read', 'event/7')).toContain('`event/7` is no resource');
      expect(refused('ana', 'events:read')).toContain('`events:read` is done to a resource: name one');
      expect(refused('ana', 'events:read')).toContain('such as `krn:acme:events:acme:event/NAME`');
      expect(refused('ana', 'events:read', event.replace('event/', 'evnt/'))).toContain(
        `did you mean \`${event}\`?`,
      );
      expect(refused('ana', 'events:read', event.replace(/.$/, '*'))).toContain('write `{*}`');
      expect(refused('ana', 'events:read', event.replace(/.$/, '{principal.name}'))).toContain(
        'no variable but',
      );
      expect(refused('ana', 'events:read', event, '--context', 'events.regoin=eu')).toContain(
        'did you mean `events.region`?',
      );
      expect(refused('ana', 'events:read', event, '--context', 'principal.mfa=yes')).toContain(
        '`principal.mfa` is `bool`',
      );
      expect(refused('ana', 'events:read', event, '--context', 'principal.name=olga')).toContain(
        'never overrides',
      );
      expect(refused('ana', 'events:read', event, '--context', 'mfa')).toContain('KEY=VALUE');
    });
  },
);
