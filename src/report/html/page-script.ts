/**
 * What a page does beyond showing itself: filters, opening all, and opening what a link or a printer asks for. It reads
 * what the page holds, writes text and `hidden` alone, and runs without a network. Plain JavaScript, as it is sent.
 */
export const pageScript = `'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const changes = all('.change');
  const objects = all('.object');
  const causes = all('.cause');
  const groups = all('.group, .kind-of-object');
  const form = document.getElementById('filters');
  // Read once: to read thousands of changes takes longer than to search them.
  const remembered = (read) => {
    const known = new Map();
    return (element) => {
      let text = known.get(element);
      if (text === undefined) known.set(element, (text = read(element).toLowerCase()));
      return text;
    };
  };
  const wholeOf = remembered((element) => element.textContent);
  const namesOf = remembered((element) => all('.names', element).map((names) => names.textContent).join(' '));
  const show = (element, shown) => {
    if (element.hidden === shown) element.hidden = !shown;
  };
  const commas = (count) => String(count).replace(/\\B(?=(\\d{3})+$)/g, ',');

  function filter() {
    const asked = new FormData(form);
    const words = String(asked.get('text')).toLowerCase().split(/\\s+/).filter(Boolean);
    const who = String(asked.get('principal')).trim().toLowerCase();
    const kinds = new Set(asked.getAll('kind'));
    const least = Number(asked.get('risk'));
    const privileged = asked.has('privileged');
    const says = (element) => words.every((word) => wholeOf(element).includes(word));
    let shown = 0;
    for (const change of changes) {
      const { kind, risk, privileged: is, cut } = change.dataset;
      const matches =
        kinds.has(kind) &&
        Number(risk) >= least &&
        (!privileged || is !== undefined) &&
        (cut !== undefined || ((who === '' || namesOf(change).includes(who)) && says(change)));
      show(change, matches);
      if (matches) shown += 1;
    }
    for (const object of objects) show(object, says(object));
    groups.forEach(count);
    for (const cause of causes) show(cause, concerns(cause, (idle) => says(idle) && wholeOf(idle).includes(who)));
    for (const part of all('.by-document')) show(part, all('.cause', part).some((row) => !row.hidden));
    tell(shown);
  }

  // A document stands with the changes that it has to do with, and so do its links.
  function concerns(cause, says) {
    const { changes: own } = cause.dataset;
    if (own === undefined) return true;
    const ids = own.split(' ').filter(Boolean);
    for (const link of all('.links a', cause)) show(link, !isHidden(link.hash.slice(1)));
    return ids.length === 0 ? says(cause) : ids.some((id) => !isHidden(id));
  }

  function isHidden(id) {
    return document.getElementById(id)?.closest('.change')?.hidden === true;
  }

  function count(group) {
    const rows = all('.change, .object', group);
    const left = rows.filter((row) => !row.hidden).length;
    show(group, left > 0 || group.querySelector('.rest') !== null);
    for (const place of all(':scope > h3 > .count, :scope > h4 > .count, :scope > summary .count', group)) {
      place.dataset.all ??= place.textContent;
      place.textContent = left === rows.length ? place.dataset.all : commas(left) + ' of ' + place.dataset.all;
    }
  }

  function tell(shown) {
    const of = commas(changes.length) + (changes.length === 1 ? ' change of access' : ' changes of access');
    const rest = all('.changes > .rest').length > 0 ? ' that this page holds, not all there are' : '';
    document.getElementById('shown').textContent = (shown === changes.length ? of : commas(shown) + ' of ' + of) + rest;
  }

  function openAll(open) {
    for (const change of changes) if (!change.hidden) change.open = open;
  }

  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    const change = target?.closest('.change');
    if (change == null) return;
    if (change.hidden) {
      form.reset();
      filter();
    }
    change.open = true;
    change.scrollIntoView({ block: 'center' });
    change.querySelector('summary').focus({ preventScroll: true });
  }

  if (form !== null) {
    form.hidden = false;
    let waiting;
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 120);
    });
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', (event) => event.preventDefault());
    document.getElementById('open-all').addEventListener('click', () => openAll(true));
    document.getElementById('close-all').addEventListener('click', () => openAll(false));
    filter();
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])').filter((one) => !one.hidden);
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });
  addEventListener('hashchange', reveal);
  reveal();
})();
`;
