import { useCallback, useEffect, useState } from "react";

export const sameInputs = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Keeps what was asked apart from what stands in the form: an address asks once when it is opened, a later change waits
 * until it is asked for, so that a result can always name the inputs that made it.
 */
export function useAsked<T>(current: T | undefined) {
  const [asked, setAsked] = useState(current);
  useEffect(() => {
    if (asked === undefined && current !== undefined) setAsked(current);
  }, [asked, current]);
  const ask = useCallback(() => setAsked(current), [current]);
  return { asked, isOld: asked !== undefined && current !== undefined && !sameInputs(asked, current), ask };
}

/** A question that failed has no result to keep: the next one is asked as soon as the form holds it. */
export function useAskAfterError(failed: boolean, isOld: boolean, ask: () => void): void {
  useEffect(() => {
    if (failed && isOld) ask();
  }, [failed, isOld, ask]);
}
