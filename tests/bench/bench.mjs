// node bench.mjs --build DIR --peers DIR --history DIR [--quick] [--only NAME]
import { parseArgs } from "node:util";

import * as figures from "./figures.mjs";
import { hubToPrinter } from "./labels.mjs";
import { page } from "./page.mjs";

const { values: options } = parseArgs({
  options: {
    build: { type: "string" },
    peers: { type: "string" },
    history: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

const all = ["start", "idleAndLoad", "list", "manyOrders", "decisionEndToEnd", "streams", "papers", "hubToPrinter", "page"];
const measures = { ...figures, hubToPrinter, page };
let failed = 0;
for (const name of options.only ? [options.only] : all) {
  console.log(`== ${name}`);
  try {
    await measures[name](options);
  } catch (error) {
    failed += 1;
    console.log(`${name} could not be measured: ${error.stack}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
