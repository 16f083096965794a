import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { count } from "../../lib/format.ts";
import { lengthChoices, riskLevels, type WatchlistSearch } from "../../lib/insights-search.ts";
import { storesQuery } from "../../lib/queries.ts";
import classes from "./watchlist.module.css";

const riskChoices = ["all", ...riskLevels] as const;
const riskNames = { all: "All", high: "High", medium: "Medium", low: "Low" } as const;

interface Props {
  search: WatchlistSearch;
  onChange: (next: WatchlistSearch) => void;
}

const without = ({ store: _store, dept: _dept, ...rest }: WatchlistSearch) => rest;

/** Finds a pair, and narrows the list by risk and length. */
export function WatchlistControls({ search, onChange }: Props) {
  const { data } = useQuery(storesQuery);
  const stores = data?.stores ?? [];
  const departments = [
    ...new Set(
      stores
        .filter(({ store }) => search.store === undefined || store === search.store)
        .flatMap((store) => store.departments),
    ),
  ].sort((a, b) => a - b);
  const choose = (store: number | undefined, dept: number | undefined) =>
    onChange({
      ...without(search),
      ...(store === undefined ? {} : { store }),
      ...(dept === undefined ? {} : { dept }),
    });
  const numberOf = (value: string | null) => (value === null ? undefined : Number(value));
  return (
    <div className={`screen-only ${classes.controls}`}>
      <Select
        label="Store"
        placeholder="All stores"
        data={stores.map(({ store }) => ({ value: String(store), label: `Store ${store}` }))}
        value={search.store === undefined ? null : String(search.store)}
        onChange={(value) => choose(numberOf(value), search.dept)}
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Clear the store" }}
        nothingFoundMessage="No such store"
      />
      <Select
        label="Department"
        placeholder="All departments"
        data={departments.map((dept) => ({ value: String(dept), label: `Department ${dept}` }))}
        value={search.dept === undefined ? null : String(search.dept)}
        onChange={(value) => choose(search.store, numberOf(value))}
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Clear the department" }}
        nothingFoundMessage="No such department"
      />
      <ToggleChips
        legend="Risk"
        options={riskChoices.map((risk, value) => ({ value, label: riskNames[risk], on: risk === search.risk }))}
        onToggle={(value) => onChange({ ...search, risk: riskChoices[value] ?? "all" })}
      />
      <ToggleChips
        legend="Length of the list"
        options={lengthChoices.map((length) => ({ value: length, label: count(length), on: length === search.length }))}
        onToggle={(value) => onChange({ ...search, length: value })}
      />
    </div>
  );
}
