/** A path is drawn from left to right and, where there is little room, downwards. */
export const routeStyle = `
.routes { margin-block-start: .875rem; display: grid; gap: .5rem; }
.share, .more { font-size: .875rem; }
.share:not(:first-child), .routes > .route + .route { margin-block-start: .75rem; }
.route { display: flex; flex-wrap: wrap; align-items: stretch; row-gap: .5rem; }
.node { position: relative; display: flex; align-items: center; gap: .5rem; padding: .375rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); font-size: .875rem; line-height: 1.4; min-width: 0; }
.node .icon { color: var(--soft); }
.gift + .gift { margin-block-start: .25rem; }
.node .place { display: block; font-size: .75rem; }
/* The way on belongs to what it leads on from: a line that has no more room ends with it. */
.node:not(.end) { margin-inline-end: 2rem; }
.node:not(.end)::before { content: ""; position: absolute; inset-inline-end: calc(-2rem - 1px); inset-block-start: 50%; width: 2rem; border-block-start: 1.5px solid var(--soft); }
.node:not(.end)::after { content: ""; position: absolute; inset-inline-end: calc(-2rem + .125rem); inset-block-start: calc(50% - .21875rem); width: .5rem; height: .5rem; border: solid var(--soft); border-width: 1.5px 1.5px 0 0; transform: rotate(45deg); }
.node.end { background: var(--tint); border-color: var(--link); }
.node.end .icon { color: var(--link); }
.gone .node { border-style: dashed; background: none; }
.gone .node.end { border-color: var(--soft); }
.gone .node.end .icon { color: var(--soft); }
.gone .node.end code { text-decoration: line-through; text-decoration-thickness: 1px; }
.gone .node:not(.end)::before { border-block-start-style: dashed; }
@media (max-width: 44rem) {
  .route { flex-direction: column; align-items: flex-start; row-gap: 0; }
  .node:not(.end) { margin-inline-end: 0; margin-block-end: 1.375rem; }
  .node:not(.end)::before { inset-inline: 1.25rem auto; inset-block: auto calc(-1.375rem - 1px); width: 0; height: 1.375rem; border-block-start: 0; border-inline-start: 1.5px solid var(--soft); }
  .node:not(.end)::after { inset-inline: 1.0625rem auto; inset-block: auto calc(-1.375rem + .125rem); transform: rotate(135deg); }
  .gone .node:not(.end)::before { border-inline-start-style: dashed; }
}
`;
