import { sha256 } from '../../digest/digest.ts';
import { type Html, html } from './html.ts';
import { iconSheet } from './icons.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

export interface PageParts {
  /** Of the window. */
  readonly title: string;
  readonly header: Html;
  readonly main: Html;
  readonly footer: Html;
  /** More changes than a browser should lay out at once. */
  readonly isLong: boolean;
}

/**
 * One file that needs nothing else: its style and its script stand in it, and its policy lets run what has their
 * digests and nothing besides. No address is asked, whatever a name in it says.
 */
export function pageHtml({ title, header, main, footer, isLong }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src '${sourceOf(pageStyle)}'`,
    `script-src '${sourceOf(pageScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy.join('; ') }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body${isLong ? { markup: ' class="many"' } : undefined}>
${iconSheet()}
<a class="skip" href="#main">Skip to the changes</a>
<header class="top">${header}</header>
<main id="main" tabindex="-1">
${main}</main>
<footer>${footer}</footer>
<script>${{ markup: pageScript }}</script>
</body>
</html>
`.markup;
}

/** How a Content-Security-Policy names an inline style or script. */
function sourceOf(text: string): string {
  return `sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}`;
}
