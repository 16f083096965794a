"""Writes the golden values of the ridge regression's test with scikit-learn's RidgeCV.

Needs: pip install numpy==2.4.6 scikit-learn==1.9.1. Then, from the repository's root:
python bench/peers/ridge_golden.py
"""
import json
import pathlib

import numpy
import sklearn
from sklearn.linear_model import RidgeCV

OUT = pathlib.Path(__file__).parents[2] / "packages/engine/test/gauntlet/golden/ridge.json"
random = numpy.random.default_rng(11)
ALPHAS = [0.001, 0.1, 1.0, 10.0, 100.0, 1000.0]


def case(name, features, noise):
    features = numpy.round(features, 6)
    target = numpy.round(features @ random.normal(size=features.shape[1]) + 3 + noise * random.normal(size=len(features)), 6)
    model = RidgeCV(alphas=ALPHAS, store_cv_results=True).fit(features, target)
    return {
        "name": name,
        "features": features.tolist(),
        "target": target.tolist(),
        "alphas": ALPHAS,
        "alpha": float(model.alpha_),
        "coefficients": model.coef_.tolist(),
        "intercept": float(model.intercept_),
        "looErrors": model.cv_results_.mean(axis=0).tolist(),
        "predictions": model.predict(features[:10]).tolist(),
    }


plain = random.normal(2, 1, (80, 5))
noisy = random.normal(0, 1, (30, 12))
parts = random.normal(1, 1, (60, 3))
total = parts.sum(axis=1, keepdims=True)  # a column that the others add up to
cases = [case("plain", plain, 0.5), case("few-rows-much-noise", noisy, 8), case("exactly-collinear", numpy.hstack([parts, total]), 1)]
OUT.write_text(json.dumps({"version": sklearn.__version__, "cases": cases}, separators=(",", ":")) + "\n")
print([(c["name"], c["alpha"]) for c in cases])
