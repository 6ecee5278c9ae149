export const noteStyle = `
.cards { display: grid; gap: .75rem; }
.card { padding: .875rem 1.125rem; background: var(--card); border: 1px solid var(--medium-line); border-inline-start: .3rem solid var(--medium-line); border-radius: .375rem; }
.card .soft { font-size: .875rem; }
.reasons { margin-block-start: .5rem; font-size: .9375rem; display: grid; gap: .375rem; }
.reasons .who-of { font-size: .875rem; color: var(--soft); }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .9375rem; background: var(--card); border: 1px solid var(--line); }
th, td { padding: .5rem 1.125rem; text-align: start; vertical-align: baseline; border-block-start: 1px solid var(--hair); font-weight: 400; }
thead th { color: var(--soft); font-size: .8125rem; border-block-start: 0; }
.overview { margin-block-start: 1.5rem; }
.causes th:nth-child(1) { width: 38%; }
.causes th:nth-child(2) { width: 16%; }
.links a { margin-inline-start: .5em; white-space: nowrap; }
.kind-of-object { border-block-start: 1px solid var(--line); }
.kind-of-object:last-child { border-block-end: 1px solid var(--line); }
.kind-of-object > summary { padding-block: .5rem; cursor: pointer; color: var(--soft); }
.kind-of-object > summary h4 { color: var(--ink); }
.objects { padding-block-end: .75rem; }
.object { display: flex; gap: .625rem; padding-block: .3rem; font-size: .9375rem; }
.object > div { min-width: 0; flex: 1; }
.fields { color: var(--soft); font: .8125rem/1.55 var(--mono); unicode-bidi: isolate; }
.effect { font-size: .8125rem; padding-inline: .45em; border-radius: .25rem; background: var(--wash); border: 1px solid var(--hair); }
.object .soft { font-size: .875rem; }
.lines { display: grid; gap: .75rem; font-size: .9375rem; }
.lines .soft { font-size: .875rem; }
@media (max-width: 44rem) {
  th, td { padding-inline: .625rem; }
  table.stack thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table.stack tr { display: block; border-block-start: 1px solid var(--line); padding-block: .375rem; }
  table.stack th, table.stack td, .causes th:nth-child(n) { display: block; width: auto; border: 0; padding-block: .0625rem; }
  /* The heads of the columns are out of sight, so that each cell says which it is of. */
  table.stack td[data-of]::before { content: attr(data-of) ": "; color: var(--soft); font-size: .875rem; }
}
`;
