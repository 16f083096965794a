import { useDocumentTitle } from "@mantine/hooks";

/** Names the browser's tab, history entry and bookmark after the page. */
export const usePageTitle = (page: string): void => useDocumentTitle(`${page} · Sales Intelligence Hub`);
