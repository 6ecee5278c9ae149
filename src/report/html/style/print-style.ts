/** On paper and for those who choose their own colours: nothing closed, nothing cut, no ground that eats ink. */
export const printStyle = `
@media print {
  :root { color-scheme: light; font-size: 10pt; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --hair: #ddd; --link: #000; --tint: #fff; --wash: #fff; --critical: #fff; --critical-ink: #000; --high: #fff; --high-ink: #000; --high-line: #000; --medium: #fff; --medium-ink: #000; --medium-line: #777; --low: #fff; --low-ink: #000; --low-line: #999; }
  body > header, body > main, body > footer { max-width: none; padding-inline: 0; }
  .filters, .skip { display: none; }
  .top { padding-block-start: 0; }
  .verdict { border-inline-start-color: #000; }
  .tag.risk-critical { border: 1.5px solid #000; }
  .change, .object { content-visibility: visible !important; break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; }
  .long p { max-height: none; }
  h2, h3, h4, summary { break-after: avoid; }
}
@media (forced-colors: active) {
  .node::before, .node::after { border-color: CanvasText; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
