import { useState } from "preact/hooks";
import type { Card, OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { clockTime } from "../i18n/format";
import { OwnPaper } from "../order/own_papers";
import { TimeLeft } from "../order/ticket";
import { orderLink, screenLink } from "../route";
import { CameraButton } from "../scan/camera";
import { flashScan, stopScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { columns } from "../state/board";
import { quietCommand } from "../state/commands";
import { useOrders } from "../state/orders";
import { Icon } from "../ui/icon";
import { Empty, Head } from "../views/list_tools";
import { boxesOf, isBox, isLoaded, loaded, setLoaded, type Box } from "./loaded";
import { FinishButton } from "./parts";

function Row({ card, order }: { card: Card; order: OrderDetail | undefined }) {
  const t = texts.value;
  const boxes = order ? boxesOf(order) : [];
  const toggle = (box: Box) => {
    setLoaded(loaded.value.includes(box.key) ? loaded.value.filter((key) => key !== box.key) : [...loaded.value, box.key]);
  };
  return (
    <li class="carrier-row" data-done={order !== undefined && isLoaded(order)}>
      <a class="code" href={orderLink(card.order_ref)} aria-label={t.openOrder(card.short_code)}>{card.short_code}</a>
      <span class="carrier-who">{card.customer_name}</span>
      <TimeLeft card={card} />
      <span class="carrier-boxes">
        {boxes.map((box, index) => (
          <label key={box.key} class="check">
            <input type="checkbox" checked={loaded.value.includes(box.key)} onChange={() => toggle(box)} />
            <span><small>{t.pack.boxOf(index + 1, boxes.length)}</small> <span class="tracking">{box.code}</span></span>
          </label>
        ))}
      </span>
    </li>
  );
}

/** When the carrier comes, and how much is not in the pile yet. */
function CutOff({ cards, missing }: { cards: readonly Card[]; missing: number }) {
  const t = texts.value;
  const first = cards.find((card) => card.deadline_ms !== undefined);
  if (!first?.deadline_ms) {
    return null;
  }
  return (
    <p class="cut-off">
      <Icon name="truck" /><strong>{t.collect.at(clockTime(first.deadline_ms))}</strong>
      <TimeLeft card={first} />
      <span>{missing ? t.collect.missing(missing) : t.collect.allHere}</span>
    </p>
  );
}

function Collection({ cards, orders }: { cards: readonly Card[]; orders: ReadonlyMap<number, OrderDetail> }) {
  const t = texts.value;
  const [sending, setSending] = useState<number | undefined>(undefined);
  const [driver, setDriver] = useState("");
  const [plate, setPlate] = useState("");
  const vehicle = { ...(driver.trim() && { driver: driver.trim() }), ...(plate.trim() && { plate: plate.trim().toUpperCase() }) };
  const known = cards.flatMap((card) => orders.get(card.order_ref) ?? []);
  const ready = known.filter(isLoaded);
  const left = known.filter((order) => !isLoaded(order));
  const dispatch = async () => {
    const gone: number[] = [];
    for (const order of ready) {
      setSending(gone.length);
      if (await quietCommand(order.card, "dispatch", vehicle)) {
        gone.push(order.card.order_ref);
      }
    }
    setSending(undefined);
    setLoaded(loaded.value.filter((key) => !gone.includes(Number(key.split(" ")[0]))));
  };
  useScan((scan) => {
    if (scan.kind !== "command" || scan.command !== "DESPACHAR") {
      return false;
    }
    if (ready.length && sending === undefined) {
      flashScan("good", t.collect.dispatch(ready.length));
      void dispatch();
    } else {
      flashScan("bad", t.collect.scanFirst);
    }
    return true;
  });
  return (
    <>
      <CutOff cards={cards} missing={left.reduce((sum, order) => sum + boxesOf(order).filter((box) => !loaded.value.includes(box.key)).length, 0)} />
      <ul class="carrier-list" role="list">
        {cards.map((card) => <Row key={card.order_ref} card={card} order={orders.get(card.order_ref)} />)}
      </ul>
      <div class="vehicle">
        <label class="field"><span>{t.collect.driver}</span><input type="text" maxLength={120} autocomplete="off" value={driver} onInput={(event) => setDriver(event.currentTarget.value)} /></label>
        <label class="field"><span>{t.collect.plate}</span><input type="text" maxLength={16} autocomplete="off" autocapitalize="characters" value={plate} onInput={(event) => setPlate(event.currentTarget.value)} /></label>
      </div>
      <div class="work-foot">
        {sending !== undefined ? (
          <p role="status">{t.bulk.progress(sending, ready.length)}</p>
        ) : ready.length ? (
          <FinishButton
            key={ready.length} word={t.collect.dispatch(ready.length)} onFinish={() => void dispatch()}
            missing={left.length ? t.collect.notScanned(left.map((order) => order.card.short_code).join(", ")) : undefined}
          />
        ) : (
          <p class="empty">{t.collect.scanFirst}</p>
        )}
        <CameraButton />
      </div>
      {known[0] && <ul class="rows own-papers" role="list"><OwnPaper key={known[0].card.order_ref} order={known[0]} kind="manifest" rest={vehicle} /></ul>}
    </>
  );
}

/** Boxes that wait for their carrier: one list per carrier, every box scanned before it leaves. */
export function CarrierView() {
  const t = texts.value;
  const stage = columns.value.get("carrier") ?? [];
  const cards = stage.filter((card) => card.state === "awaiting_carrier");
  const unfinished = stage.length - cards.length;
  const carriers = [...new Set(cards.map((card) => card.carrier ?? ""))].sort();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const carrier = chosen !== undefined && carriers.includes(chosen) ? chosen : carriers[0];
  const shown = cards.filter((card) => (card.carrier ?? "") === carrier);
  const orders = new Map(useOrders(cards.map((card) => card.order_ref)).map((order) => [order.card.order_ref, order]));

  useScan((scan) => {
    if (scan.kind !== "package" && scan.kind !== "text") {
      return false;
    }
    const code = scan.kind === "package" ? scan.code : scan.text;
    const box = [...orders.values()].flatMap(boxesOf).find((one) => isBox(one, code));
    const card = box && cards.find((one) => one.order_ref === box.order_ref);
    if (!box || !card) {
      stopScan(t.scan.wrongBox, t.scan.wrongBoxText(code));
    } else if ((card.carrier ?? "") !== carrier) {
      stopScan(t.scan.otherCarrier, t.scan.otherCarrierText(code, card.carrier || t.collect.none, carrier || t.collect.none));
    } else if (loaded.value.includes(box.key)) {
      flashScan("again", t.scan.alreadyDone(box.code));
    } else {
      setLoaded([...loaded.value, box.key]);
      flashScan("good", `${card.short_code} · ${box.code}`);
    }
    return true;
  });

  return (
    <div class="page wide">
      <Head title={t.nav.carrier} count={cards.length} />
      {unfinished > 0 && (
        <p class="hint"><Icon name="box" />{t.collect.unfinished(unfinished)} <a href={screenLink({ name: "pack" })}>{t.nav.pack}</a></p>
      )}
      {cards.length ? (
        <>
          <div class="tabs" role="group" aria-label={t.collect.which}>
            {carriers.map((one) => (
              <button key={one} class="tab" aria-pressed={one === carrier} onClick={() => setChosen(one)}>
                {one || t.collect.none} <span class="filter-count">{cards.filter((card) => (card.carrier ?? "") === one).length}</span>
              </button>
            ))}
          </div>
          <Collection key={carrier} cards={shown} orders={orders} />
        </>
      ) : (
        <Empty icon="truck" title={t.emptyStage.carrier} hint={t.lists.noneCarrierHint} />
      )}
    </div>
  );
}
