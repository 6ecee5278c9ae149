import { Args } from './args.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

/** The organization that a question is about. */
export const organizationFlag = Flags.string({
  description: 'the organization, where the repository has several',
  helpValue: 'NAME',
});

export const atFlag = Flags.string({
  description: 'answer of a commit, branch or tag, or of what was applied by a day (2026-06-30)',
  helpValue: 'REVISION|DATE',
});

export const nowFlag = Flags.string({
  description: 'which bindings have started and expired; default: now, or the day asked about',
  helpValue: 'TIME',
});

export const contextFlag = Flags.string({
  description:
    'what the caller tells about the request, such as `principal.mfa=true`; of a list `key=a,b` (repeatable)',
  helpValue: 'KEY=VALUE',
  multiple: true,
  multipleNonGreedy: true,
});

export const formats = ['text', 'json', 'csv'] as const;
export const formatFlag = Flags.option({
  options: formats,
  default: 'text' as const,
  description: 'how to print',
})();

/** The flags of every list. */
export const listFlags = {
  org: organizationFlag,
  at: atFlag,
  now: nowFlag,
  sort: Flags.string({
    description: 'the column to sort by, such as `role`; `-role` for the other way round',
    helpValue: 'COLUMN',
  }),
  format: formatFlag,
};

/** The flags of what shows one thing. */
export const showFlags = {
  org: organizationFlag,
  at: atFlag,
  now: nowFlag,
  full: Flags.boolean({ description: 'name every one of many' }),
};

/** What is asked about one thing by `showFlags`. */
export function askedOfOne({
  org,
  at,
  now,
}: {
  readonly org?: string | undefined;
  readonly at?: string | undefined;
  readonly now?: string | undefined;
}) {
  return given({ organization: org, at, now });
}

const requestArgs = {
  action: Args.string({ description: 'the action, such as `events:read`', required: true }),
  resource: Args.string({
    description:
      'the resource, whole, with `{org_id}` for the id of the organization, or `*`; left out for an action that is done to none',
    required: false,
  }),
};

export const actionArgs = requestArgs;
export const decisionArgs = {
  principal: Args.string({
    description:
      'whom: `member/ana`, `team/core`, `service-account/ci`, `token/deploy`, or a name that nobody else has',
    required: true,
  }),
  ...requestArgs,
};

export const decisionFlags = { org: organizationFlag, at: atFlag, now: nowFlag, context: contextFlag };

interface AskedWords {
  readonly args: { readonly action: string; readonly resource?: string | undefined };
  readonly flags: {
    readonly org?: string | undefined;
    readonly at?: string | undefined;
    readonly now?: string | undefined;
    readonly context?: string[] | undefined;
  };
}

/** What a command line asks by `requestArgs` and `decisionFlags`. */
export function askedByWords({ args: { action, resource }, flags: { org, at, now, context } }: AskedWords) {
  return { action, ...given({ resource, context, organization: org, at, now }) };
}

export const horizonFlag = Flags.string({
  description:
    'how far to look at what the clock does by itself: `P14D` (the default), `PT8H`; `P0D` for none',
  helpValue: 'DURATION',
});
