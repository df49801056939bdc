import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Coupon, CouponMovement, CouponWish } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime, money } from "../i18n/format";
import { afterTexts } from "../i18n/after_words";
import { get, post } from "../net/agent";
import { goToScreen } from "../route";
import { allChanges } from "../state/board";
import { agentNow } from "../state/clock";
import { notify } from "../state/notices";
import { Icon } from "../ui/icon";
import { Empty, Head } from "../views/list_tools";
import { click, isBusy, overlapping, paperLanguage, read } from "./clicks";
import { SearchLine, Trouble, type Where } from "./search_line";

const extension_ms = 90 * 24 * 3600 * 1000;

const asked = signal<{ text: string; where: Where }>({ text: "", where: "store" });
const coupons = signal<Coupon[]>([]);

const begin = overlapping();

function find() {
  const { text, where } = asked.peek();
  return get<"findCoupons">("/api/v1/coupons", {}, { q: text, at: where === "hub" && text ? "hub" : "store" });
}

async function look(): Promise<void> {
  const isLast = begin();
  const answer = await read(find);
  if (answer && isLast()) {
    coupons.value = answer.coupons;
  }
}

/** What a click changed is shown at once; the hub's answer comes with the next change of the ledger. */
function replace(coupon: Coupon): void {
  coupons.value = coupons.peek().map((one) => (isSame(one, coupon) ? coupon : one));
}

function isSame(one: Coupon, other: Coupon): boolean {
  return one.coupon_id !== undefined && one.coupon_id === other.coupon_id ? true : one.code !== undefined && one.code === other.code;
}

async function refresh(): Promise<void> {
  const isLast = begin();
  try {
    if (asked.peek().where === "store") {
      const answer = await find();
      if (isLast()) {
        coupons.value = answer.coupons;
      }
      return;
    }
    for (const one of coupons.peek().filter((coupon) => coupon.is_waiting)) {
      const fresh = await get<"getCoupon">("/api/v1/coupons/{coupon_key}", { coupon_key: one.coupon_id ?? one.code ?? "" });
      if (isLast()) {
        replace(fresh);
      }
    }
  } catch {
    // the next change asks again
  }
}

/** Cents from what a person types: "10", "10,5" and "10.50" are 1000, 1050 and 1050. Digit by digit: no rounding. */
export function centsIn(text: string): number | undefined {
  const [, whole, part = ""] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

function Movement({ movement, currency }: { movement: CouponMovement; currency: string }) {
  const t = afterTexts.value.coupons;
  return (
    <li>
      <span>{dayTime(movement.at_ms, agentNow.value)}</span> <strong>{t.kind[movement.kind]}</strong>{" "}
      {movement.amount_minor > 0 && <span>{movement.kind === "redeem" ? "−" : "+"}{money(movement.amount_minor, currency)}</span>} <span>{t.movementState[movement.state]}</span>{" "}
      {movement.store_id && <small>{texts.value.store(movement.store_id)}</small>} {movement.reason && <small>{movement.reason}</small>}
    </li>
  );
}

type Wish = Omit<CouponWish, "command_id">;

function Use({ coupon, act }: { coupon: Coupon; act: (wish: Wish) => void }) {
  const t = afterTexts.value.coupons;
  const [text, setText] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const cents = centsIn(text);
  const isGood = cents !== undefined && cents >= 1 && cents <= coupon.balance_minor;
  return (
    <form class="counter-search" onSubmit={(event) => { event.preventDefault(); setWasTried(true); if (isGood) { act({ kind: "redeem", amount_minor: cents }); } }}>
      <label class="field"><span>{t.amount}</span><input type="text" inputMode="decimal" value={text} maxLength={12} autocomplete="off" onInput={(event) => setText(event.currentTarget.value)} /></label>
      <button class="button primary" disabled={isBusy.value}><Icon name="check" />{isGood ? t.useNow(money(cents, coupon.currency)) : t.use}</button>
      {wasTried && !isGood && <p class="hint bad" role="alert"><Icon name="warning" />{t.amountBad}</p>}
    </form>
  );
}

function CouponRow({ coupon }: { coupon: Coupon }) {
  const t = afterTexts.value.coupons;
  const [isMine, setIsMine] = useState(false);
  const [isSure, setIsSure] = useState(false);
  const coupon_key = coupon.coupon_id ?? coupon.code ?? "";
  const act = async (wish: Wish) => {
    setIsMine(true);
    setIsSure(false);
    const moved = await click((command_id) => post<"moveCoupon">("/api/v1/coupons/{coupon_key}/movements", { coupon_key }, { command_id, ...wish }));
    if (moved) {
      setIsMine(false);
      replace(moved);
      void refresh(); // the hub may have answered before this answer was here
    }
  };
  const print = async () => {
    setIsMine(true);
    if (await click((command_id) => post<"printCoupon">("/api/v1/coupons/{coupon_key}/voucher", { coupon_key }, { command_id, language: paperLanguage(), reason: "other" }))) {
      setIsMine(false);
      notify("good", () => afterTexts.value.coupons.printed);
    }
  };
  const isAlive = (coupon.state === "active" || coupon.state === "partly_used") && !coupon.is_waiting;
  const isHere = coupon.coupon_id !== undefined;
  return (
    <li class="row" data-bad={coupon.state === "burned" || coupon.state === "blocked"}>
      <p><strong class="code">{coupon.code ?? coupon.number}</strong>{coupon.code && coupon.number && <span>{coupon.number}</span>}<span>{t.state[coupon.state]}</span></p>
      <p>{t.balance}: <strong>{money(coupon.balance_minor, coupon.currency)}</strong> · {t.issued}: {money(coupon.issued_minor, coupon.currency)}{coupon.expires_ms !== undefined && ` · ${t.until(dayTime(coupon.expires_ms, agentNow.value))}`}</p>
      <p>{coupon.order_id}{coupon.customer_name && ` · ${coupon.customer_name}`}{coupon.customer_document && ` · ${coupon.customer_document}`}</p>
      {coupon.is_waiting && <p class="hint" role="status"><Icon name="clock" />{t.asking}</p>}
      {isAlive && coupon.balance_minor > 0 && <Use coupon={coupon} act={(wish) => void act(wish)} />}
      <div class="row-buttons">
        {coupon.code && isHere && <button class="button small" disabled={isBusy.value} onClick={() => void print()}><Icon name="printer" />{t.print}</button>}
        {isAlive && <button class="button small" disabled={isBusy.value} onClick={() => void act({ kind: "block" })}><Icon name="lock" />{t.block}</button>}
        {coupon.state === "blocked" && !coupon.is_waiting && <button class="button small" disabled={isBusy.value} onClick={() => void act({ kind: "unblock" })}>{t.unblock}</button>}
        {(isAlive || (coupon.state === "expired" && !coupon.is_waiting)) && <button class="button small" disabled={isBusy.value} onClick={() => void act({ kind: "extend", expires_ms: Math.max(agentNow.peek(), coupon.expires_ms ?? 0) + extension_ms })}>{t.extend}</button>}
        {isAlive && !isSure && <button class="button small quiet" onClick={() => setIsSure(true)}>{t.cancel}</button>}
        {isAlive && isSure && <span role="alert">{t.cancelSure} <button class="button small danger" disabled={isBusy.value} onClick={() => void act({ kind: "cancel" })}>{t.cancel}</button> <button class="button small" onClick={() => setIsSure(false)}>{t.keep}</button></span>}
      </div>
      {isMine && <Trouble />}
      <details><summary>{t.movements} ({coupon.movements.length})</summary><ul role="list">{coupon.movements.map((movement, i) => <Movement key={movement.movement_id ?? i} movement={movement} currency={coupon.currency} />)}</ul></details>
    </li>
  );
}

/** "Vales-troca": found by anything, used only with the hub's answer. */
export function CouponsView() {
  const t = afterTexts.value.coupons;
  const now = allChanges.value;
  useEffect(() => {
    void refresh();
  }, [now]);
  return (
    <div class="page">
      <Head title={t.title} count={coupons.value.length}><button class="button" onClick={() => goToScreen({ name: "returns" })}><Icon name="return" />{afterTexts.value.returns.title}</button></Head>
      <SearchLine label={t.look} onFind={(text, where) => { asked.value = { text, where }; void look(); }} />
      <Trouble />
      {coupons.value.length ? <ul class="rows" role="list">{coupons.value.map((coupon) => <CouponRow key={coupon.coupon_id ?? coupon.code} coupon={coupon} />)}</ul> : <Empty icon="tag" title={t.none} hint={t.noneHint} />}
    </div>
  );
}
