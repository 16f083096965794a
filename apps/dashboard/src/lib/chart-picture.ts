import type { Meta } from "@sales-hub/contracts";
import { downloadBlob } from "./csv.ts";
import { day } from "./format.ts";
import { embeddedFonts } from "./page-font.ts";

interface Picture {
  fileName: string;
  svg: SVGSVGElement;
  title: string;
  subtitle: string;
  /** The list beside the chart that says what its lines and bars are; null where there is none. */
  key: HTMLElement | null;
  /** What made the numbers; empty for none. */
  source: string;
  colors: { background: string; text: string; quiet: string };
  fontFamily: string;
}

/** "Source: Sales Intelligence Hub, model v1, data through 26 Oct 2012". */
export const sourceLine = ({
  model_version,
  data_through,
  data_world,
}: Omit<Meta, "model_trained_at" | "generated_at">) =>
  `Source: Sales Intelligence Hub, model ${model_version}, data through ${day(data_through)}${data_world === "demo" ? ", generated demo world" : ""}`;

const margin = 24;
const scale = 2;

async function decode(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = await embeddedFonts();
  copy.prepend(style);
  const image = new Image();
  // The security policy allows data addresses for pictures, not blob ones.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

function wrap(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(joined).width <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** Draws the key as it stands on the page: each swatch is a line, a filled or an outlined box. */
function drawKey(context: CanvasRenderingContext2D, key: HTMLElement, left: number, top: number): void {
  const origin = key.getBoundingClientRect();
  for (const item of key.querySelectorAll("li")) {
    const swatch = item.querySelector("i");
    if (swatch === null) continue;
    const box = swatch.getBoundingClientRect();
    const style = getComputedStyle(swatch);
    const x = left + box.left - origin.left;
    const y = top + box.top - origin.top;
    const border = Number.parseFloat(style.borderTopWidth);
    context.strokeStyle = style.borderTopColor;
    context.lineWidth = border;
    context.setLineDash(style.borderTopStyle === "dashed" ? [4, 3] : []);
    if (box.height <= border + 0.5) {
      context.beginPath();
      context.moveTo(x, y + border / 2);
      context.lineTo(x + box.width, y + border / 2);
      context.stroke();
    } else {
      context.beginPath();
      context.roundRect(
        x,
        y,
        box.width,
        box.height,
        Math.min(box.width / 2, Number.parseFloat(style.borderRadius) || 0),
      );
      context.fillStyle = style.backgroundColor;
      context.fill();
      if (border > 0) context.stroke();
    }
    context.fillStyle = style.color;
    context.fillText(
      item.textContent ?? "",
      x + box.width + 6,
      top + item.getBoundingClientRect().top - origin.top + 2,
    );
  }
  context.setLineDash([]);
}

/** A chart with its title, subtitle, key and source as a PNG, twice the size of the screen. */
export async function downloadPicture({
  fileName,
  svg,
  title,
  subtitle,
  key,
  source,
  colors,
  fontFamily,
}: Picture): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const image = await decode(svg, width, height);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser cannot draw pictures");
  const fonts = { title: `600 16px ${fontFamily}`, subtitle: `12px ${fontFamily}` };
  context.font = fonts.title;
  const titleLines = wrap(context, title, width);
  context.font = fonts.subtitle;
  const subtitleLines = wrap(context, subtitle, width);
  const head = titleLines.length * 24 + subtitleLines.length * 16 + 12;
  const keyHeight = key === null ? 0 : key.getBoundingClientRect().height + 12;
  canvas.width = (width + 2 * margin) * scale;
  const sourceLines = source === "" ? [] : wrap(context, source, width);
  const foot = sourceLines.length === 0 ? 0 : sourceLines.length * 16 + 8;
  canvas.height = (height + head + keyHeight + foot + 2 * margin) * scale;
  context.scale(scale, scale);
  context.fillStyle = colors.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = "top";
  context.fillStyle = colors.text;
  context.font = fonts.title;
  titleLines.forEach((line, index) => {
    context.fillText(line, margin, margin + index * 24);
  });
  context.fillStyle = colors.quiet;
  context.font = fonts.subtitle;
  subtitleLines.forEach((line, index) => {
    context.fillText(line, margin, margin + titleLines.length * 24 + index * 16);
  });
  if (key !== null) drawKey(context, key, margin, margin + head);
  context.drawImage(image, margin, margin + head + keyHeight, width, height);
  context.fillStyle = colors.quiet;
  context.font = fonts.subtitle;
  sourceLines.forEach((line, index) => {
    context.fillText(line, margin, margin + head + keyHeight + height + 8 + index * 16);
  });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("This browser cannot write pictures");
  downloadBlob(`${fileName}.png`, blob);
}
