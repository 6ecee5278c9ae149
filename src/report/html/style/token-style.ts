/** Colours by day and by night; each text on its ground has a contrast of 4.5 or more. */
export const tokenStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #fff; --ink: #1f1e1b; --soft: #615c53; --line: #ddd8cd; --hair: #ebe8e0;
  --link: #27507c; --tint: #eef2f7; --wash: #f3f1eb;
  --critical: #8c1c1c; --critical-ink: #fff; --high: #f8ddd6; --high-ink: #7c2413; --high-line: #dba598;
  --medium: #f7ebcb; --medium-ink: #634708; --medium-line: #dcc68c; --low: #eceae4; --low-ink: #4f4b44; --low-line: #d2cdc2;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Charter, Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Inter", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --card: #1f1e1b; --ink: #e9e5dd; --soft: #aaa498; --line: #3b3832; --hair: #2c2a26;
    --link: #9cc0e8; --tint: #202a35; --wash: #25231f;
    --critical: #b8352c; --critical-ink: #fff; --high: #43231c; --high-ink: #f4bbac; --high-line: #7a4235;
    --medium: #3a2f14; --medium-ink: #ecd391; --medium-line: #6b5826; --low: #2c2a26; --low-ink: #c6c0b4; --low-line: #48443c;
  }
}
`;
