import { describe, expect, it } from 'vitest';
import { maskSecrets, redactSecrets, secretKind } from '../../src/diagnostic/secrets.ts';
import { fc } from '../properties.ts';

const secrets = [
  `ghp_${'a1'.repeat(18)}`,
  `github_pat_${'A1_b'.repeat(10)}`,
  `glpat-${'x9-'.repeat(8)}`,
  `AKIA${'ABCDEFGH'.repeat(2)}`,
  `xoxb-${'123456789012-'.repeat(2)}`,
  `AIza${'b7'.repeat(18)}`,
  `npm_${'c5'.repeat(18)}`,
  `sk_live_${'d4'.repeat(12)}`,
  '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\nuWhatever\n-----END RSA PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE',
];

const anySecret = fc.constantFrom(...secrets);
const anyText = fc.string({ unit: 'binary', maxLength: 12 });

describe('redactSecrets', () => {
  it('leaves the text around a secret', () => {
    expect(redactSecrets(`the \`apiVersion\` \`bylaw/${secrets[0]}\` is not known`)).toBe(
      'the `apiVersion` `bylaw/***` is not known',
    );
    expect(redactSecrets(`first_${secrets[0]}, then ${secrets[1]}.`)).toBe('first_***, then ***.');
  });

  it('takes a private key out up to its end, or all of it where it has none', () => {
    expect(redactSecrets(`before ${secrets[8]} after`)).toBe('before *** after');
    expect(redactSecrets(`before ${secrets[9]}`)).toBe('before ***');
  });

  it('leaves words that merely begin alike', () => {
    const text = 'ghp_short, AKIAwords and xoxb-1 of the library';
    expect(redactSecrets(text)).toBe(text);
  });

  it('leaves no secret, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anySecret, anyText), { maxLength: 6 }), (parts) => {
        const redacted = redactSecrets(parts.join(' '));
        for (const secret of secrets) if (redacted.includes(secret)) return false;
        return secretKind(redacted) === undefined && redactSecrets(redacted) === redacted;
      }),
    );
  });
});

describe('maskSecrets', () => {
  it('keeps every column where it was', () => {
    fc.assert(
      fc.property(anyText, anySecret, anyText, (before, secret, after) => {
        const text = `${before} ${secret} ${after}`;
        const masked = maskSecrets(text);
        return masked.length === text.length && !masked.includes(secret);
      }),
    );
  });
});
