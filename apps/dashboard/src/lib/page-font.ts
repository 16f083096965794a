/** A font file that a style sheet names: its family and where it lies. */
interface FontFace {
  family: string;
  weight: string;
  url: string;
}

function facesOf(sheet: CSSStyleSheet): FontFace[] {
  return [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const path = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
    if (path === undefined) return [];
    return [
      {
        family: rule.style.getPropertyValue("font-family"),
        weight: rule.style.getPropertyValue("font-weight") || "normal",
        url: new URL(path, sheet.href ?? document.baseURI).href,
      },
    ];
  });
}

async function asDataAddress(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * The fonts of this page as a style sheet that needs no other file. A picture loads nothing, so a chart drawn as one
 * would fall back to another font. Empty where no font can be read: the picture is then made with that other font.
 */
export async function embeddedFonts(): Promise<string> {
  const own = [...document.styleSheets].filter(({ href }) => href === null || href.startsWith(location.origin));
  const rules = await Promise.all(
    own.flatMap(facesOf).map(async ({ family, weight, url }) => {
      try {
        return `@font-face{font-family:${family};font-weight:${weight};src:url("${await asDataAddress(url)}")}`;
      } catch {
        return "";
      }
    }),
  );
  return rules.join("");
}
