export const changeStyle = `
.changes { background: var(--card); border: 1px solid var(--line); border-radius: .625rem; overflow: clip; }
/* Of those that a filter leaves the first has its line below the frame. */
.change { border-block-start: 1px solid var(--line); margin-block-start: -1px; }
/* What is far from sight is not laid out, where there is much of it. */
.many .change { content-visibility: auto; contain-intrinsic-size: auto 3.4rem; }
.many .object { content-visibility: auto; contain-intrinsic-size: auto 2rem; }
.change > summary { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr) auto; gap: .25rem 1rem; align-items: baseline; padding: .75rem 1.125rem; cursor: pointer; list-style: none; }
.rest { padding: .75rem 1.125rem; color: var(--soft); font-size: .9375rem; }
.change > summary::-webkit-details-marker { display: none; }
.change > summary:hover { background: var(--wash); }
.change > summary:focus-visible { outline-offset: -2px; }
.kind { display: flex; gap: .5em; color: var(--soft); font-size: .875rem; }
.kind, .number { white-space: nowrap; }
.number { color: var(--soft); font-size: .78125rem; line-height: 1.7; min-width: 1.5rem; text-align: end; }
.sign { font: 600 1em/1.4 var(--mono); width: 1.1em; flex: none; text-align: center; color: var(--ink); }
.new > summary .kind { color: var(--ink); font-weight: 600; }
.tags { display: flex; flex-wrap: wrap; gap: .375rem; justify-content: flex-end; }
.tag { display: inline-flex; align-items: center; gap: .35em; padding: .05rem .55rem; border: 1px solid var(--low-line); border-radius: 1rem; background: var(--low); color: var(--low-ink); font-size: .78125rem; line-height: 1.5; white-space: nowrap; }
.tag.risk-critical, .tag.error { background: var(--critical); border-color: var(--critical); color: var(--critical-ink); font-weight: 600; }
.tag.risk-high { background: var(--high); border-color: var(--high-line); color: var(--high-ink); font-weight: 600; }
.tag.risk-medium, .tag.warning { background: var(--medium); border-color: var(--medium-line); color: var(--medium-ink); }
.change .body { padding: .25rem 1.125rem 1.25rem; border-block-start: 1px solid var(--hair); }
.facts { margin-block-start: 1rem; display: grid; gap: .375rem; font-size: .9375rem; }
.facts > div { display: grid; grid-template-columns: 7.25rem minmax(0, 1fr); gap: 1rem; }
.facts dt { color: var(--soft); font-size: .875rem; line-height: 1.65; }
.plain li + li { margin-block-start: .25rem; }
.long > summary { cursor: pointer; color: var(--link); }
.long p { margin-block-start: .375rem; max-height: 18rem; overflow: auto; font-size: .875rem; }
@media (max-width: 44rem) {
  .change > summary { grid-template-columns: minmax(0, 1fr) auto; padding-inline: .875rem; }
  .change > summary .what { grid-column: 1 / -1; grid-row: 2; }
  .change .body { padding-inline: .875rem; }
  .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts > div + div { margin-block-start: .375rem; }
}
`;
