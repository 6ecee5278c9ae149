export const filterStyle = `
.filters { margin-block: 1rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .625rem; font-size: .9375rem; display: grid; gap: .75rem; }
.filters .asks { display: flex; flex-wrap: wrap; gap: .75rem 1rem; }
.filters .field { display: grid; gap: .25rem; flex: 1 1 9rem; color: var(--soft); font-size: .8125rem; }
.filters .wide { flex-grow: 2; flex-basis: 15rem; }
.filters input[type="search"], .filters select { font: 1rem/1.4 var(--sans); min-height: 2.5rem; width: 100%; padding: .375rem .625rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .375rem; }
.filters ::placeholder { color: var(--soft); opacity: 1; }
.filters fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; border: 0; }
.filters .box { display: inline-flex; align-items: center; gap: .45em; min-height: 2rem; }
.filters .box input { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--link); }
.filters .actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.filters .actions p { flex: 1 1 12rem; color: var(--soft); }
.filters button { font: .875rem/1.4 var(--sans); min-height: 2.25rem; padding: .25rem .875rem; color: var(--ink); background: var(--wash); border: 1px solid var(--line); border-radius: .375rem; cursor: pointer; }
.filters button:hover { border-color: var(--soft); }
`;
