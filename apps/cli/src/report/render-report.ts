import { day, moment } from "./format.ts";
import { html, trusted } from "./html.ts";
import type { Report } from "./report-types.ts";
import { accuracySection } from "./sections/accuracy.ts";
import { dataSection } from "./sections/data.ts";
import { explorationSection } from "./sections/exploration.ts";
import { gauntletSection } from "./sections/gauntlet.ts";
import { leakSection } from "./sections/leaks.ts";
import { methodSection } from "./sections/method.ts";
import { promotionSection } from "./sections/promotions.ts";
import { summarySection } from "./sections/summary.ts";
import { STYLES } from "./styles.ts";

const SECTIONS = [
  summarySection,
  dataSection,
  explorationSection,
  accuracySection,
  gauntletSection,
  leakSection,
  promotionSection,
  methodSection,
];

/** The report as one page of HTML that asks for nothing else: style and drawings are inside it, and there is no script. */
export function renderReport(report: Report): string {
  const { meta, data } = report;
  const sections = SECTIONS.map((make) => make(report));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Model report, ${meta.model_version}, data through ${day(meta.data_through)}</title>
<style>${trusted(STYLES)}</style>
</head>
<body>
<div class="page">
<header>
<h1>Model report</h1>
<p>Walmart Sales Intelligence Hub. Data through ${day(meta.data_through)}, model ${meta.model_version}. Made ${moment(meta.generated_at)}.</p>
${data.world === "demo" ? html`<span class="demo">Generated demo world, not real sales</span>` : null}
</header>
<nav aria-label="Contents"><ol>${sections.map(({ id, title }, k) => html`<li><a href="#${id}">${k + 1}. ${title}</a></li>`)}</ol></nav>
<main>
${sections.map(
  (
    { id, title, body },
    k,
  ) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${k + 1}. ${title}</h2>${body}</section>
`,
)}</main>
</div>
</body>
</html>
`;
  return page.markup;
}
