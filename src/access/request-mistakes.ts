import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { AccessQuestion } from './answers.ts';
import type { CompiledAccess } from './compiled-access.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import type { Key } from './engine/key-table.ts';
import { isContext, typedValue } from './engine/load-request.ts';
import type { RequestMistake } from './request.ts';
import { resourceMistakes } from './resource-mistakes.ts';

/** All that is wrong with a request; `principal` may be left out of a question such as who-can. */
export function requestMistakes(
  access: CompiledAccess,
  request: AccessQuestion & { readonly principal?: string },
): readonly RequestMistake[] {
  const engine = engineOf(access);
  return [
    ...principalMistakes(engine, request.principal),
    ...actionMistakes(engine, request.action),
    ...resourceMistakes(engine, request.action, request.resource),
    ...contextMistakes(engine, request.context === undefined ? {} : request.context),
  ];
}

function principalMistakes(
  { byName, organization }: Engine,
  principal: string | undefined,
): readonly RequestMistake[] {
  if (principal === undefined || byName.has(principal)) return [];
  return [
    {
      code: 'unknown-principal',
      key: 'principal',
      message: `${organization.name} has no principal \`${principal}\``,
      ...didYouMean(String(principal), byName.keys(), 'a principal is written `member/ana`'),
    },
  ];
}

function actionMistakes({ actions }: Engine, action: string): readonly RequestMistake[] {
  if (actions.find(action) !== undefined) return [];
  const known = actions.services.flatMap((service) => service.actions.map(({ text }) => text));
  const hasWildcard = /[*?]/.test(action);
  return [
    {
      code: 'unknown-action',
      key: 'action',
      message: `no service has an action \`${action}\``,
      ...(hasWildcard
        ? { hint: 'a request names one action, without `*` and `?`' }
        : didYouMean(String(action), known, 'an action is written `service:name`')),
    },
  ];
}

function contextMistakes({ keys }: Engine, context: unknown): readonly RequestMistake[] {
  if (!isContext(context)) return [noContext(context)];
  const mistakes: RequestMistake[] = [];
  const seen = new Map<string, string>();
  for (const name in context) {
    const key = keys.find(name);
    const first = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (key === undefined) {
      const within = keys.callerKeys.find((each) => each.toLowerCase().endsWith(`.${name.toLowerCase()}`));
      const hint =
        within === undefined
          ? didYouMean(name, keys.callerKeys, 'declare it in `conditionKeys` of a service')
          : { hint: `did you mean \`${within}\`?` };
      mistakes.push({ code: 'unknown-key', key: name, message: `no key \`${name}\` is declared`, ...hint });
    } else if (key.giver !== 'caller') mistakes.push(givenKey(name, key));
    else if (!Object.hasOwn(context, name)) mistakes.push(inheritedKey(name));
    else if (first !== undefined) {
      mistakes.push({
        code: 'repeated-key',
        key: name,
        message: `\`${name}\` is \`${first}\` without case, and both are given`,
        hint: 'give one of the two',
      });
    } else mistakes.push(...valueMistakes(name, key, context[name]));
  }
  return mistakes;
}

function noContext(context: unknown): RequestMistake {
  return {
    code: 'wrong-type',
    key: 'context',
    message: `the context is ${described(context)}, and no object of keys and values`,
    hint: "write it as `{ 'principal.mfa': true }`",
  };
}

function inheritedKey(name: string): RequestMistake {
  return {
    code: 'inherited-key',
    key: name,
    message: `\`${name}\` is inherited, and a context is read from its own keys`,
    hint: 'copy it: `{ ...defaults, ...context }`',
  };
}

function givenKey(name: string, { giver }: Key): RequestMistake {
  const who = giver === 'clock' ? 'the time of the decision' : 'the model';
  return {
    code: 'given-key',
    key: name,
    message: `\`${name}\` is given by ${who}: a request never overrides it`,
    hint: 'leave it out',
  };
}

function valueMistakes(name: string, key: Key, value: unknown): readonly RequestMistake[] {
  if (typedValue(key, value) !== undefined) return [];
  const { type, isList } = key;
  const wanted = wantedOf[key.scalar];
  return [
    {
      code: 'wrong-type',
      key: name,
      message: `\`${name}\` is \`${type}\`, and the value given is ${described(value)}`,
      hint: isList ? `give a list, each item of it ${wanted}` : `give ${wanted}`,
    },
  ];
}

const wantedOf = {
  string: 'a text',
  number: 'a number',
  bool: '`true` or `false`',
  date: 'a date such as `2026-12-01T09:00:00Z`, as a text',
  ip: 'an address such as `10.0.0.7`, as a text',
} as const;

function described(value: unknown): string {
  if (value === undefined || value === null) return `\`${value}\``;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string'
    ? `the text \`${value}\``
    : typeof value === 'object'
      ? 'an object'
      : `\`${value}\``;
}
