import type { PlainService } from './naive/documents.ts';

/** The catalogue that random requests ask about. */
export const services: readonly PlainService[] = [
  {
    kind: 'Service',
    name: 'doc',
    actions: {
      read: { resources: ['any'] },
      list: { resources: ['any', 'arn'] },
      listAll: { resources: ['any', 'arn', 'upper'] },
      write: { resources: ['own', 'arn'] },
      'admin.purge': { resources: ['any'] },
      adminxpurge: { resources: ['any'] },
    },
    resourceTypes: {
      any: 'krn:*:*:*:*',
      arn: 'arn:*:*:*:*:*',
      upper: 'KRN:*:*:*:*',
      own: 'krn:?:doc:{org_id}:{principal.name}*',
    },
    conditionKeys: {
      s: 'string',
      'tag:x': 'string',
      ss: 'string[]',
      n: 'number',
      ns: 'number[]',
      d: 'date',
      ds: 'date[]',
      b: 'bool',
      bs: 'bool[]',
      ip: 'ip',
      ips: 'ip[]',
    },
  },
  {
    kind: 'Service',
    name: 'ops',
    // An action of no resource type: its resource is `*`.
    actions: { ping: {}, pong: { resources: ['any'] } },
    resourceTypes: { any: 'krn:*:*:*:*' },
  },
];
