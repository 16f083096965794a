import { describe, expect, it } from "vitest";
import { change, day, listWords, number, percent, span, usd, usdShort } from "../../src/report/format.ts";
import { html, trusted } from "../../src/report/html.ts";

describe("figures of the report", () => {
  it("carry a true minus sign, separators and their unit", () => {
    expect(number(-1234.5, 1)).toBe("−1,234.5");
    expect(number(-0.001, 2)).toBe("0.00");
    expect(number(-4.22e31)).toBe("−4.22e+31");
    expect(usd(-2633.4)).toBe("−$2,633");
    expect([47_123_000, 23_456, 831, -1_250_000_000].map(usdShort)).toEqual(["$47.1M", "$23k", "$831", "−$1.3B"]);
    expect(percent(0.0814)).toBe("8.1%");
    expect(change(0.25, 0)).toBe("+25%");
  });

  it("write dates and lists as people do", () => {
    expect(day("2012-10-26")).toBe("26 Oct 2012");
    expect(span("2012-02-03", "2012-04-27")).toBe("3 Feb – 27 Apr 2012");
    expect(span("2011-12-30", "2012-01-06")).toBe("30 Dec 2011 – 6 Jan 2012");
    expect(listWords(["a", "b", "c"])).toBe("a, b and c");
  });
});

describe("html", () => {
  it("escapes text, also inside lists and attributes, but takes markup as it is", () => {
    const hostile = `<img src=x onerror="alert('1')">&`;
    const page = html`<p title="${hostile}">${[hostile, html`<b>${1}</b>`, null]}${trusted("<i></i>")}</p>`;
    const safe = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;";
    expect(page.markup).toBe(`<p title="${safe}">${safe}<b>1</b><i></i></p>`);
  });
});
