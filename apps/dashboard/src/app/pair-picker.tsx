import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { nearestDepartment } from "../lib/nearest-department.ts";
import { storesQuery } from "../lib/queries.ts";
import { readForecastSearch } from "../lib/search.ts";
import classes from "./shell.module.css";

/** Store and department of the view. On the Briefing, which is about all stores, a choice opens the forecast. */
export function PairPicker() {
  const { data } = useQuery(storesQuery);
  const navigate = useNavigate();
  const location = useLocation();
  const onForecast = location.pathname.endsWith("/forecast");
  const search = readForecastSearch({ ...location.search });
  const stores = data?.stores ?? [];
  const store = onForecast ? stores.find((item) => item.store === search.store) : undefined;

  const open = (nextStore: number, nextDept: number | undefined) =>
    navigate({
      to: "/forecast",
      search: (previous) => ({ ...previous, store: nextStore, ...(nextDept === undefined ? {} : { dept: nextDept }) }),
    });

  return (
    <div className={classes.pickers}>
      <Select
        aria-label="Store"
        className={classes.storePicker ?? ""}
        placeholder={`All ${stores.length || ""} stores`}
        data={stores.map((item) => ({ value: String(item.store), label: `Store ${item.store} · type ${item.type}` }))}
        value={store === undefined ? null : String(store.store)}
        onChange={(value) => {
          const chosen = stores.find((item) => String(item.store) === value);
          if (chosen !== undefined) void open(chosen.store, nearestDepartment(chosen.departments, search.dept));
        }}
        searchable
        allowDeselect={false}
        nothingFoundMessage="No such store"
        maxDropdownHeight={320}
      />
      {onForecast ? (
        <Select
          aria-label="Department"
          className={classes.deptPicker ?? ""}
          placeholder="Department"
          data={(store?.departments ?? []).map((dept) => ({ value: String(dept), label: `Department ${dept}` }))}
          value={search.dept === undefined ? null : String(search.dept)}
          onChange={(value) => {
            if (store !== undefined && value !== null) void open(store.store, Number(value));
          }}
          disabled={store === undefined}
          searchable
          allowDeselect={false}
          nothingFoundMessage="This store does not sell it"
          maxDropdownHeight={320}
        />
      ) : null}
    </div>
  );
}
