import { isRefused } from '../../plan/is-refused.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { countChanges, renderCounts } from '../count-changes.ts';
import { withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';

/** Where there are several sections: each in a row, with a link to it. */
export function overviewHtml(sections: readonly PlanSection[]): Html {
  const rows = sections.map((section, index) => {
    const { organization, target, access } = section;
    const [gain, lose] =
      access.status === 'evaluated'
        ? [withCommas(access.counts.gain + access.counts.unknown), withCommas(access.counts.lose)]
        : ['not evaluated', 'not evaluated'];
    const refused = isRefused(section) ? html` <span class="tag error">refused</span>` : undefined;
    return html`<tr><th scope="row"><a href="#s${index + 1}">${organization} on ${target}</a>${refused}</th><td>${gain} gain</td><td>${lose} lose</td><td>${renderCounts(countChanges({ sections: [section] }))}</td></tr>`;
  });
  return html`<nav class="overview" aria-label="Sections"><table class="stack"><thead><tr><th scope="col">Section</th><th scope="col">Gain</th><th scope="col">Lose</th><th scope="col">What is written</th></tr></thead><tbody>${rows}</tbody></table></nav>`;
}
