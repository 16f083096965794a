/* The C API's own time for single rows through the fast path: row_loop LIBRARY MODEL ROWS_FILE ROWS COLUMNS CALLS.
   Prints microseconds per call and the sum of the predictions. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef int (*Load)(const char *, int *, void **);
typedef int (*Init)(void *, int, int, int, int, int32_t, const char *, void **);
typedef int (*Predict)(void *, const void *, int64_t *, double *);

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

int main(int argc, char **argv) {
  if (argc != 7) return 2;
  void *library = dlopen(argv[1], RTLD_NOW);
  if (!library) return fprintf(stderr, "%s\n", dlerror()), 1;
  Load load = (Load)dlsym(library, "LGBM_BoosterCreateFromModelfile");
  Init init = (Init)dlsym(library, "LGBM_BoosterPredictForMatSingleRowFastInit");
  Predict predict = (Predict)dlsym(library, "LGBM_BoosterPredictForMatSingleRowFast");
  int rows = atoi(argv[4]), columns = atoi(argv[5]), calls = atoi(argv[6]), iterations;
  double *data = malloc(sizeof(double) * rows * columns), out, sum = 0;
  FILE *file = fopen(argv[3], "rb");
  if (!file || fread(data, sizeof(double), (size_t)rows * columns, file) != (size_t)rows * columns) return 1;
  void *booster, *config;
  int64_t length;
  if (load(argv[2], &iterations, &booster)) return 1;
  if (init(booster, 0, 0, -1, 1, columns, "num_threads=1", &config)) return 1;
  for (int i = 0; i < rows; i++) predict(config, data + (size_t)i * columns, &length, &out);
  double began = now();
  for (int i = 0; i < calls; i++) {
    predict(config, data + (size_t)(i % rows) * columns, &length, &out);
    sum += out;
  }
  printf("{\"microseconds\": %.4f, \"sum\": %.17g}\n", (now() - began) / calls, sum);
  return 0;
}
