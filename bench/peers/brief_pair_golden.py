"""Writes the golden values of the test of LightGBM against XGBoost with scipy and statsmodels.

Needs: pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0. Then, from the repository's root:
python bench/peers/brief_pair_golden.py
"""
import json
import pathlib

import numpy
import scipy.stats
import statsmodels
import statsmodels.api

OUT = pathlib.Path(__file__).parents[2] / "packages/engine/test/gauntlet/golden/brief-pair.json"
FOLDS, WEEKS, PAIRS, HORIZON = 5, 9, 6, 9
random = numpy.random.default_rng(20251125)


def diebold_mariano(differential, horizon):
    """The regression on a constant whose errors are autocorrelated up to lag horizon - 1, with the correction of 1997."""
    fit = statsmodels.api.OLS(differential, numpy.ones(len(differential))).fit(
        cov_type="HAC", cov_kwds={"maxlags": horizon - 1, "kernel": "uniform", "use_correction": False}
    )
    weeks = len(differential)
    correction = (weeks + 1 - 2 * horizon + horizon * (horizon - 1) / weeks) / weeks
    statistic = float(fit.tvalues[0] * numpy.sqrt(correction))
    p = float(2 * scipy.stats.t.sf(abs(statistic), weeks - 1))
    return {"meanDifference": float(differential.mean()), "statistic": statistic, "pValue": p}


def paired(a, b):
    test = scipy.stats.ttest_rel(a, b)
    return {
        "meanDifference": float(numpy.mean(numpy.subtract(a, b))),
        "statistic": float(test.statistic),
        "pValue": float(test.pvalue),
        "degreesOfFreedom": int(test.df),
    }


shock = numpy.zeros(FOLDS * WEEKS)
for k in range(1, len(shock)):
    shock[k] = 0.7 * shock[k - 1] + random.normal(0, 60)
# Rows of a week are given in no order of time, as the rows of pairs are.
week = numpy.tile(numpy.arange(FOLDS * WEEKS), PAIRS)
lightgbm = numpy.round(numpy.abs(random.gamma(2, 300, len(week)) + shock[week]), 4)
xgboost = numpy.round(numpy.abs(lightgbm + 4 - 0.3 * shock[week] + random.normal(0, 80, len(week))), 4)
fold = week // WEEKS
rmse = {
    name: [float(numpy.sqrt(numpy.mean(errors[fold == k] ** 2))) for k in range(FOLDS)]
    for name, errors in (("lightgbm", lightgbm), ("xgboost", xgboost))
}
by_week = numpy.array([(lightgbm - xgboost)[week == k].mean() for k in range(FOLDS * WEEKS)])

golden = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
    "horizonWeeks": HORIZON,
    "week": week.tolist(),
    "lightgbm": lightgbm.tolist(),
    "xgboost": xgboost.tolist(),
    "foldRmse": rmse,
    "foldTTest": paired(rmse["lightgbm"], rmse["xgboost"]),
    "pairedTTest": paired(lightgbm, xgboost),
    "dieboldMariano": diebold_mariano(by_week, HORIZON),
}
OUT.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
