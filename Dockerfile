# Switchboard as a container: production dependencies and the build only, no root, data in one volume.
# Secrets come from the environment at run time (compose.yaml shows how); none is needed to build.
# scripts/pin-images.sh writes the digest of this image, and of those in compose.yaml, behind their tags.

FROM node:24-slim
ENV NODE_ENV=production \
    PORT=3000 \
    SWITCHBOARD_DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund && npm cache clean --force
# The sources are lent to this step and stay out of the image.
RUN --mount=type=bind,source=src,target=src --mount=type=bind,source=scripts,target=scripts node scripts/build.js
COPY migrations ./migrations
COPY manifests ./manifests
COPY example ./example
COPY bin ./bin
USER node
VOLUME /data
EXPOSE 3000
# The first start migrates the database and may load the example company, hence the long start period.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches the handler that finishes the turns in progress.
# A turn makes short-lived objects: with room for them a quarter of the processor time is spared (docs/operate.md).
CMD ["node", "--max-semi-space-size=32", "bin/switchboard.js", "start"]
