import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PersonChange, Role, StaffPerson } from "../../generated/api";
import { texts } from "../i18n";
import { staffTexts } from "../i18n/staff";
import { post } from "../net/agent";
import { screenLink } from "../route";
import { useScan } from "../scan/listen";
import { wordProblem } from "../state/commands";
import { notify } from "../state/notices";
import { loadPeople, people, wantsChange } from "../state/people";
import { Icon } from "../ui/icon";
import { Head } from "./list_tools";
import { PeopleLogList } from "./people_log";
import { badgeIn } from "./pin_pad";

const roles: readonly Role[] = ["clerk", "manager", "support"];

/** A person who is new, or what shall change of one. */
function PersonForm({ person, onLeave }: { person?: StaffPerson; onLeave: () => void }) {
  const s = staffTexts.value;
  const t = texts.value;
  const [name, setName] = useState(person?.name ?? "");
  const [role, setRole] = useState<Role>(person?.role ?? "clerk");
  const [pin, setPin] = useState("");
  const [badge, setBadge] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector("input")?.focus(), []);
  useScan((scan) => {
    setBadge(badgeIn(scan) || (badge ?? ""));
    return true;
  });
  const send = async () => {
    if (isBusy) {
      return;
    }
    setIsBusy(true);
    setProblem("");
    try {
      if (person) {
        const change: PersonChange = { name: name.trim(), role, ...(pin ? { pin } : {}), ...(badge === undefined ? {} : { badge }) };
        await post<"changePerson">("/api/v1/people/{person_id}/change", { person_id: person.person_id }, change);
      } else {
        await post<"addPerson">("/api/v1/people", {}, { name: name.trim(), role, pin, ...(badge ? { badge } : {}) });
      }
      await loadPeople();
      notify("good", () => staffTexts.value.saved(name.trim()));
      onLeave();
    } catch (error) {
      setProblem(wordProblem(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form ref={form} class="person-form" aria-label={person ? s.change(person.name) : s.add} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <label class="field"><span>{s.name}</span><input type="text" maxLength={60} required autocomplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
      <fieldset class="reasons">
        <legend>{s.role}</legend>
        <div class="choices">
          {roles.map((one) => <label key={one} class="choice"><input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} /><span>{s.roles[one]}</span></label>)}
        </div>
        <p class="quiet-line">{s.roles[role]}: {s.mayDo[role]}.</p>
      </fieldset>
      <label class="field"><span>{person ? s.newPin : s.pin}</span><input type="password" inputMode="numeric" maxLength={12} required={!person} autocomplete="new-password" value={pin} onInput={(event) => setPin(event.currentTarget.value)} /></label>
      <label class="field"><span>{s.badge}</span><input type="text" maxLength={64} autocomplete="off" value={badge ?? ""} placeholder={person?.has_badge ? s.hasBadge : ""} onInput={(event) => setBadge(event.currentTarget.value)} /></label>
      <p class="quiet-line">{s.badgeHint}</p>
      {problem && <p class="foot-error" role="alert"><Icon name="warning" />{problem}</p>}
      <div class="row-buttons">
        <button type="submit" class="button primary" aria-disabled={isBusy}>{s.save}</button>
        <button type="button" class="button quiet" onClick={onLeave}><Icon name="back" />{t.back}</button>
      </div>
    </form>
  );
}

function PersonRow({ person, onChange }: { person: StaffPerson; onChange: () => void }) {
  const s = staffTexts.value;
  const toggle = async () => {
    try {
      await post<"changePerson">("/api/v1/people/{person_id}/change", { person_id: person.person_id }, { is_enabled: !person.is_enabled });
      await loadPeople();
    } catch (error) {
      notify("bad", () => wordProblem(error));
    }
  };
  return (
    <li class="person-row" data-off={!person.is_enabled}>
      <div>
        <h3>{person.name}</h3>
        <p>{s.roles[person.role]} · {person.has_badge ? s.hasBadge : s.noBadge}{!person.is_enabled && ` · ${s.off}`}</p>
        {person.is_locked_out && <p class="foot-error"><Icon name="warning" />{s.lockedOut}</p>}
      </div>
      <div class="row-buttons">
        <button class="button small" aria-label={s.change(person.name)} onClick={onChange}>{s.change("").trim()}</button>
        <button class="button small quiet" aria-label={`${person.is_enabled ? s.disable : s.enable}: ${person.name}`} onClick={() => void toggle()}>{person.is_enabled ? s.disable : s.enable}</button>
      </div>
    </li>
  );
}

/** The people of the store; managers add and change them. */
export function PeopleView() {
  const s = staffTexts.value;
  const now = people.value;
  const [open, setOpen] = useState<StaffPerson | "new" | undefined>(undefined);
  const mayManage = now?.me?.may.includes("manage_people") === true;
  return (
    <div class="page settings">
      <Head title={s.title} count={now?.people.length ?? 0}>
        <a class="button quiet" href={screenLink({ name: "settings" })}><Icon name="back" />{texts.value.nav.settings}</a>
        {mayManage && open === undefined && <button class="button primary" onClick={() => setOpen("new")}><Icon name="plus" />{s.add}</button>}
      </Head>
      <p class="quiet-line">{s.explain}</p>
      {!mayManage && (
        <p class="hint"><Icon name="lock" />{s.managersOnly} <button class="button small" onClick={() => { wantsChange.value = true; }}>{now?.has_manager === false ? s.makeFirst : s.signIn}</button></p>
      )}
      {mayManage && open === "new" && <PersonForm onLeave={() => setOpen(undefined)} />}
      {mayManage && open !== undefined && open !== "new" && <PersonForm key={open.person_id} person={open} onLeave={() => setOpen(undefined)} />}
      {mayManage && open === undefined && (
        <ul class="person-rows" role="list">
          {now?.people.map((person) => <PersonRow key={person.person_id} person={person} onChange={() => setOpen(person)} />)}
        </ul>
      )}
      {mayManage && open === undefined && <PeopleLogList />}
    </div>
  );
}

/** In the settings: whether people sign in, and how that is switched on. */
export function PeopleHint() {
  const s = staffTexts.value;
  const now = people.value;
  if (!now) {
    return null;
  }
  return (
    <>
      {now.is_required ? <p>{s.required}</p> : <p class="hint"><Icon name="lock" /><span>{s.optional} {s.optionalDo}</span></p>}
      {!now.has_manager && <button class="button" onClick={() => { wantsChange.value = true; }}><Icon name="person" />{s.makeFirst}</button>}
    </>
  );
}
