// `npm run screenshots:comment -- DIR`: what people read under a pull request, to be looked at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPlanComment } from '../../../../src/report/pull-request/render-plan-comment.ts';
import { renderPlanSummary } from '../../../../src/report/pull-request/render-plan-summary.ts';
import { openBrowser } from '../../html/open-browser.ts';
import { commentPage } from './comment-page.ts';
import { scenes } from './scenes.ts';

const folder = process.argv[2] ?? 'comment-screenshots';
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
for (const [name, reviewed] of await scenes()) {
  const comment = renderPlanComment(reviewed);
  const summary = renderPlanSummary(reviewed);
  writeFileSync(join(folder, `${name}.md`), comment);
  writeFileSync(join(folder, `${name}.summary.md`), summary);
  await page.setContent(commentPage(comment));
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  await page.screenshot({ path: join(folder, `${name}.open.png`), fullPage: true });
  console.log(`${name}: ${comment.length} characters, ${height} pixels high; summary ${summary.length}`);
}
await browser.close();
