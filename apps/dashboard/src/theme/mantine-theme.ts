import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";
import { colors, fontFamily, layout, type } from "./tokens.ts";

const rem = (px: number) => `${px / 16}rem`;
const ramp = colors.light.sequential;
const brandTuple: MantineColorsTuple = [
  ramp[0] ?? "",
  ramp[0] ?? "",
  ramp[1] ?? "",
  ramp[1] ?? "",
  ramp[2] ?? "",
  ramp[2] ?? "",
  colors.light.brand,
  colors.light.brandHover,
  ramp[4] ?? "",
  ramp[4] ?? "",
];

const { light, dark } = colors;
/** Mantine's grey and dark ramps in our colours, for the parts it colours by ramp position. */
const grayTuple: MantineColorsTuple = [
  light.canvas,
  light.sunken,
  light.border,
  light.border,
  light.control,
  light.control,
  light.text3,
  light.text2,
  light.text,
  light.text,
];
const darkTuple: MantineColorsTuple = [
  dark.text,
  dark.text2,
  dark.text3,
  dark.text3,
  dark.control,
  dark.border,
  dark.surface,
  dark.canvas,
  dark.sunken,
  dark.canvas,
];

const variantColors: VariantColorsResolver = ({ variant }) => {
  switch (variant) {
    case "filled":
      return {
        background: "var(--brand)",
        hover: "var(--brand-hover)",
        color: "var(--on-brand)",
        border: "1px solid transparent",
      };
    case "subtle":
    case "transparent":
      return {
        background: "transparent",
        hover: "var(--sunken)",
        color: "var(--text-2)",
        border: "1px solid transparent",
      };
    case "light":
      return {
        background: "var(--sunken)",
        hover: "var(--border)",
        color: "var(--brand)",
        border: "1px solid transparent",
      };
    default:
      return {
        background: "var(--surface)",
        hover: "var(--sunken)",
        color: "var(--text)",
        border: "1px solid var(--control)",
      };
  }
};

export const mantineTheme = createTheme({
  colors: { brand: brandTuple, gray: grayTuple, dark: darkTuple },
  primaryColor: "brand",
  fontFamily,
  fontSizes: {
    xs: rem(type.caption[0]),
    sm: rem(type.table[0]),
    md: rem(type.body[0]),
    lg: rem(type.lead[0]),
    xl: rem(type.section[0]),
  },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(layout.cardRadius), xl: rem(16) },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver: variantColors,
});

const shared = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-2)",
  "--mantine-color-placeholder": "var(--text-3)",
  "--mantine-color-anchor": "var(--brand)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--sunken)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--control)",
  "--mantine-color-brand-filled": "var(--brand)",
  "--mantine-color-brand-filled-hover": "var(--brand-hover)",
  "--mantine-color-brand-light": "var(--sunken)",
  "--mantine-color-brand-light-color": "var(--brand)",
  "--mantine-primary-color-filled": "var(--brand)",
  "--mantine-primary-color-contrast": "var(--on-brand)",
};

/** Points Mantine's own variables at ours; the scheme switches beneath them. */
export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
