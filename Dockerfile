# Build:  docker build -t sales-hub .
# Run:    docker run --rm -p 127.0.0.1:5000:5000 -v "$PWD/data:/app/data" sales-hub
# The four Kaggle files in ./data/raw are used when they are there; else the demo world is.

FROM node:24-bookworm-slim AS build
# pip downloads the official LightGBM wheel, whose checksum set-up verifies; no Python code of it runs
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates libgomp1 python3-pip \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN node bootstrap/setup.js \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && mkdir -p data

FROM node:24-bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends libgomp1 \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=1000:1000 /app ./
# 1000 is the image's own user "node"; a folder mounted at /app/data must be writable for it
USER 1000:1000
VOLUME /app/data
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=5s --start-period=180s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:5000/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# 0.0.0.0 is the container's own network; publish the port on 127.0.0.1 (as above) or behind a proxy that knows its users
CMD ["node", "apps/cli/src/main.ts", "up", "--host", "0.0.0.0", "--port", "5000", "--allow-anonymous"]
