// Node-RED with the flow beside it and nothing else: no editor, no palette, no telemetry.
const path = require("node:path");

module.exports = {
  uiPort: Number(process.env.PEER_PORT),
  uiHost: "127.0.0.1",
  userDir: process.env.PEER_DIR,
  flowFile: path.join(__dirname, "flows.json"),
  readOnly: true,
  disableEditor: true,
  httpAdminRoot: false,
  telemetry: { enabled: false, updateNotification: false },
  logging: { console: { level: "warn" } },
  functionGlobalContext: {
    ready: import("../store.mjs").then(({ openStore, pollHub }) => {
      const books = openStore(process.env.PEER_FILE);
      if (process.env.PEER_HUB) {
        pollHub({
          url: process.env.PEER_HUB,
          store: process.env.PEER_STORE,
          take: books.take,
          seconds: Number(process.env.PEER_SECONDS),
        });
      }
      return books;
    }),
  },
};
