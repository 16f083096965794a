#!/usr/bin/env bash
# Starts the hub as `npm start` does; all arguments are passed on: ./start.sh --port 8080 --raw ~/kaggle
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
INIT_CWD="$PWD" exec node "$here/bootstrap/start.js" "$@"
