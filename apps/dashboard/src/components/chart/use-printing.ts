import { useSyncExternalStore } from "react";

const print = () => window.matchMedia("print");

function subscribe(listener: () => void): () => void {
  const query = print();
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether the page is being laid out for paper, where charts are drawn in the light colours. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => print().matches);
