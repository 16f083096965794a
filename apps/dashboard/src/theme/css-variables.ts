import { type ColorTokens, colors, fontFamily, layout, motionMs, type Scheme, type } from "./tokens.ts";

const kebab = (name: string) =>
  name.replace(/([a-z])([A-Z0-9])/g, (_match, before: string, after: string) => `${before}-${after.toLowerCase()}`);

/** CSS custom properties of one colour scheme, e.g. `--brand-hover: #003FB0`. */
export function colorVariables(tokens: ColorTokens): string[] {
  return Object.entries(tokens).flatMap(([name, value]: [string, string | readonly string[]]) =>
    typeof value === "string"
      ? [`--${kebab(name)}: ${value};`]
      : value.map((color, index) => `--${kebab(name)}-${index + 1}: ${color};`),
  );
}

function sizeVariables(): string[] {
  const fonts = Object.entries(type).flatMap(([name, [size, line]]) => [
    `--font-${name}: ${size / 16}rem;`,
    `--line-${name}: ${line / 16}rem;`,
  ]);
  const lengths = Object.entries(layout).map(([name, px]) => `--${kebab(name)}: ${px}px;`);
  return [...fonts, ...lengths, `--font-family: ${fontFamily};`, `--motion: ${motionMs}ms;`];
}

/** The style sheet made of the tokens: sizes on the root, one block of colours per scheme; paper is always light. */
export function tokensCss(): string {
  const block = (selector: string, lines: string[]) => `${selector} {\n  ${lines.join("\n  ")}\n}`;
  const scheme = (name: Scheme) => [`color-scheme: ${name};`, ...colorVariables(colors[name])];
  return [
    block(":root", [...sizeVariables(), ...scheme("light")]),
    `@media screen {\n${block('[data-mantine-color-scheme="dark"]', scheme("dark"))}\n}`,
  ].join("\n");
}
