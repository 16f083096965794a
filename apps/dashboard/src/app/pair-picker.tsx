import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { nearestDepartment } from "../lib/nearest-department.ts";
import { storesQuery } from "../lib/queries.ts";
import { type DeptChoice, readForecastSearch, type StoreChoice } from "../lib/search.ts";
import { departmentsOf, readChoice, storeOptions } from "./pair-options.ts";
import classes from "./shell.module.css";

/** Store and department of the view. On pages that are about all stores, a choice opens the forecast. */
export function PairPicker({ opened = false }: { opened?: boolean }) {
  const { data } = useQuery(storesQuery);
  const navigate = useNavigate();
  const location = useLocation();
  const onForecast = location.pathname.endsWith("/forecast");
  const search = readForecastSearch({ ...location.search });
  const stores = data?.stores ?? [];
  const store = onForecast ? search.store : undefined;
  const known = store !== undefined && (typeof store === "string" || stores.some((item) => item.store === store));
  const departments = departmentsOf(stores, store);

  const open = (nextStore: StoreChoice, dept: DeptChoice | undefined) =>
    navigate({
      to: "/forecast",
      search: (previous) => ({ ...previous, store: nextStore, ...(dept === undefined ? {} : { dept }) }),
    });
  const openStore = (next: StoreChoice) => {
    const { dept } = search;
    const offered = departmentsOf(stores, next);
    if (typeof next === "string" && dept === undefined) return open(next, "all");
    return open(next, dept === "all" ? dept : nearestDepartment(offered, dept));
  };

  return (
    <div className={classes.pickers}>
      <Select
        aria-label="Store"
        className={classes.storePicker ?? ""}
        placeholder={`All ${stores.length || ""} stores`}
        data={storeOptions(stores)}
        value={known ? String(store) : null}
        onChange={(value) => {
          const next = readChoice(value);
          if (next !== undefined) void openStore(next);
        }}
        searchable
        autoFocus={opened}
        defaultDropdownOpened={opened}
        allowDeselect={false}
        nothingFoundMessage="No such store"
        maxDropdownHeight={320}
      />
      {onForecast ? (
        <Select
          aria-label="Department"
          className={classes.deptPicker ?? ""}
          placeholder="Department"
          data={[
            { value: "all", label: "All departments" },
            ...departments.map((dept) => ({ value: String(dept), label: `Department ${dept}` })),
          ]}
          value={search.dept === undefined ? null : String(search.dept)}
          onChange={(value) => {
            if (store !== undefined && value !== null) void open(store, value === "all" ? value : Number(value));
          }}
          disabled={!known}
          searchable
          allowDeselect={false}
          nothingFoundMessage={typeof store === "number" ? "This store does not sell it" : "No store sells it"}
          maxDropdownHeight={320}
        />
      ) : null}
    </div>
  );
}
