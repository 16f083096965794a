"""Python LightGBM as the peer of the binding's benchmark: answers one JSON line for each JSON line it is sent."""
import json
import sys
import time

import lightgbm
import numpy

matrix = label = None
for line in sys.stdin:
    ask = json.loads(line)
    if ask["do"] == "load":
        matrix = numpy.fromfile(ask["matrix"]).reshape(ask["rows"], ask["columns"])
        label = numpy.fromfile(ask["label"])
        answer = {"version": lightgbm.__version__}
    elif ask["do"] == "train":
        began, cpu = time.perf_counter(), time.process_time()
        dataset = lightgbm.Dataset(matrix, label, params=ask["parameters"])
        dataset.construct()
        binned = time.perf_counter()
        booster = lightgbm.train(ask["parameters"], dataset, ask["iterations"], keep_training_booster=True)
        ended, cpu = time.perf_counter(), time.process_time() - cpu
        text = booster.model_to_string()
        answer = {
            "binSeconds": binned - began,
            "trainSeconds": ended - binned,
            "cpuSeconds": cpu,
            "trees": text[text.index("\nTree=0") : text.index("end of trees")],
        }
    print(json.dumps(answer), flush=True)
