import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Acceptance, AcceptanceCase, AcceptanceState, AcceptanceStep } from "../../generated/api";
import { chosenStore, StoreChoice } from "../after/store_choice";
import { language, languageCode } from "../i18n";
import { acceptanceTexts } from "../i18n/acceptance_words";
import { dayTime } from "../i18n/format";
import { fetchWithToken, get } from "../net/agent";
import { saveFile } from "../reports/csv";
import { orderLink, screenLink } from "../route";
import { agentNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { notify } from "../state/notices";
import { mayLookAfter } from "../state/people_seen";
import { readStored, writeStored } from "../state/stored";
import { Icon, type IconName } from "../ui/icon";
import { Head } from "../views/list_tools";
import { screenOfStep } from "./screens";

/** Reading a day takes the agent some tenths of a second; nobody works through a step faster. */
const readEvery_ms = 10_000;

const icons: Record<AcceptanceState, IconName> = { waiting: "dashes", failed: "warning", under_way: "sent", passed: "check" };

/** When the run began, as this browser was told; 0: this morning. */
const chosenSince = signal(readStored<number>("acceptance.since", 0));
const shown = signal<Acceptance | undefined>(undefined);
const problem = signal("");
let asked = 0;

function since_ms(): number {
  if (chosenSince.peek() > 0) {
    return chosenSince.peek();
  }
  const today = new Date(agentNow.peek());
  return new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime();
}

const question = () => ({ since_ms: since_ms(), language: languageCode.peek(), ...(chosenStore.peek() ? { store_id: chosenStore.peek() } : {}) });

async function read(): Promise<void> {
  const turn = ++asked;
  try {
    const answer = await get<"getAcceptance">("/api/v1/acceptance", {}, question());
    if (turn === asked) {
      shown.value = answer;
      problem.value = "";
    }
  } catch (error) {
    if (turn === asked) {
      problem.value = wordProblem(error);
    }
  }
}

function begin(at_ms: number): void {
  chosenSince.value = at_ms;
  writeStored("acceptance.since", at_ms);
  void read();
}

/** Fetched, because a plain link cannot carry the token. */
async function savePaper(): Promise<void> {
  const query = new URLSearchParams(Object.entries(question()).map(([name, value]) => [name, String(value)]));
  try {
    const response = await fetchWithToken(`/api/v1/acceptance/paper?${query}`);
    saveFile("balcao-homologacao.pdf", "application/pdf", await response.blob());
  } catch (error) {
    notify("bad", () => wordProblem(error));
  }
}

/** As a date field writes it, by this computer's clock. */
function fieldTime(at_ms: number): string {
  return new Date(at_ms - new Date(at_ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Since() {
  const a = acceptanceTexts.value;
  const take = (text: string) => {
    const at_ms = new Date(text).getTime();
    if (at_ms > 0 && at_ms <= agentNow.peek()) {
      begin(at_ms);
    } else {
      notify("bad", () => acceptanceTexts.value.badSince);
    }
  };
  return (
    <div class="acceptance-since">
      <label class="field"><span>{a.since}</span><input type="datetime-local" required value={fieldTime(shown.value?.since_ms ?? since_ms())} onChange={(event) => take(event.currentTarget.value)} /></label>
      <button class="button" aria-pressed={chosenSince.value === 0} onClick={() => begin(0)}>{a.today}</button>
      <button class="button" onClick={() => begin(agentNow.peek())}><Icon name="play" />{a.now}</button>
    </div>
  );
}

function Where({ step }: { step: AcceptanceStep }) {
  return <a href={screenLink({ name: screenOfStep[step.step] })}>{acceptanceTexts.value.go} <Icon name="go" /></a>;
}

function Step({ step }: { step: AcceptanceStep }) {
  const a = acceptanceTexts.value;
  const isOpen = step.state === "waiting" || step.state === "failed";
  return (
    <li class="acceptance-step" data-state={step.state}>
      <p class="acceptance-word">
        <Icon name={icons[step.state]} />
        <strong>{step.title}</strong>
        <span>{a.state[step.state]}{step.at_ms !== undefined && `, ${dayTime(step.at_ms, agentNow.value)}`}</span>
        {!step.is_required && <span class="acceptance-optional">{a.optional}</span>}
      </p>
      {step.problem && <p class="acceptance-problem">{a.problem} {step.problem}</p>}
      {isOpen && <p>{step.task} <Where step={step} /></p>}
      <p class="acceptance-look">{a.hubLooks} {step.look}{step.message_id && <> {a.message} <code>{step.message_id}</code></>}</p>
    </li>
  );
}

function Case({ one, number, isNext }: { one: AcceptanceCase; number: number; isNext: boolean }) {
  const a = acceptanceTexts.value;
  return (
    <details class="acceptance-case" data-state={one.state} open={isNext || one.state === "failed"}>
      <summary>
        <Icon name={icons[one.state]} />
        <strong>{number}. {one.title}</strong>
        <span>{a.state[one.state]}{!one.is_required && ` (${a.optional})`}</span>
      </summary>
      {one.order_ref !== undefined && <p>{a.order} <a href={orderLink(one.order_ref)}>{one.external_order_id ?? one.order_id}</a></p>}
      <ol role="list">{one.steps.map((step) => <Step key={step.step} step={step} />)}</ol>
    </details>
  );
}

/** The first case that is not passed, and its first step that somebody has to do. */
function nextOf(run: Acceptance): { one: AcceptanceCase; step: AcceptanceStep } | undefined {
  for (const one of run.cases) {
    const step = one.is_required && one.state !== "passed" ? one.steps.find((each) => each.is_required && (each.state === "waiting" || each.state === "failed")) : undefined;
    if (step) {
      return { one, step };
    }
  }
  return undefined;
}

function Run({ run }: { run: Acceptance }) {
  const a = acceptanceTexts.value;
  const next = nextOf(run);
  return (
    <>
      <section class="group acceptance-next" role="status">
        <p><label>{a.progress(run.passed, run.required)} <progress max={run.required} value={run.passed} /></label></p>
        {run.is_passed && <p><Icon name="check" /> <strong>{a.allDone}</strong></p>}
        {next && <p>{a.next}: <strong>{next.one.title} – {next.step.title}.</strong> {next.step.task} <Where step={next.step} /></p>}
        {!run.is_whole && <p><Icon name="warning" /> {a.partly}</p>}
      </section>
      <div class="acceptance-cases">
        {run.cases.map((one, at) => <Case key={one.case} one={one} number={at + 1} isNext={one === next?.one} />)}
      </div>
    </>
  );
}

/** The acceptance script of the integration as a guided run: what is done, what comes next, where. */
export function AcceptanceView() {
  const a = acceptanceTexts.value;
  const may = mayLookAfter.value;
  const spoken = language.value;
  const store_id = chosenStore.value;
  useEffect(() => {
    if (!may) {
      return;
    }
    void read();
    const timer = setInterval(() => { if (!document.hidden) { void read(); } }, readEvery_ms);
    return () => clearInterval(timer);
  }, [spoken, store_id, may]);
  if (!may) {
    return <div class="page"><Head title={a.title} /><p class="empty large">{a.forbidden}</p></div>;
  }
  return (
    <div class="page">
      <Head title={a.title}>
        <StoreChoice />
        <button class="button" onClick={() => void savePaper()}><Icon name="down" />{a.pdf}</button>
      </Head>
      <p class="quiet-line">{a.lead}</p>
      <Since />
      {problem.value && <p role="alert"><Icon name="warning" /> {problem.value}</p>}
      {shown.value ? <Run run={shown.value} /> : !problem.value && <p class="empty large" role="status">{a.coming}</p>}
    </div>
  );
}
