import {
  binding,
  member,
  organization,
  policy,
  role,
  service,
  serviceAccount,
  team,
  token,
  zone,
} from './world.ts';

export const statements = [{ sid: 'Score', effect: 'allow', actions: ['scores:read'] }];

/** One of each kind, and edges between them. */
export const cityOrchestra = organization({
  displayName: 'The City Orchestra',
  boundary: ['house-rules'],
  services: [service('scores', { read: { access: 'read' }, write: { access: 'write' } })],
  policies: [policy('house-rules', statements)],
  roles: [
    role('player', ['scores:read']),
    role('librarian', ['scores:read', 'scores:write'], { policies: ['house-rules'] }),
  ],
  zones: [zone('archive')],
  members: [
    member('ana', {
      role: 'player',
      email: 'ana@orchestra.example',
      bindings: [binding('librarian', { zone: 'archive' })],
    }),
    member('bo', { role: 'player', manager: 'ana' }),
  ],
  serviceAccounts: [serviceAccount('tuner', { bindings: [binding('player')] })],
  tokens: [token('stand-display', { expires: '2027-01-01T00:00:00Z' })],
  teams: [
    team('strings', ['ana'], { bindings: [binding('player')] }),
    team('violins', ['bo', 'service-account/tuner'], { parent: 'strings' }),
  ],
});
