import { FONT, PALETTES, type Palette } from "./theme.ts";

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .flatMap(([name, color]) => (typeof color === "string" ? [`--${name}: ${color};`] : []))
    .join(" ");

/** The style sheet of the page: colours follow the reader's scheme, paper is always light and wide. */
export const STYLES = `
:root { color-scheme: light; ${variables(PALETTES.light)} }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 15px/1.55 ${FONT}; font-variant-numeric: tabular-nums; }
.page { max-width: 1160px; margin: 0 auto; padding: 32px 24px 64px; display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 40px; }
header { grid-column: 1 / -1; border-bottom: 1px solid var(--border); padding-bottom: 20px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; text-wrap: balance; }
header p { margin: 0; color: var(--text2); }
.demo { display: inline-block; margin-top: 10px; padding: 2px 10px; border: 1px solid var(--warn); border-radius: 999px; color: var(--warn); font-size: 13px; font-weight: 600; }
nav { position: sticky; top: 24px; align-self: start; font-size: 14px; }
nav ol { list-style: none; margin: 0; padding: 0; border-left: 2px solid var(--border); }
nav a { display: block; padding: 5px 12px; color: var(--text2); text-decoration: none; }
nav a:hover, nav a:focus-visible { color: var(--brand); text-decoration: underline; }
a:focus-visible, .table:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
main > section { background: var(--surface); border: 1px solid var(--border); border-radius: 12px; padding: 24px 28px; margin-bottom: 24px; scroll-margin-top: 16px; }
h2 { font-size: 21px; line-height: 1.3; margin: 0 0 14px; }
h3 { font-size: 16.5px; line-height: 1.4; margin: 0 0 8px; text-wrap: pretty; }
.finding + .finding, p + .finding { margin-top: 28px; padding-top: 24px; border-top: 1px solid var(--border); }
p, ul { margin: 0 0 12px; max-width: 72ch; }
ul { padding-left: 20px; }
li + li { margin-top: 4px; }
code { font: 13px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.hash { overflow-wrap: anywhere; }
.facts { margin: 12px 0 16px; }
.facts div { display: grid; grid-template-columns: 210px minmax(0, 1fr); gap: 12px; padding: 5px 0; border-top: 1px solid var(--border); }
.facts div:last-child { border-bottom: 1px solid var(--border); }
dt { color: var(--text2); }
dd { margin: 0; overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: 12px 0 16px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 1.4; }
caption { text-align: left; color: var(--text2); padding: 0 0 6px; font-size: 13px; }
th { font-weight: 600; color: var(--text2); vertical-align: bottom; border-bottom: 1px solid var(--control); }
td { border-bottom: 1px solid var(--border); vertical-align: top; }
th, td { padding: 5px 10px 5px 0; }
th:last-child, td:last-child { padding-right: 0; }
.figure { text-align: right; white-space: nowrap; }
th.figure { white-space: normal; }
.word { text-align: left; }
.finding + p { margin-top: 20px; }
.strong td { font-weight: 600; background: var(--sunken); }
.good { color: var(--good); white-space: nowrap; }
.bad { color: var(--bad); white-space: nowrap; }
figure { margin: 14px 0 18px; }
figcaption { color: var(--text2); font-size: 13px; margin-top: 4px; }
svg { display: block; max-width: 100%; height: auto; }
.dark, .narrow { display: none; }
.multiples { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; }
.multiples .wide { display: none; }
.multiples .light.narrow { display: block; }
@media (max-width: 900px) {
  .page { display: block; padding: 24px 16px 48px; }
  nav { position: static; margin: 20px 0; }
  main > section { padding: 20px; }
}
@media screen and (max-width: 620px) {
  h1 { font-size: 25px; }
  .page { padding: 20px 12px 40px; }
  main > section { padding: 18px 14px; }
  .facts div { grid-template-columns: 1fr; gap: 0; }
  .wide { display: none; }
  .light.narrow { display: block; }
  .multiples { grid-template-columns: 1fr; }
  table.many { min-width: 540px; }
  caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 56px); }
}
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; ${variables(PALETTES.dark)} }
  .light, .multiples .light.narrow { display: none; }
  .dark.wide { display: block; }
  .multiples .dark.wide { display: none; }
  .multiples .dark.narrow { display: block; }
}
@media screen and (prefers-color-scheme: dark) and (max-width: 620px) {
  .dark.wide, .light.narrow { display: none; }
  .dark.narrow { display: block; }
}
@page { margin: 16mm 14mm; }
@media print {
  body { background: #fff; font-size: 10.5pt; }
  .page { display: block; max-width: none; padding: 0; }
  nav { position: static; margin: 12px 0; columns: 2; }
  main > section { border: 0; border-radius: 0; padding: 0; margin: 0 0 24px; break-inside: auto; }
  #exploration, #accuracy, #gauntlet, #leaks { break-before: page; }
  h2, h3, caption { break-after: avoid; break-inside: avoid; }
  figure, .facts div, tr { break-inside: avoid; }
  .table { overflow: visible; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
}
`;
