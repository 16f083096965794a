import { Fragment } from "react";

/** A sentence of the service; what it sets in backticks, commands and names, is shown as code. */
export function Prose({ text }: { text: string }) {
  let at = 0;
  return text.split("`").map((part, position) => {
    const key = at;
    at += part.length + 1;
    return position % 2 === 1 ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>;
  });
}
