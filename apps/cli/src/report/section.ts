import { html, type Markup } from "./html.ts";

/** One chapter of the report. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** A part of a chapter under a sentence that states what was found. */
export const finding = (sentence: string, ...parts: readonly (Markup | null)[]): Markup =>
  html`<section class="finding"><h3>${sentence}</h3>${parts}</section>`;

export const paragraph = (text: string): Markup => html`<p>${text}</p>`;

export const bullets = (items: readonly (string | Markup)[]): Markup =>
  html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** Names and values. */
export const facts = (rows: readonly (readonly [string, string | Markup])[]): Markup =>
  html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

type Cell = string | Markup;

interface TableOptions {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns from the left that hold words; the others hold figures and stand to the right. */
  readonly words?: number;
  /** Stands out. */
  readonly strongRow?: number;
}

export function table({ caption, header, rows, words = 1, strongRow = -1 }: TableOptions): Markup {
  const side = (column: number) => (column < words ? "word" : "figure");
  return html`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table class="${header.length > 4 ? "many" : ""}">
<caption><span>${caption}</span></caption>
<thead><tr>${header.map((name, column) => html`<th scope="col" class="${side(column)}">${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row, at) =>
      html`<tr class="${at === strongRow ? "strong" : ""}">${row.map((cell, column) => html`<td class="${side(column)}">${typeof cell === "string" ? keepDates(cell) : cell}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}

/** Dates stay on one line. */
const keepDates = (text: string): string =>
  text.replace(/\d{1,2} [A-Z][a-z]{2,3}( \d{4})?/g, (date) => date.replaceAll(" ", "\u00a0"));

/** A word that stands beside its colour, never the colour alone. */
export const verdict = (good: boolean, yes: string, no: string): Markup =>
  html`<span class="${good ? "good" : "bad"}">${good ? `✓ ${yes}` : `✗ ${no}`}</span>`;
