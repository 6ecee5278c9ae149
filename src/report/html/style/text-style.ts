export const textStyle = `
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-block: 2rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
body > header, body > main, body > footer { max-width: 66rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; }
.skip { position: absolute; inset-block-start: -4rem; inset-inline-start: 1rem; padding: .5rem 1rem; background: var(--card); color: var(--link); border: 1px solid var(--line); border-radius: 0 0 .375rem .375rem; z-index: 9; }
.skip:focus { inset-block-start: 0; }
main:focus { outline: none; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .25rem; }
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1, h2 { font-family: var(--serif); font-weight: 500; letter-spacing: -.012em; text-wrap: balance; line-height: 1.18; }
h1 { font-size: clamp(1.75rem, 1.25rem + 2.2vw, 2.625rem); }
h2 { font-size: clamp(1.375rem, 1.2rem + .8vw, 1.75rem); }
h3 { font-size: 1rem; font-weight: 600; }
h4 { font-size: .9375rem; font-weight: 600; display: inline; }
code { font-family: var(--mono); font-size: .875em; unicode-bidi: isolate; }
.what, dd, li, td, th { unicode-bidi: isolate; }
.soft, .place, .share, .more, .count, .lead { color: var(--soft); }
.place { font: .8125rem/1.4 var(--mono); unicode-bidi: isolate; }
.whole { white-space: nowrap; }
.count { font-weight: 400; font-size: .875em; margin-inline-start: .25em; }
.sheet { position: absolute; }
.icon { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.35; stroke-linecap: round; stroke-linejoin: round; }

.top { padding-block: clamp(2rem, 6vw, 4rem) 1.5rem; }
.over { color: var(--soft); font-size: .875rem; letter-spacing: .02em; margin-block-end: .75rem; }
.conclusion { margin-block-start: .75rem; font-size: 1.0625rem; color: var(--soft); max-width: 46rem; }
.facts-line { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-block-start: 1.25rem; font-size: .875rem; color: var(--soft); }
.facts-line div { display: flex; gap: .4em; }
.facts-line dt { white-space: nowrap; }
.facts-line dd { color: var(--ink); }

.figures { display: flex; flex-wrap: wrap; gap: 1px; margin-block: 1.5rem; background: var(--line); border: 1px solid var(--line); border-radius: .625rem; overflow: hidden; }
.figures div { flex: 1 1 7.5rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .875rem 1.125rem; background: var(--card); }
.figures dt { font-size: .8125rem; color: var(--soft); line-height: 1.35; }
.figures dd { font: 400 1.75rem/1.2 var(--serif); }
.true-of { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9375rem; }
.figures .zero dd { color: var(--soft); }

.verdict { margin-block-start: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--high-line); border-inline-start: .3rem solid var(--critical); border-radius: .375rem; background: var(--high); color: var(--high-ink); }
.verdict.asks { border-color: var(--medium-line); background: var(--medium); color: var(--medium-ink); }
.verdict.asks a { color: inherit; }
.verdict .soft { color: inherit; }
.verdict h2, .verdict h3 { font: 600 1rem/1.5 var(--sans); letter-spacing: 0; }
.verdict li + li { margin-block-start: .5rem; }
.verdict .of { font-weight: 600; }
.verdict .place { color: inherit; }
.verdict ul { margin-block-start: .375rem; }
.told { margin-block-start: 1rem; padding: .75rem 1.25rem; border-inline-start: .3rem solid var(--line); background: var(--wash); border-radius: .25rem; font-size: .9375rem; }
.told li + li { margin-block-start: .375rem; }

.part { padding-block: 1rem 2rem; }
.part + .part { border-block-start: 1px solid var(--line); padding-block-start: 2rem; }
.part > h2 { margin-block-end: .25rem; }
.group, .group-plain, .note, .approvals, .forecast, .objects-part { margin-block-start: 2rem; }
.group > h3, .group-plain > h3, .note > h3, .approvals > h3, .forecast > h3, .objects-part > h3 { margin-block-end: .625rem; }
.group > h4 { display: block; margin-block-end: .5rem; }
.forecast .group { margin-block-start: 1rem; }
footer { padding-block: 1.5rem 4rem; color: var(--soft); font-size: .875rem; }
`;
