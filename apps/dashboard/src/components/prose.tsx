/** A sentence of the service; what it sets in backticks, commands and names, is shown as code. */
export function Prose({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, position) => (position % 2 === 1 ? <code key={`${position} ${part}`}>{part}</code> : part));
}
