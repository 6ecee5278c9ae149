import { fc } from '../../properties.ts';
import type { PlainRequest } from '../naive/documents.ts';
import { instant } from '../random-texts.ts';
import { address, number, resource, text } from './random-cedar-texts.ts';

const principals = ['member/ana', 'member/bo', 'service-account/ci', 'token/k1', 'token/k2', 'member/ana'];

export const cedarRequest: fc.Arbitrary<PlainRequest> = fc
  .record({
    principal: fc.constantFrom(...principals),
    action: fc.constantFrom('doc:read', 'doc:list', 'DOC:Read', 'ops:run', 'doc:late', 'doc:read'),
    resource,
    context: fc.record(
      {
        'doc.s': text,
        'doc.ss': fc.array(text, { maxLength: 3 }),
        'doc.n': number,
        'doc.ns': fc.array(number, { maxLength: 3 }),
        'doc.d': instant,
        'doc.ds': fc.array(instant, { maxLength: 2 }),
        'doc.b': fc.boolean(),
        'doc.ip': address,
        'principal.mfa': fc.boolean(),
        'request.ip': address,
      },
      { requiredKeys: [] },
    ),
    now: instant,
  })
  .map((request) => (request.action === 'doc:late' ? { ...request, resource: '*' } : request));
