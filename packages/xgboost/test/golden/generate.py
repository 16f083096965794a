"""Writes the golden values of the binding's tests with Python XGBoost of the same version.

Needs: pip install xgboost-cpu==3.2.0 numpy. Run it here: python generate.py
"""
import json
import pathlib

import numpy
import xgboost

HERE = pathlib.Path(__file__).parent
ROWS, COLUMNS, SHOWN = 240, 5, 40
assert xgboost.__version__ == "3.2.0", xgboost.__version__

random = numpy.random.default_rng(7)
data = numpy.round(random.random((ROWS, COLUMNS)), 6)
label = numpy.round(3 * data[:, 0] - 2 * data[:, 1] + 5 * (data[:, 2] > 0.5) + 0.5 * random.random(ROWS), 6)
weight = numpy.round(1 + data[:, 1], 6)
data[random.random(ROWS) < 0.1, 4] = numpy.nan
names = [f"input_{k}" for k in range(COLUMNS)]

CASES = [
    {
        "name": "squared-error-with-weights",
        "weighted": True,
        "iterations": 40,
        "parameters": {"objective": "reg:squarederror", "max_depth": 4, "eta": 0.1, "tree_method": "hist", "seed": 7},
    },
    {
        "name": "absolute-error",
        "weighted": False,
        "iterations": 30,
        "parameters": {"objective": "reg:absoluteerror", "max_depth": 3, "eta": 0.2, "seed": 7},
    },
    {
        "name": "sampled-rows-and-columns",
        "weighted": False,
        "iterations": 30,
        "parameters": {"max_depth": 5, "eta": 0.1, "subsample": 0.7, "colsample_bytree": 0.6, "lambda": 2, "seed": 3},
    },
]

results = []
for case in CASES:
    train = xgboost.DMatrix(data, label, weight=weight if case["weighted"] else None, feature_names=names)
    booster = xgboost.train({**case["parameters"], "nthread": 1}, train, case["iterations"])
    shown = xgboost.DMatrix(data[:SHOWN], feature_names=names)
    results.append(
        {
            **case,
            "predictions": booster.predict(shown).astype(float).tolist(),
            "totalGain": booster.get_score(importance_type="total_gain"),
            "weight": booster.get_score(importance_type="weight"),
        }
    )
    if case is CASES[0]:
        (HERE / "python-model.json").write_bytes(booster.save_raw("json"))

golden = {
    "version": xgboost.__version__,
    "rows": ROWS,
    "columns": COLUMNS,
    # JSON has no NaN: a missing value is null.
    "data": [None if numpy.isnan(x) else float(x) for x in data.ravel()],
    "label": label.tolist(),
    "weight": weight.tolist(),
    "cases": results,
}
(HERE / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
