import type { Command } from "../lib/command.ts";
import { accuracy } from "./accuracy.ts";
import { backtest } from "./backtest.ts";
import { demo } from "./demo.ts";
import { experiment } from "./experiment.ts";
import { forecast } from "./forecast.ts";
import { hotspots } from "./hotspots.ts";
import { models } from "./models.ts";
import { optimize } from "./optimize.ts";
import { prepare } from "./prepare.ts";
import { report } from "./report.ts";
import { roi } from "./roi.ts";
import { safetyStock } from "./safety-stock.ts";
import { serve } from "./serve.ts";
import { simulate } from "./simulate.ts";
import { train } from "./train.ts";
import { up } from "./up.ts";
import { value } from "./value.ts";

export const commands: readonly Command[] = [
  up,
  demo,
  prepare,
  train,
  backtest,
  forecast,
  safetyStock,
  simulate,
  roi,
  optimize,
  experiment,
  accuracy,
  hotspots,
  value,
  models,
  report,
  serve,
];
