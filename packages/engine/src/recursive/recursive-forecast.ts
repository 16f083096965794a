import type { SalesPanel } from "@sales-hub/domain";
import { buildOriginState, type OriginState } from "../base/origin-state.ts";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { type ResidualBoosters, ResidualPredictor } from "../forecast/residual-predictor.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { cutAtOrigin } from "./extend-panel.ts";

/** A pair without a row in this many weeks before the origin has stopped: no forecast of it is taken as an actual. */
const ACTIVE_WEEKS = 8;

export interface RecursiveOptions {
  readonly originIndex: number;
  /** Furthest week that will be asked for. */
  readonly horizonWeeks: number;
  readonly model: TrainedModel;
  readonly boosters: ResidualBoosters;
  /** Weeks already forecast this way from the same origin, each of shape [N]; the next one continues them. */
  readonly known?: readonly Float64Array[];
}

/**
 * The recursive ("iterative") strategy: one week ahead for every pair, that forecast taken as an actual, the next week
 * from there, and so on. Errors feed on themselves, so it is less accurate than forecasting each week directly; no week
 * after the origin is read.
 */
export class RecursiveForecast {
  /** Forecasts so far, USD, by week after the origin, each of shape [N]. */
  readonly weeks: Float64Array[];
  readonly #options: RecursiveOptions;
  readonly #panel: SalesPanel;
  readonly #shared: {
    readonly calendar: ReturnType<typeof buildWeekCalendar>;
    readonly index: ReturnType<typeof buildPanelIndex>;
  };
  /** 1 where forecasts are taken as actuals. */
  readonly #active: Uint8Array;

  /** @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE */
  constructor(panel: SalesPanel, options: RecursiveOptions) {
    const { originIndex, horizonWeeks, known = [] } = options;
    const calendar = buildWeekCalendar(panel);
    this.#options = options;
    this.#panel = cutAtOrigin(panel, calendar, { originIndex, weeksAhead: horizonWeeks });
    this.#shared = { calendar, index: buildPanelIndex(panel) };
    const first = Math.max(0, originIndex + 1 - ACTIVE_WEEKS);
    this.#active = Uint8Array.from({ length: panel.seriesCount }, (_, i) => {
      const row = i * panel.weekCount;
      return panel.sales.subarray(row + first, row + originIndex + 1).some((y) => !Number.isNaN(y)) ? 1 : 0;
    });
    this.weeks = [];
    for (const week of known) this.#append(week);
  }

  /** Forecasts the next week for every pair, shape [N], USD. */
  next(): Float64Array {
    using predictor = this.predictorAt(this.weeks.length + 1);
    const week = predictor.predictRange(0, this.#panel.seriesCount, 1);
    this.#append(week);
    return week;
  }

  /**
   * What forecasts the week `horizon` weeks after the origin: one week ahead, from earlier forecasts taken as actuals,
   * which must be there already.
   */
  predictorAt(horizon: number): ResidualPredictor {
    const { model, boosters } = this.#options;
    return new ResidualPredictor(this.#stateAt(this.#options.originIndex + horizon - 1), model, boosters);
  }

  #stateAt(originIndex: number): OriginState {
    const panel = { ...this.#panel, historyWeekCount: originIndex + 1 };
    return buildOriginState(panel, originIndex, { maxHorizon: 1, ...this.#shared });
  }

  #append(week: Float64Array): void {
    const { weekCount, sales } = this.#panel;
    const t = this.#options.originIndex + 1 + this.weeks.length;
    for (let i = 0; i < week.length; i++) if (this.#active[i]) sales[i * weekCount + t] = week[i]!;
    this.weeks.push(week);
  }
}
