# One image for all roles; the command chooses the role (see docker-compose.yml).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /app
# what is kept beside the database: the heads of the audit chain
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/seeds seeds
COPY --from=build /app/rules rules
COPY --from=build /app/policies policies
COPY --from=build /app/locales locales
COPY --from=build /app/views views
COPY --from=build /app/assets assets
# room for the answers under way: what outlives it is collected with pauses (docs/operations.md)
ENV NODE_OPTIONS=--max-semi-space-size=64
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "dist/src/main.js"]
