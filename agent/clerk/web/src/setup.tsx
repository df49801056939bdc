import { effect } from "@preact/signals";
import { render } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { chooseLanguage, language, languageName, languages, startLanguage, type Language } from "./i18n";
import { change, check, faultOfManager, finish, found, goTo, isBusy, isChecked, load, makeManager, phase, problem, step } from "./setup/state";
import { CredentialStep, HubStep, ManagerFields, PeopleStep, PrinterStep, StoreStep, Summary } from "./setup/steps";
import { setupTexts } from "./setup/words";
import { keepTheme } from "./state/theme";
import "./style/setup.css";
import { FindingList } from "./ui/finding_list";
import { Icon } from "./ui/icon";

const screens = [HubStep, CredentialStep, StoreStep, PrinterStep, PeopleStep, Summary];
/** The steps that the agent looks at before they are left. */
const checks = ["hub", "credential", "stores"] as const;
const peopleStep = 4;

function Findings() {
  const t = setupTexts.value;
  return (
    <div role="status">
      {isBusy.value && <p class="quiet-line">{t.checking}</p>}
      {problem.value && <p class="foot-error"><Icon name="warning" />{problem.value}</p>}
      {found.value && <FindingList findings={found.value.findings} />}
    </div>
  );
}

function Steps() {
  const t = setupTexts.value;
  return (
    <ol class="setup-steps">
      {t.steps.map((name, at) => (
        <li key={name} aria-current={at === step.value ? "step" : undefined}>{at + 1}. {name}{at < step.value && <> <Icon name="check" /></>}</li>
      ))}
    </ol>
  );
}

/** Checks what is to be checked; with that done, goes on. */
function proceed(): void {
  const what = checks[step.value];
  if (step.value === screens.length - 1) {
    void finish();
  } else if (what && !isChecked.value) {
    void check(what);
  } else if (step.value === peopleStep && faultOfManager()) {
    problem.value = faultOfManager();
  } else {
    goTo(step.value + 1);
  }
}

function Asking() {
  const t = setupTexts.value;
  const at = step.value;
  const form = useRef<HTMLFormElement>(null);
  const Screen = screens[at] ?? Summary;
  useLayoutEffect(() => {
    const first = form.current?.querySelector<HTMLElement>("input, .primary");
    first?.focus();
  }, [at]);
  const isLast = at === screens.length - 1;
  const word = isLast ? t.finish : checks[at] && !isChecked.value ? t.check : t.next;
  return (
    <form ref={form} class="setup-step" noValidate aria-labelledby="step" onSubmit={(event) => { event.preventDefault(); proceed(); }}>
      <h2 id="step">{t.stepOf(at + 1, screens.length)}: {t.steps[at]}</h2>
      <Screen />
      <Findings />
      <div class="setup-buttons">
        <button type="submit" class="button primary" aria-disabled={isBusy.value}><Icon name={word === t.check ? "search" : "go"} />{word}</button>
        {at > 0 && <button type="button" class="button quiet" onClick={() => goTo(at - 1)}><Icon name="back" />{t.back}</button>}
      </div>
    </form>
  );
}

/** After the settings are written. */
function Starting() {
  const t = setupTexts.value;
  const now = phase.value;
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    place.current?.querySelector<HTMLElement>("a.primary, input, button.primary")?.focus();
  }, [now]);
  return (
    <section ref={place} class="setup-step">
      <p role="status">{now === "ready" ? t.ready : now === "slow" ? t.slow : now === "manager" ? t.managerFailed : t.starting}</p>
      {now === "manager" && (
        <form class="setup-step" noValidate onSubmit={(event) => { event.preventDefault(); void makeManager(); }}>
          <ManagerFields />
          {problem.value && <p class="foot-error" role="alert"><Icon name="warning" />{problem.value}</p>}
          <div class="setup-buttons"><button type="submit" class="button primary">{t.tryAgain}</button></div>
        </form>
      )}
      {(now === "ready" || now === "manager") && (
        <div class="setup-buttons"><a class={now === "ready" ? "button primary" : "button quiet"} href="/">{t.openBoard}</a></div>
      )}
    </section>
  );
}

function Setup() {
  const t = setupTexts.value;
  return (
    <main class="setup">
      <header class="setup-head">
        <h1>Balcão: {t.title}</h1>
        <label class="field inline">
          <span>{t.language}</span>
          <select value={language.value} onChange={(event) => void chooseLanguage(event.currentTarget.value as Language).then(() => change({}))}>
            {languages.map((one) => <option key={one} value={one}>{languageName(one)}</option>)}
          </select>
        </label>
      </header>
      {phase.value === "asking" ? (
        <>
          <p>{t.lead}</p>
          <Steps />
          <Asking />
        </>
      ) : <Starting />}
    </main>
  );
}

keepTheme();
effect(() => {
  document.documentElement.lang = language.value;
  document.title = `Balcão: ${setupTexts.value.title}`;
});

async function start(): Promise<void> {
  await startLanguage();
  await load();
  const root = document.getElementById("app");
  if (root) {
    root.replaceChildren();
    render(<Setup />, root);
  }
}

void start();
