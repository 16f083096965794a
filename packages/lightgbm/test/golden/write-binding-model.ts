import { cases, fit } from "./problem.ts";

// The model text that generate.py loads, to show that Python reads what the binding writes.
fit(cases[0]!).booster.saveToFile(`${import.meta.dirname}/binding-model.txt`);
