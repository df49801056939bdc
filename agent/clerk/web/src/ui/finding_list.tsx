import type { HealthFinding } from "../../generated/api";
import { Icon } from "./icon";

/** What the agent found when it looked at answers of a set-up. */
export function FindingList({ findings }: { findings: readonly HealthFinding[] }) {
  return (
    <ul class="setup-findings" role="list">
      {findings.map((one, at) => (
        <li key={at} data-grade={one.grade}><Icon name={one.grade === "good" ? "check" : "warning"} /><span>{one.text}</span></li>
      ))}
    </ul>
  );
}
