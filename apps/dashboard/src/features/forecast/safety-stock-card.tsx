import type { SafetyStockAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { ExportMenu } from "../../components/export-menu.tsx";
import { NumberSlider } from "../../components/number-slider.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { plural, usd } from "../../lib/format.ts";
import { safetyStockQuery } from "../../lib/queries.ts";
import { type ForecastSearch, leadRange, serviceRange } from "../../lib/search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import classes from "./forecast.module.css";
import { boundsSentence, inputsSentence, measuredServiceSentence, safetyStockSentence } from "./safety-stock-words.ts";

export function safetyStockSheet(answer: SafetyStockAnswer): Sheet {
  const { store, dept, service_level, lead_time_weeks, weeks, meta } = answer;
  const level = Math.round(service_level * 100);
  return {
    fileName: `safety-stock_store-${store}_dept-${dept}_service-${level}_lead-${lead_time_weeks}-weeks_model-${meta.model_version}`,
    header: [
      "store",
      "dept",
      "service_level",
      "lead_time_weeks",
      "first_week",
      "last_week",
      "expected_demand",
      "reorder_target",
      "safety_stock",
      "sum_of_weekly_bounds",
      "measured_service_level",
      "test_windows",
      "model_version",
      "data_through",
    ],
    rows: [
      [
        store,
        dept,
        service_level,
        lead_time_weeks,
        weeks[0],
        weeks.at(-1),
        answer.expected_demand,
        answer.reorder_target,
        answer.safety_stock,
        answer.sum_of_weekly_bounds,
        answer.measured_service_level,
        answer.test_windows,
        meta.model_version,
        meta.data_through,
      ],
    ],
  };
}

/** How the target is made up, and where adding up weekly bounds would end. */
function TargetBar({ answer }: { answer: SafetyStockAnswer }) {
  const { expected_demand, safety_stock, reorder_target, sum_of_weekly_bounds } = answer;
  const whole = Math.max(reorder_target, sum_of_weekly_bounds, 1);
  const share = (amount: number) => `${Math.max(0, (amount / whole) * 100)}%`;
  return (
    <div className={classes.target} aria-hidden="true">
      <i data-part="demand" style={{ width: share(expected_demand) }} />
      <i data-part="safety" style={{ width: share(safety_stock) }} />
      <i data-part="bounds" style={{ left: share(sum_of_weekly_bounds) }} />
    </div>
  );
}

function Result({ answer, stale }: { answer: SafetyStockAnswer; stale: boolean }) {
  return (
    <div className={classes.result} data-stale={stale || undefined} aria-busy={stale} aria-live="polite">
      <p className={classes.finding}>{safetyStockSentence(answer)}</p>
      <p className="caption">{inputsSentence(answer)} · US dollars at retail prices</p>
      <TargetBar answer={answer} />
      <dl className={classes.facts}>
        <div>
          <dt>
            <i data-part="demand" aria-hidden="true" /> Expected demand
          </dt>
          <dd>{usd(answer.expected_demand)}</dd>
        </div>
        <div>
          <dt>
            <i data-part="safety" aria-hidden="true" /> Safety stock
          </dt>
          <dd>{usd(answer.safety_stock)}</dd>
        </div>
        <div>
          <dt>Reorder target</dt>
          <dd>{usd(answer.reorder_target)}</dd>
        </div>
        <div>
          <dt>
            <i data-part="bounds" aria-hidden="true" /> Sum of weekly bounds
          </dt>
          <dd>{usd(answer.sum_of_weekly_bounds)}</dd>
        </div>
      </dl>
      <ul className={`caption ${classes.list}`}>
        <li>{boundsSentence(answer)}</li>
        <li>{measuredServiceSentence(answer)}</li>
        {answer.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

interface Props {
  pair: { store: number; dept: number };
  search: ForecastSearch;
  onChange: (change: Partial<ForecastSearch>) => void;
}

/** Stock to hold at a service level over a lead time, from the distribution of the summed demand. */
export function SafetyStockCard({ pair, search, onChange }: Props) {
  const query = useQuery(
    safetyStockQuery({ ...pair, service_level: search.service / 100, lead_time_weeks: search.lead }),
  );
  const { data } = query;
  return (
    <section className={`card span-4 ${classes.stack}`} aria-labelledby="safety-title">
      <header className={classes.cardHead}>
        <h2 id="safety-title" className="card-title">
          Safety stock
        </h2>
        {data === undefined || query.isPlaceholderData ? null : (
          <ExportMenu of="the safety stock" sheet={() => safetyStockSheet(data)} picture={false} />
        )}
      </header>
      <NumberSlider
        label="Service level"
        value={search.service}
        range={serviceRange}
        show={(value) => `${value}%`}
        onCommit={(service) => onChange({ service })}
      />
      <NumberSlider
        label="Lead time"
        value={search.lead}
        range={leadRange}
        show={(value) => plural(value, "week")}
        onCommit={(lead) => onChange({ lead })}
      />
      <QueryState query={query} height={280} className={classes.inner ?? ""}>
        {(answer) => <Result answer={answer} stale={query.isPlaceholderData} />}
      </QueryState>
    </section>
  );
}
