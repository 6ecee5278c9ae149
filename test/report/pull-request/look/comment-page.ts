import { rendered } from '../rendered.ts';

/** Near to how GitHub shows a comment, in letters that every system has. */
const style = `
body { margin: 0; padding: 24px; background: #fff; }
.comment { max-width: 840px; margin: auto; border: 1px solid #d1d9e0; border-radius: 6px;
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e; }
.body { padding: 16px; overflow-wrap: break-word; }
.body > :first-child { margin-top: 0; }
h2 { font-size: 21px; border-bottom: 1px solid #d1d9e0b3; padding-bottom: 6px; margin: 16px 0; }
h3 { font-size: 17.5px; margin: 24px 0 16px; }
p, ul, table, details { margin: 0 0 16px; } ul { padding-left: 28px; } li + li { margin-top: 3px; }
ul ul { margin-bottom: 0; } details > :not(summary) { margin-top: 16px; }
code { font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: #818b981f; padding: .2em .4em; border-radius: 6px; }
table { display: block; max-width: 100%; overflow: auto; border-collapse: collapse; }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left; }
tr:nth-child(2n) { background: #f6f8fa; } summary { cursor: pointer; } sub { font-size: 75%; }
`;

/** A comment as a page. */
export function commentPage(markdown: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><div class="comment"><header><b>github-actions</b> commented</header><div class="body">${rendered(markdown).replaceAll('<wbr>', '')}</div></div>`;
}
