import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { HealthFinding, HealthReport, LogLevel } from "../../generated/api";
import { language, languageCode } from "../i18n";
import { ago } from "../i18n/format";
import { moreTexts } from "../i18n/more";
import { fetchWithToken, get, post } from "../net/agent";
import { agentNow } from "../state/clock";
import { notify } from "../state/notices";
import { mayLookAfter } from "../state/people_seen";
import { Icon } from "../ui/icon";

/** The agent looks every half minute. */
const readEvery_ms = 15_000;
const order = { bad: 0, attention: 1, good: 2 };

const report = signal<HealthReport | undefined>(undefined);

async function readReport(): Promise<void> {
  try {
    report.value = await get<"getHealthReport">("/api/v1/health", {}, { language: languageCode.peek() });
  } catch {
    // the agent is away, as the screen's first part says; the next round reads again
  }
}

async function takeBundle(): Promise<void> {
  try {
    const response = await fetchWithToken("/api/v1/support-bundle", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = "balcao-support.zip";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch {
    notify("bad", () => moreTexts.value.health.bundleFailed);
  }
}

async function chooseLevel(level: LogLevel): Promise<void> {
  await post<"setLogLevel">("/api/v1/log-level", {}, { level }).catch(() => undefined); // what is read back says what holds
  await readReport();
}

const levels: LogLevel[] = ["error", "warning", "information", "debug"];

/** For who looks after the agent: the file for support, and how much is logged. */
export function SupportTools() {
  const h = moreTexts.value.health;
  if (!mayLookAfter.value || !report.value) {
    return null;
  }
  return (
    <section class="group">
      <h3>{h.support}</h3>
      <p><button class="button" onClick={() => void takeBundle()}><Icon name="down" />{h.bundle}</button></p>
      <p class="hint">{h.bundleHint}</p>
      <label class="field">
        <span>{h.logLevel}</span>
        <select value={report.value.log_level} onChange={(event) => void chooseLevel(event.currentTarget.value as LogLevel)}>
          {levels.map((level) => <option key={level} value={level}>{h.levels[level]}</option>)}
        </select>
      </label>
    </section>
  );
}

function Findings({ findings }: { findings: readonly HealthFinding[] }) {
  return (
    <ul class="rows" role="list">
      {findings.map((finding, at) => (
        <li key={at} class="row" data-bad={finding.grade === "bad"}>
          <p><Icon name={finding.grade === "good" ? "check" : "warning"} /> {finding.text}</p>
        </li>
      ))}
    </ul>
  );
}

/** Why an order that somebody waits for is not here. */
export function WhyOrder() {
  const h = moreTexts.value.health;
  const [number, setNumber] = useState("");
  const [found, setFound] = useState<readonly HealthFinding[] | undefined>(undefined);
  const ask = async () => {
    try {
      setFound((await get<"traceOrder">("/api/v1/trace", {}, { number: number.trim(), language: languageCode.peek() })).findings);
    } catch {
      notify("bad", () => moreTexts.value.health.whyFailed);
    }
  };
  return (
    <section class="group health-why">
      <h3>{h.why}</h3>
      <form class="counter-search" onSubmit={(event) => { event.preventDefault(); void ask(); }}>
        <label class="field"><span>{h.orderNumber}</span><input type="search" required maxLength={64} value={number} autocomplete="off" spellcheck={false} onInput={(event) => setNumber(event.currentTarget.value)} /></label>
        <button class="button"><Icon name="search" />{h.whyAsk}</button>
      </form>
      {found && <div role="status"><Findings findings={found} /></div>}
    </section>
  );
}

/** What the agent found when it looked at every link of the chain, what needs somebody first. */
export function HealthFindings() {
  const h = moreTexts.value.health;
  const spoken = language.value;
  useEffect(() => {
    void readReport();
    const timer = setInterval(() => void readReport(), readEvery_ms);
    return () => clearInterval(timer);
  }, [spoken]);
  const now = report.value;
  if (!now?.at_ms) {
    return null;
  }
  const findings = [...now.findings].sort((left, right) => order[left.grade] - order[right.grade]);
  return (
    <section class="group health-findings">
      <h3>{h.checked(ago(now.at_ms, agentNow.value))}</h3>
      <Findings findings={findings} />
    </section>
  );
}
