import type { ComponentChildren } from "preact";
import { askForNotices, noticePermission } from "../alarm/alarm";
import { canStayAwake, isAwake } from "../alarm/awake";
import { isSoundBlocked, testableTunes, testTone, unlockSound } from "../alarm/tones";
import { chooseLanguage, language, languageName, languages, texts } from "../i18n";
import { codesTexts } from "../i18n/codes_words";
import { moreTexts } from "../i18n/more";
import { printerSetupTexts } from "../i18n/printer_setup";
import { staffTexts } from "../i18n/staff";
import { screenLink } from "../route";
import { notify } from "../state/notices";
import { mayLookAfter } from "../state/people_seen";
import { prefer, preferences, type Preferences } from "../state/preferences";
import { station, stations } from "../state/station";
import { isTraining, switchTraining } from "../state/training";
import { Icon } from "../ui/icon";
import { Head } from "./list_tools";
import { PeopleHint } from "./people";

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="settings-part"><h3>{title}</h3>{children}</section>;
}

function Choice<Key extends "theme" | "contrast" | "station">({ name, legend, values, words }: {
  name: Key; legend: string; values: readonly Preferences[Key][]; words: Record<Preferences[Key], string>;
}) {
  return (
    <fieldset class="reasons">
      <legend>{legend}</legend>
      <div class="choices">
        {values.map((value) => (
          <label key={value} class="choice">
            <input type="radio" name={name} checked={preferences.value[name] === value} onChange={() => prefer({ [name]: value })} /><span>{words[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Switch({ name, word, hint }: { name: "has_keys" | "has_sound" | "has_notices" | "stays_awake"; word: string; hint?: string }) {
  return (
    <div>
      <label class="check"><input type="checkbox" checked={preferences.value[name]} onChange={(event) => prefer({ [name]: event.currentTarget.checked })} /><span>{word}</span></label>
      {hint && <p class="quiet-line">{hint}</p>}
    </div>
  );
}

function Sound() {
  const t = texts.value;
  const s = moreTexts.value.settings;
  const { volume, quiet_from, quiet_to } = preferences.value;
  return (
    <Part title={s.soundTitle}>
      {isSoundBlocked.value && <p class="hint"><Icon name="mute" />{s.soundBlocked} <button class="button small" onClick={unlockSound}>{t.sound.activate}</button></p>}
      <Switch name="has_sound" word={s.hasSound} hint={s.hasSoundHint} />
      <label class="field volume">
        <span>{s.volume}: {volume} %</span>
        <input type="range" min={0} max={100} step={5} value={volume} onInput={(event) => prefer({ volume: event.currentTarget.valueAsNumber })} />
      </label>
      <div class="field-row">
        <label class="field"><span>{s.quietFrom}</span><input type="time" value={quiet_from} onChange={(event) => prefer({ quiet_from: event.currentTarget.value || "00:00" })} /></label>
        <label class="field"><span>{s.quietTo}</span><input type="time" value={quiet_to} onChange={(event) => prefer({ quiet_to: event.currentTarget.value || "00:00" })} /></label>
      </div>
      <p class="quiet-line">{s.quietHint}</p>
      <p>{s.testSounds}</p>
      <div class="row-buttons">
        {testableTunes.map((tune) => (
          <button key={tune} class="button small" onClick={() => void testTone(tune)}><Icon name="bell" />{s.tune[tune]}</button>
        ))}
      </div>
    </Part>
  );
}

function Notices() {
  const { settings: s } = moreTexts.value;
  const permission = noticePermission.value;
  return (
    <Part title={s.noticesTitle}>
      <Switch name="has_notices" word={s.hasNotices} />
      <p class="quiet-line">{s.noticeState[permission]}</p>
      {permission === "default" && <button class="button" onClick={() => void askForNotices()}><Icon name="bell" />{s.allowNotices}</button>}
      <Switch name="stays_awake" word={s.staysAwake} hint={canStayAwake ? (preferences.value.stays_awake && !isAwake.value ? s.awakeNot : s.awakeHint) : s.awakeMissing} />
    </Part>
  );
}

/** The packing table at which this computer stands; nothing to choose where no table has a printer. */
function Station() {
  const s = moreTexts.value.settings;
  const known = stations.value;
  const chosen = station.value;
  const isGone = chosen !== "" && !known.includes(chosen);
  const names = isGone ? [...known, chosen] : known;
  if (isTraining || !names.length) {
    return null;
  }
  return (
    <Part title={s.stationTitle}>
      <Choice name="station" legend={s.stationLegend} values={["", ...names]} words={{ ...Object.fromEntries(names.map((name) => [name, name])), "": s.noStation }} />
      {isGone && <p class="hint" role="status"><Icon name="warning" /><span>{s.stationGone(chosen)}</span></p>}
    </Part>
  );
}

/** What a person chooses for this browser. */
export function SettingsView() {
  const t = texts.value;
  const s = moreTexts.value.settings;
  return (
    <div class="page settings">
      <Head title={t.nav.settings} />
      <p class="quiet-line">{s.where}</p>
      <Part title={t.language}>
        <div class="choices languages" role="group" aria-label={t.language}>
          {languages.map((code) => (
            <button key={code} class="button" lang={code} aria-pressed={language.value === code} onClick={() => void chooseLanguage(code).catch(() => notify("bad", () => texts.value.problem["network"] ?? ""))}>{languageName(code)}</button>
          ))}
        </div>
      </Part>
      <Part title={staffTexts.value.part}>
        <PeopleHint />
        <a class="button" href={screenLink({ name: "people" })}><Icon name="person" />{t.nav.people}</a>
      </Part>
      <Station />
      {!isTraining && (
        <Part title={t.nav.printers}>
          <p class="quiet-line">{printerSetupTexts.value.lead}</p>
          <a class="button" href={screenLink({ name: "printers" })}><Icon name="printer" />{t.nav.printers}</a>
        </Part>
      )}
      {!isTraining && mayLookAfter.value && (
        <Part title={t.nav.codes}>
          <p class="quiet-line">{codesTexts.value.lead}</p>
          <a class="button" href={screenLink({ name: "codes" })}><Icon name="tag" />{t.nav.codes}</a>
        </Part>
      )}
      {!isTraining && (
        <Part title={t.training.title}>
          <p class="quiet-line">{t.training.explain}</p>
          <button class="button" onClick={() => switchTraining(true)}><Icon name="play" />{t.training.start}</button>
        </Part>
      )}
      <Part title={s.look}>
        <Choice name="theme" legend={s.theme} values={["auto", "light", "dark"]} words={s.themes} />
        <Choice name="contrast" legend={s.contrast} values={["auto", "more"]} words={s.contrasts} />
      </Part>
      <Sound />
      <Notices />
      <Part title={s.inputTitle}>
        <Switch name="has_keys" word={t.keysOn} hint={s.keysHint} />
        <a class="button" href={screenLink({ name: "scanner" })}><Icon name="scan" />{s.scannerTest}</a>
      </Part>
    </div>
  );
}
