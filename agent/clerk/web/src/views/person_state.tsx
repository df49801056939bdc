import { useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../i18n";
import { useHeldScans } from "../scan/listen";
import { loadMore, more } from "../state/more";
import { isDoorShut, people, wantsChange } from "../state/people";
import { Icon } from "../ui/icon";

/** The door is on its way with more.js: what is behind it stays covered meanwhile. */
function DoorComing() {
  const t = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useHeldScans(); // nothing behind the door takes a scan
  return (
    <dialog ref={dialog} class="dialog door" aria-labelledby="door-coming" onKeyDown={(event) => event.key === "Escape" && event.preventDefault()}>
      <h2 id="door-coming">{t.people.title}</h2>
      {more.value === null ? (
        <>
          <p role="alert">{t.screenMissing}</p>
          <button class="button primary" onClick={() => void loadMore()}>{t.tryNow}</button>
        </>
      ) : <p role="status">{t.screenComing}</p>}
    </dialog>
  );
}

/** Who is there? Shown while somebody must, or wants to, sign in. */
export function DoorDialog() {
  if (!isDoorShut.value) {
    return null;
  }
  const Door = more.value?.door;
  return Door ? <Door /> : <DoorComing />;
}

/** Who is signed in, and the way to another person. */
export function PersonState() {
  const { people: p } = texts.value;
  const now = people.value;
  if (!now || (!now.me && !now.has_manager)) {
    return null;
  }
  return (
    <button class="button quiet person-state" aria-label={now.me ? `${now.me.name}: ${p.change}` : undefined} onClick={() => { wantsChange.value = true; }}>
      <Icon name="person" /><span>{now.me ? now.me.name : p.title}</span>
    </button>
  );
}
