import type { Ruleset } from '../hosted-state.ts';
import { tell } from '../hosting/place.ts';
import { rulesOfBranch } from '../hosting/rules-of-branch.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { nodeId } from '../render/node-id.ts';
import type { Reply, Route } from '../route.ts';

function sourceOf({ owned }: RepositoryRequest): string {
  return `${owned.owner.login}/${owned.repository.name}`;
}

/** `repository-ruleset` of GitHub's description, as lists have it. */
function renderShort(request: RepositoryRequest, { id, wish, createdAt }: Ruleset): Record<string, unknown> {
  const source = sourceOf(request);
  return {
    id,
    name: wish.name,
    target: wish.target ?? 'branch',
    source_type: 'Repository',
    source,
    enforcement: wish.enforcement,
    node_id: nodeId('RepositoryRuleset', id),
    _links: {
      self: { href: `${request.url}/repos/${source}/rulesets/${id}` },
      html: { href: `https://github.com/${source}/rules/${id}` },
    },
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** Who may pass is shown to those who may change it. */
function renderWhole(request: RepositoryRequest, ruleset: Ruleset): Record<string, unknown> {
  const { conditions, rules = [], bypass_actors = [] } = ruleset.wish;
  const administers = request.reach.may({
    permissions: ['administration'],
    level: 'write',
    person: 'admin',
  });
  return {
    ...renderShort(request, ruleset),
    conditions: conditions ?? { ref_name: { include: [], exclude: [] } },
    rules,
    ...(administers ? { bypass_actors, current_user_can_bypass: 'never' } : {}),
  };
}

function postRuleset(request: RepositoryRequest): Reply {
  const { hosted, state, now, body } = request;
  if ([...hosted.rulesets.values()].some(({ wish }) => wish.name === body.name)) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [
        { resource: 'RepositoryRuleset', code: 'custom', field: 'name', message: 'Name must be unique' },
      ],
    });
  }
  const ruleset = { id: state.number('ruleset'), wish: body, createdAt: now };
  hosted.rulesets.set(ruleset.id, ruleset);
  tell(request, 'create', 'ruleset', `/${body.name}`, { after: body });
  return { status: 201, body: renderWhole(request, ruleset) };
}

function getRuleset(request: RepositoryRequest): Reply {
  const ruleset = request.hosted.rulesets.get(Number(request.params.ruleset_id));
  if (ruleset === undefined) {
    throw notFound();
  }
  return { status: 200, body: renderWhole(request, ruleset) };
}

function listRulesets(request: RepositoryRequest): Reply {
  const targets = request.query.targets?.split(',');
  const shown = [...request.hosted.rulesets.values()].filter(
    ({ wish }) => targets === undefined || targets.includes(String(wish.target ?? 'branch')),
  );
  return paged(request, shown, (ruleset) => renderShort(request, ruleset));
}

/** Of a branch that need not be there yet. */
function listBranchRules(request: RepositoryRequest): Reply {
  const rules = rulesOfBranch(request.hosted, request.params.branch ?? '');
  return paged(request, rules, ({ rule, ruleset }) => ({
    ...rule,
    ruleset_source_type: 'Repository',
    ruleset_source: sourceOf(request),
    ruleset_id: ruleset.id,
  }));
}

export const rulesetRoutes: readonly Route[] = [
  inRepository('GET', '/rulesets', 'metadata=read', listRulesets),
  inRepository('POST', '/rulesets', 'administration=write', postRuleset, 'admin'),
  inRepository('GET', '/rulesets/{ruleset_id}', 'metadata=read', getRuleset),
  inRepository('GET', '/rules/branches/{branch}', 'metadata=read', listBranchRules),
];
