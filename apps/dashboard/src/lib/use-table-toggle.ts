import { useNavigate, useSearch } from "@tanstack/react-router";

/** Whether the chart of that name is shown as a table; the answer lives in the address bar. */
export function useTableToggle(name: string): [asTable: boolean, toggle: () => void] {
  const { tables = [] } = useSearch({ strict: false });
  const navigate = useNavigate();
  const asTable = tables.includes(name);
  const toggle = () => {
    const next = asTable ? tables.filter((other) => other !== name) : [...tables, name];
    void navigate({ to: ".", search: (previous) => ({ ...previous, tables: next }), resetScroll: false });
  };
  return [asTable, toggle];
}
