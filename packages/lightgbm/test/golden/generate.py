"""Writes the golden values of the binding's tests with Python LightGBM of the same version.

Needs: pip install lightgbm==4.7.0 numpy. First `node write-binding-model.ts`, then `python generate.py`, both here.
`problem` here and in problem.ts must make the same numbers.
"""
import json
import pathlib

import lightgbm
import numpy

HERE = pathlib.Path(__file__).parent
COLUMNS = 6
SHOWN = 25
assert lightgbm.__version__ == "4.7.0", lightgbm.__version__


def uniform(seed):
    """mulberry32: the same numbers in [0, 1) as in made-up-data.ts."""
    mask = 0xFFFFFFFF
    state = seed & mask
    while True:
        state = (state + 0x6D2B79F5) & mask
        t = state
        t = ((t ^ (t >> 15)) * (t | 1)) & mask
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & mask)) & mask
        yield (t ^ (t >> 14)) / 4294967296


def problem(seed, rows, target):
    numbers = uniform(seed)
    data = numpy.array([next(numbers) for _ in range(rows * COLUMNS)]).reshape(rows, COLUMNS)
    data[:, 3] = numpy.floor(data[:, 3] * 8)
    amount = numpy.empty(rows)
    for row in range(rows):
        a, b, c, code = (float(each) for each in data[row, :4])
        amount[row] = 3 * a - 2 * b + (5 if c > 0.5 else 0) + (2 if code == 3 else 0) + 0.5 * next(numbers)
    data[:, 4] = numpy.where(data[:, 4] < 0.1, numpy.nan, data[:, 4])
    label = {
        "amount": amount,
        "flag": (amount > 3.5).astype(float),
        "class": numpy.where(amount < 1, 0.0, numpy.where(amount < 4, 1.0, 2.0)),
        "grade": numpy.where(amount < 1, 0.0, numpy.where(amount < 4, 1.0, 2.0)),
    }[target]
    return data, label, amount


def golden(case):
    data, label, amount = problem(case["seed"], case["rows"], case["target"])
    names = [f"f{index}" for index in range(COLUMNS)]
    options = dict(feature_name=names, free_raw_data=False)
    if case.get("weighted"):
        options["weight"] = 1 + data[:, 1]
    if case.get("categorical"):
        options["categorical_feature"] = case["categorical"]
    if case.get("initScore"):
        options["init_score"] = 2 * data[:, 0]
    if case.get("groupSize"):
        options["group"] = [case["groupSize"]] * (case["rows"] // case["groupSize"])
    held = case.get("validationRows", 0)
    kept = case["rows"] - held
    train = lightgbm.Dataset(data[:kept], label[:kept], **options)
    history = {}
    callbacks, valid_sets, valid_names = [], [], []
    if held:
        valid_sets = [lightgbm.Dataset(data[kept:], label[kept:], reference=train)]
        valid_names = ["held"]
        callbacks = [
            lightgbm.record_evaluation(history),
            lightgbm.early_stopping(case["earlyStoppingRounds"], verbose=False),
        ]
    booster = lightgbm.train(
        case["parameters"],
        train,
        num_boost_round=case["iterations"],
        valid_sets=valid_sets,
        valid_names=valid_names,
        callbacks=callbacks,
    )
    shown = data[:SHOWN]
    result = {
        "name": case["name"],
        "normal": booster.predict(shown).ravel().tolist(),
        "raw": booster.predict(shown, raw_score=True).ravel().tolist(),
        "leaf": booster.predict(shown[:5], pred_leaf=True).ravel().tolist(),
        "contrib": booster.predict(shown[:8], pred_contrib=True).ravel().tolist(),
        "gain": booster.feature_importance("gain").tolist(),
        "split": booster.feature_importance("split").tolist(),
    }
    if held:
        result["bestIteration"] = booster.best_iteration
        result["history"] = {dataset: dict(metrics) for dataset, metrics in history.items()}
    return booster, result


cases = json.loads((HERE / "cases.json").read_text())
results = []
for case in cases:
    booster, result = golden(case)
    results.append(result)
    if case["name"] == "regression":
        booster.save_model(HERE / "python-model.txt")

data, _, _ = problem(11, 300, "amount")
loaded = lightgbm.Booster(model_file=HERE / "binding-model.txt")
written = {
    "version": lightgbm.__version__,
    "cases": results,
    "bindingModel": {
        "normal": loaded.predict(data[:SHOWN]).tolist(),
        "contrib": loaded.predict(data[:8], pred_contrib=True).ravel().tolist(),
    },
}
(HERE / "golden.json").write_text(json.dumps(written, indent=None, separators=(",", ":")) + "\n")
