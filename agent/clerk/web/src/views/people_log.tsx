import { useEffect, useState } from "preact/hooks";
import type { PeopleLogLine } from "../../generated/api";
import { texts } from "../i18n";
import { clockTime, dayTime } from "../i18n/format";
import { staffTexts } from "../i18n/staff";
import { get } from "../net/agent";
import { agentNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { people } from "../state/people";

const pageSize = 50;

/** The book about people, newest first, a page at a time. */
export function PeopleLogList() {
  const s = staffTexts.value;
  const t = texts.value;
  const [lines, setLines] = useState<readonly PeopleLogLine[] | undefined>(undefined);
  const [next, setNext] = useState<number | undefined>(undefined);
  const [problem, setProblem] = useState("");
  const load = async (before?: number) => {
    try {
      const page = await get<"getPeopleLog">("/api/v1/people/log", {}, { limit: pageSize, before });
      setLines((old) => [...(before === undefined ? [] : (old ?? [])), ...page.lines]);
      setNext(page.next_before);
      setProblem("");
    } catch (error) {
      setProblem(wordProblem(error));
    }
  };
  useEffect(() => void load(), [people.value]); // people changed: so did the book
  return (
    <section class="people-log" aria-labelledby="people-log-title">
      <h3 id="people-log-title">{s.logTitle}</h3>
      {problem && <p class="foot-error" role="alert">{problem}</p>}
      {!lines && !problem && <p class="quiet-line" role="status">{t.loading}</p>}
      {lines?.length === 0 && <p class="quiet-line">{s.logEmpty}</p>}
      <ol class="timeline">
        {lines?.map((line) => (
          <li key={line.seq}>
            <time dateTime={new Date(line.at_ms).toISOString()} title={clockTime(line.at_ms, true)}>{dayTime(line.at_ms, agentNow.value)}</time>
            <span>
              {s.log[line.what](line.person_name)}
              {line.actor_name !== line.person_name && line.what !== "locked_out" && <small> · {line.actor_name || s.logNobody}</small>}
            </span>
          </li>
        ))}
      </ol>
      {next !== undefined && <button class="button" onClick={() => void load(next)}>{s.logMore}</button>}
    </section>
  );
}
