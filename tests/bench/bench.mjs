// node bench.mjs --build DIR --peers DIR --history DIR [--quick] [--only NAME] [--commands N]
import { parseArgs } from "node:util";

import { alarmsOfFaults } from "./alarms.mjs";
import { drain } from "./drain.mjs";
import * as figures from "./figures.mjs";
import { hubToPrinter } from "./labels.mjs";
import { page } from "./page.mjs";

const { values: options } = parseArgs({
  options: {
    build: { type: "string" },
    peers: { type: "string" },
    history: { type: "string" },
    only: { type: "string" },
    commands: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

const all = ["start", "idleAndLoad", "list", "manyOrders", "decisionEndToEnd", "streams", "papers", "hubToPrinter", "page", "drain", "alarms"];
const measures = { ...figures, hubToPrinter, page, drain, alarms: alarmsOfFaults };
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
