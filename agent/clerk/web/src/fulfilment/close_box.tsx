import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { Papers } from "../order/papers";
import { labelTone } from "../order/words";
import { CameraButton } from "../scan/camera";
import { isSameCode } from "../scan/classify";
import { flashScan, stopScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { command } from "../state/commands";
import { orderKey, pending } from "../state/pending";
import { readStored, writeStored } from "../state/stored";
import { Icon } from "../ui/icon";
import { FinishButton } from "./parts";
import { usePrintHere } from "./table";

/** The label on each box is scanned, so that no box leaves under another's name; then the order waits for its carrier. */
export function CloseBoxes({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const labels = order.labels ?? [];
  const [scanned, setScanned] = useState<readonly string[]>([]);
  const canClose = card.actions.includes("apply_labels");
  const isBusy = pending.value.has(orderKey(card.order_ref));
  const close = () => void command(card, "apply_labels");
  usePrintHere(order);
  const left = labels.filter((label) => !scanned.includes(label.package_id));

  useKeys({ f: canClose && !isBusy && left.length === 0 ? close : undefined });
  useScan((scan) => {
    if (scan.kind === "command" || scan.kind === "invoice" || scan.kind === "ean") {
      return false;
    }
    const code = scan.kind === "package" ? scan.code : scan.text;
    const label = labels.find((one) => isSameCode(one.tracking_code, code) || isSameCode(one.package_id, code));
    if (!label) {
      stopScan(t.scan.wrongLabel, t.scan.wrongLabelText(code, card.short_code));
      return true;
    }
    const isAgain = scanned.includes(label.package_id);
    setScanned((old) => [...old.filter((one) => one !== label.package_id), label.package_id]);
    flashScan(isAgain ? "again" : "good", t.pack.boxOf(labels.indexOf(label) + 1, labels.length));
    return true;
  });
  // The last scan closes the boxes; where the carrier's answer comes after it, the answer does.
  const isComplete = canClose && labels.length > 0 && left.length === 0;
  useEffect(() => {
    if (isComplete) {
      close();
    }
  }, [isComplete]);

  return (
    <div class="work-body">
      <div class="work-main">
        <section class="item" aria-label={t.pack.stickAndScan}>
          {labels.length ? (
            <>
              <p class="item-name">{t.pack.stickAndScan}</p>
              <ul class="label-list" role="list">
                {labels.map((label, index) => {
                  const isDone = scanned.includes(label.package_id);
                  return (
                    <li key={label.package_id} data-done={isDone}>
                      <Icon name={isDone ? "check" : "tag"} />
                      <b>{t.pack.boxOf(index + 1, labels.length)}</b>
                      <span class="tracking">{label.tracking_code || label.package_id}</span>
                    </li>
                  );
                })}
              </ul>
            </>
          ) : (
            <>
              <p class="item-name">{canClose ? t.pack.noLabel : t.pack.labelComing}</p>
              <p>{canClose ? t.pack.noLabelHint : t.pack.labelComingHint}</p>
            </>
          )}
          {card.label !== "none" && (
            <p class={`chip ${labelTone[card.label]}`}><Icon name="printer" />{t.label[card.label]}</p>
          )}
        </section>
        <div class="work-foot">
          {canClose && (
            <FinishButton
              word={t.pack.close} {...(left.length ? {} : { hotkey: "F" })} missing={left.length ? t.pack.labelsNotScanned(left.length) : undefined} onFinish={close}
            />
          )}
          <CameraButton />
        </div>
      </div>
      <div class="line-tabs"><Papers order={order} /></div>
    </div>
  );
}

const placesKept = 8;

/** A packed order for pick-up gets its place: the shelf's code is scanned or typed, and the counter shows it. */
export function PutOnShelf({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const [place, setPlace] = useState("");
  const [known] = useState(() => readStored<string[]>("places", []));
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const put = (where: string) => {
    const said = where.trim().slice(0, 64);
    if (said) {
      writeStored("places", [said, ...known.filter((one) => one !== said)].slice(0, placesKept));
    }
    void command(card, "mark_ready", said ? { place: said } : {});
  };
  useScan((scan) => {
    if (scan.kind !== "text" && scan.kind !== "ean") {
      return false;
    }
    const where = scan.kind === "text" ? scan.text : scan.ean;
    flashScan("good", t.pack.placed(where));
    put(where);
    return true;
  });
  return (
    <form class="item shelf" onSubmit={(event) => { event.preventDefault(); put(place); }}>
      <p class="item-name">{t.pack.whichShelf}</p>
      <p>{t.pack.whichShelfHint}</p>
      <label class="field">
        <span>{t.place}</span>
        <input ref={field} type="text" maxLength={64} value={place} placeholder={t.placeHint} autocomplete="off" onInput={(event) => setPlace(event.currentTarget.value)} />
      </label>
      {known.length > 0 && (
        <div class="choices" role="group" aria-label={t.pack.usualPlaces}>
          {known.map((one) => <button key={one} type="button" class="button small" onClick={() => put(one)}>{one}</button>)}
        </div>
      )}
      <button type="submit" class="button primary large">{t.action.mark_ready}</button>
    </form>
  );
}
