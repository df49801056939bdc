// What a run of the page's tests came to: first "<passed> <failed>", then each test that failed with what it said.
// A test that only passed when it was tried again counts as failed.
//
//   node report.mjs <results of Playwright's json reporter>
import { readFileSync } from "node:fs";

const LINES_OF_A_MESSAGE = 12;
const COLOURS = new RegExp("\u001b\\[[0-9;]*m", "g");

const { stats, suites } = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(stats.expected, stats.unexpected + stats.flaky);

function tell(suite) {
    for (const spec of suite.specs ?? []) {
        for (const test of spec.tests.filter(({ status }) => status === "unexpected" || status === "flaky")) {
            console.log(`page: ${spec.file}:${spec.line} ${spec.title} [${test.projectName}]`);
            const [message = ""] = test.results.flatMap((result) => result.errors).map((error) => error.message);
            const lines = message.replace(COLOURS, "").split("\n").filter((line) => line.trim() !== "");
            lines.slice(0, LINES_OF_A_MESSAGE).forEach((line) => console.log(`    ${line}`));
        }
    }
    (suite.suites ?? []).forEach(tell);
}
suites.forEach(tell);
