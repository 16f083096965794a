"""Writes the golden values of the diagnostics' tests with numpy, scipy, statsmodels, pandas and scikit-learn.

Needs: pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 pandas==3.1.1. Then, from the repository's root:
python bench/peers/diagnostics_golden.py
"""
import json
import pathlib

import numpy
import pandas
import scipy.stats
import statsmodels
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.tsa.stattools import acf, pacf

OUT = pathlib.Path(__file__).parents[2] / "packages/engine/test/diagnostics/golden/golden.json"
random = numpy.random.default_rng(20251107)


def seasonal_series(weeks):
    t = numpy.arange(weeks)
    noise = numpy.zeros(weeks)
    for k in range(1, weeks):
        noise[k] = 0.6 * noise[k - 1] + random.normal()
    return numpy.round(50 + 0.05 * t + 8 * numpy.sin(2 * numpy.pi * t / 52) + 2 * noise, 6)


def long_run_variance(d, horizon):
    """Of a loss differential whose forecasts overlap by horizon - 1 weeks; Bartlett where the plain sum is not above 0."""
    centred = d - d.mean()
    gamma = numpy.array([(centred[k:] * centred[: len(d) - k]).sum() / len(d) for k in range(horizon)])
    plain = gamma[0] + 2 * gamma[1:].sum()
    if plain > 0:
        return plain, "rectangular"
    weights = 1 - numpy.arange(1, horizon) / horizon
    return gamma[0] + 2 * (weights * gamma[1:]).sum(), "bartlett"


def diebold_mariano(d, horizon):
    weeks = len(d)
    variance, kernel = long_run_variance(d, horizon)
    plain = d.mean() / numpy.sqrt(variance / weeks)
    corrected = plain * numpy.sqrt((weeks + 1 - 2 * horizon + horizon * (horizon - 1) / weeks) / weeks)
    p = 2 * scipy.stats.t.sf(abs(corrected), weeks - 1)
    return {"horizon": horizon, "variance": variance, "kernel": kernel, "statistic": corrected, "pValue": p}


skewed = numpy.round(numpy.exp(random.normal(2, 1.2, 200)) - 3, 6)
series = seasonal_series(143)
columns = random.normal(size=(60, 5))
columns[:, 3] = columns[:, 0] + 0.3 * columns[:, 3]
columns[:, 4] = columns[:, 1] - columns[:, 2] + 0.1 * columns[:, 4]
columns = numpy.round(columns, 6)
weights = random.integers(1, 5, 60)
repeated = numpy.repeat(columns, weights, axis=0)


def vif(table):
    table = numpy.column_stack([numpy.ones(len(table)), table])
    return [variance_inflation_factor(table, k) for k in range(1, table.shape[1])]


before = numpy.round(random.normal(10, 3, 40), 6)
after = numpy.round(before + random.normal(0.8, 2, 40), 6)
paired = scipy.stats.ttest_rel(before, after)
differential = numpy.zeros(71)
for k in range(1, 71):
    differential[k] = 0.5 * differential[k - 1] + random.normal(-0.3, 1)
differential = numpy.round(differential, 6)
alternating = numpy.round(numpy.array([1.0 if k % 2 else -1.0 for k in range(30)]) + 0.1 + random.normal(0, 0.01, 30), 6)
distance = 1 - numpy.abs(numpy.corrcoef(columns, rowvar=False))
numpy.fill_diagonal(distance, 0)

golden = {
    "versions": {
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
        "pandas": pandas.__version__,
    },
    "moments": {
        "values": skewed.tolist(),
        "mean": skewed.mean(),
        "deviation": skewed.std(ddof=1),
        "skew": float(pandas.Series(skewed).skew()),
        "excessKurtosis": float(pandas.Series(skewed).kurt()),
    },
    "autocorrelation": {
        "series": series.tolist(),
        "acf": acf(series, nlags=60, fft=False).tolist(),
        "pacf": pacf(series, nlags=60).tolist(),
    },
    "columns": columns.tolist(),
    "weights": weights.tolist(),
    "correlation": numpy.corrcoef(columns, rowvar=False).tolist(),
    "mergeDistances": linkage(squareform(distance, checks=False), "average")[:, 2].tolist(),
    "vif": vif(columns),
    "weightedVif": vif(repeated),
    "pairedTTest": {
        "a": before.tolist(),
        "b": after.tolist(),
        "statistic": float(paired.statistic),
        "pValue": float(paired.pvalue),
        "degreesOfFreedom": int(paired.df),
    },
    "studentT": [
        {"t": t, "df": df, "pValue": float(2 * scipy.stats.t.sf(abs(t), df))}
        for t in (0.0, 0.01, 0.7, -1.96, 4.5, 30.0)
        for df in (1, 2, 7, 70, 200000)
    ],
    "dieboldMariano": [
        {"differential": d.tolist(), **diebold_mariano(d, horizon)}
        for d, horizon in ((differential, 1), (differential, 4), (differential, 9), (alternating, 2))
    ],
}
OUT.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
