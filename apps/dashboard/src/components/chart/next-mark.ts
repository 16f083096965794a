/** The mark reached by a key from mark `at` (-1: none yet); undefined when the key means nothing here. */
export function nextMark(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(at + 1, last);
    case "ArrowLeft":
    case "ArrowUp":
      return at === -1 ? last : Math.max(at - 1, 0);
    case "PageDown":
      return Math.min(Math.max(at, 0) + 10, last);
    case "PageUp":
      return Math.max(at - 10, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
