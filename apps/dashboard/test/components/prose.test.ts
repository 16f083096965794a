import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Prose } from "../../src/components/prose.tsx";

it("prose shows what stands in backticks as code, and other text as it is", () => {
  const html = (text: string) => renderToStaticMarkup(createElement(Prose, { text }));
  expect(html("None yet. `hub report` makes one.")).toBe("None yet. <code>hub report</code> makes one.");
  expect(html("Plain & simple")).toBe("Plain &amp; simple");
});
