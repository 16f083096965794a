const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export interface TooltipRow {
  label: string;
  value: string;
  /** Draws the swatch of that series; styled in chart.module.css through a data attribute. */
  swatch?: "actual" | "forecast" | "band" | "benchmark" | "last-year" | "up" | "down";
}

/** The inside of a chart's tooltip. Styled by classes only: the security policy forbids inline styles in markup. */
export function tooltipHtml(title: string, rows: readonly TooltipRow[]): string {
  const lines = rows.map(
    ({ label, value, swatch }) =>
      `<div class="tip-row"><span class="tip-label">${
        swatch === undefined ? "" : `<i class="tip-swatch" data-swatch="${swatch}"></i>`
      }${escapeHtml(label)}</span><span class="tip-value">${escapeHtml(value)}</span></div>`,
  );
  return `<div class="tip-title">${escapeHtml(title)}</div>${lines.join("")}`;
}
