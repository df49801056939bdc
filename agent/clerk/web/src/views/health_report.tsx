import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { HealthReport } from "../../generated/api";
import { language, type Language } from "../i18n";
import { ago } from "../i18n/format";
import { moreTexts } from "../i18n/more";
import { get } from "../net/agent";
import { agentNow } from "../state/clock";
import { Icon } from "../ui/icon";

/** The agent looks every half minute. */
const readEvery_ms = 15_000;
const order = { bad: 0, attention: 1, good: 2 };
const codes: Record<Language, "pt" | "en" | "es"> = { "pt-BR": "pt", en: "en", es: "es" };

const report = signal<HealthReport | undefined>(undefined);

async function readReport(): Promise<void> {
  try {
    report.value = await get<"getHealthReport">("/api/v1/health", {}, { language: codes[language.peek()] });
  } catch {
    // the agent is away, as the screen's first part says; the next round reads again
  }
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
      <ul class="rows" role="list">
        {findings.map((finding) => (
          <li key={`${finding.part} ${finding.about}`} class="row" data-bad={finding.grade === "bad"}>
            <p><Icon name={finding.grade === "good" ? "check" : "warning"} /> {finding.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
