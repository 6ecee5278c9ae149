// The engines that Bylaw is compared with, each as a function that decides one request of the workload. They are
// loaded by name, so that nothing but this benchmark knows of them.

/** Statements of a principal, wildcards of actions written out: what no peer can match by itself. */
function statementsOf({ roles, policies }, held) {
  return held.flatMap((role) => roles[role].flatMap((policy) => policies[policy]));
}

function actionsOf(all, pattern) {
  const [before, after = ''] = pattern.split('*');
  return pattern.includes('*')
    ? all.filter((action) => action.startsWith(before) && action.endsWith(after))
    : [pattern];
}

/** A test of a resource, as quick as the pattern allows: the whole text, its beginning, or beginning and end. */
function resourceTest(pattern) {
  const [before, after] = pattern.split('*');
  if (after === undefined) return (text) => text === before;
  if (after === '') return (text) => text.startsWith(before);
  return (text) =>
    text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length;
}

/** One prebuilt ability a principal; conditions are functions, its quickest kind. Denies come last, and so win. */
export async function casl(workload) {
  const { Ability } = await import('@casl/ability');
  const abilities = new Map();
  for (const [principal, held] of workload.principals) {
    const statements = statementsOf(workload, held);
    const ordered = [
      ...statements.filter(({ effect }) => effect === 'allow'),
      ...statements.filter(({ effect }) => effect === 'deny'),
    ];
    const rules = ordered.map(({ effect, actions, resources, conditions }) => {
      const matches = resourceTest(resources[0]);
      return {
        inverted: effect === 'deny',
        action: actionsOf(workload.actions, actions[0]),
        subject: 'resource',
        conditions:
          conditions === undefined
            ? (object) => matches(object.resource)
            : (object) => object.mfa === true && matches(object.resource),
      };
    });
    abilities.set(
      principal,
      new Ability(rules, { conditionsMatcher: (test) => test, detectSubjectType: () => 'resource' }),
    );
  }
  const objects = new Map(
    workload.requests.map((request) => [
      request,
      { resource: request.resource, mfa: request.context['principal.mfa'] },
    ]),
  );
  return {
    prepare: (requests) => requests.map((request) => ({ ...request, object: objects.get(request) })),
    decide: ({ principal, action, object }) => abilities.get(principal).can(action, object),
  };
}

/** One enforcer a principal, with the rules of its roles: the whole of the workload in one is far slower. */
export async function casbin(workload, principals) {
  const { newEnforcer, newModelFromString, StringAdapter } = await import('casbin');
  const text = `
[request_definition]
r = act, obj, mfa
[policy_definition]
p = act, obj, mfa, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = fits(r.act, p.act) && fits(r.obj, p.obj) && (p.mfa == "any" || r.mfa == "true")
`;
  const tests = new Map();
  const fits = (value, pattern) => {
    const test = tests.get(pattern) ?? resourceTest(pattern);
    tests.set(pattern, test);
    return test(value);
  };
  const enforcers = new Map();
  for (const principal of principals) {
    const lines = statementsOf(workload, workload.principals.get(principal)).map(
      ({ effect, actions, resources, conditions }) =>
        `p, ${actions[0]}, ${resources[0]}, ${conditions === undefined ? 'any' : 'true'}, ${effect}`,
    );
    const enforcer = await newEnforcer(
      newModelFromString(text),
      new StringAdapter([...new Set(lines)].join('\n')),
    );
    await enforcer.addFunction('fits', fits);
    enforcers.set(principal, enforcer);
  }
  return {
    prepare: (requests) => requests,
    decide: ({ principal, action, resource, context }) =>
      enforcers.get(principal).enforceSync(action, resource, String(context['principal.mfa'] === true)),
  };
}

/** One preparsed policy set a principal; actions are put into groups by the patterns that name them. */
export async function cedar(workload, principals) {
  const engine = await import('@cedar-policy/cedar-wasm/nodejs');
  const { preparsePolicySet, statefulIsAuthorized } = engine.default ?? engine;
  for (const principal of principals) {
    const text = statementsOf(workload, workload.principals.get(principal)).map(
      ({ effect, actions, resources, conditions }) => {
        const named = actionsOf(workload.actions, actions[0]).map((action) => `Action::"${action}"`);
        const when = [
          `context.resource like "${resources[0]}"`,
          ...(conditions === undefined ? [] : ['context.mfa']),
        ];
        return `${effect === 'allow' ? 'permit' : 'forbid'}(principal, action in [${named.join(', ')}], resource) when { ${when.join(' && ')} };`;
      },
    );
    const answer = preparsePolicySet(principal, { staticPolicies: text.join('\n') });
    if (answer.type !== 'success')
      throw new Error(`cedar does not take the policies: ${JSON.stringify(answer)}`);
  }
  return {
    prepare: (requests) =>
      requests.map((request) => ({
        principal: { type: 'User', id: request.principal },
        action: { type: 'Action', id: request.action },
        resource: { type: 'Resource', id: 'it' },
        context: { resource: request.resource, mfa: request.context['principal.mfa'] === true },
        preparsedPolicySetId: request.principal,
        entities: [],
      })),
    decide: (call) => {
      const answer = statefulIsAuthorized(call);
      if (answer.type !== 'success') throw new Error(`cedar does not decide: ${JSON.stringify(answer)}`);
      return answer.response.decision === 'allow';
    },
  };
}
