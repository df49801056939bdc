import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { RefusalReason, StockMove, StockProduct } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime } from "../i18n/format";
import { stockTexts } from "../i18n/stock_words";
import { get, post } from "../net/agent";
import { OrderLink } from "../order/rows";
import { allChanges } from "../state/board";
import { agentNow } from "../state/clock";
import { announce } from "../state/notices";
import { Icon } from "../ui/icon";
import { Empty, Head } from "../views/list_tools";
import { click, isBusy, overlapping, trouble } from "./clicks";
import { Trouble } from "./search_line";
import { chosenStore, StoreChoice } from "./store_choice";

const products = signal<readonly StockProduct[] | undefined>(undefined);

/** The parameter that names the store, once the agent has said which there are. */
const ofStore = (store_id: string | undefined) => (store_id === undefined ? {} : { store_id });

const begin = overlapping();

async function readStock(): Promise<void> {
  const isLast = begin();
  try {
    const store_id = chosenStore.peek();
    const { products: found } = await get<"findStock">("/api/v1/stock", {}, ofStore(store_id));
    if (isLast() && store_id === chosenStore.peek()) {
      products.value = found;
    }
  } catch {
    // the connection line says that the agent is away; the next change reads again
  }
}

function levelWord(quantity: number | undefined): string {
  const t = stockTexts.value;
  return quantity === undefined ? t.unknownLevel : t.units(quantity);
}

function reasonWord(reason: string | undefined): string {
  return reason === undefined ? "" : ` · ${texts.value.reason[reason as RefusalReason] ?? reason}`;
}

function Moves({ product }: { product: StockProduct }) {
  const t = stockTexts.value;
  const store_id = chosenStore.value;
  const [moves, setMoves] = useState<readonly StockMove[] | undefined>(undefined);
  useEffect(() => {
    get<"findStockMoves">("/api/v1/stock/moves", {}, { sku: product.sku, ...ofStore(store_id) }).then((answer) => setMoves(answer.moves), () => setMoves([]));
  }, [product.sku, product.changed_ms, store_id]);
  if (!moves) {
    return <p class="quiet-line" role="status">{texts.value.loading}</p>;
  }
  return (
    <ol class="rows" role="list" aria-label={t.movesOf(product.description)}>
      {moves.map((move, index) => (
        <li key={index} class="row" data-bad={false}>
          <p><strong>{t.cause[move.cause]}{reasonWord(move.reason)}</strong> {move.order_ref !== undefined && <OrderLink order_ref={move.order_ref} />}</p>
          <p class="row-reason">
            {t.from(levelWord(move.quantity_before), levelWord(move.quantity_after))}
            {move.change !== 0 && ` (${move.change > 0 ? "+" : ""}${move.change})`} · {dayTime(move.at_ms, agentNow.value)}{move.by && ` · ${move.by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Product({ product }: { product: StockProduct }) {
  const t = stockTexts.value;
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const count = async () => {
    const quantity = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : undefined;
    if (quantity === undefined) {
      trouble.value = t.bad;
      return;
    }
    const done = await click((command_id) => post<"countStock">("/api/v1/stock/count", {}, { command_id, sku: product.sku, quantity, ...ofStore(chosenStore.peek()) }));
    if (done) {
      setTyped("");
      announce(t.kept);
      await readStock();
    }
  };
  const tell = async () => {
    const done = await click((command_id) => post<"tellStock">("/api/v1/stock/tell", {}, { command_id, sku: product.sku, ...ofStore(chosenStore.peek()) }));
    if (done) {
      announce(t.told);
      await readStock();
    }
  };
  return (
    <li class="row" data-bad={product.is_unknown || product.wants_count}>
      <p>
        <strong>{product.description}</strong> <span>{product.sku}</span>
        <span class="chip">{levelWord(product.quantity)}</span>
        {product.is_untold && <span class="chip"><Icon name="clock" />{t.untold}</span>}
        {product.wants_count && <span class="chip bad"><Icon name="warning" />{t.wantsCount}</span>}
        {product.is_unknown && <span class="chip bad"><Icon name="warning" />{t.unknown}</span>}
      </p>
      {product.wants_count && <p class="row-reason">{t.wantsCountHint}</p>}
      {product.is_unknown && <p class="row-reason">{t.unknownHint}</p>}
      <form class="row-buttons" onSubmit={(event) => { event.preventDefault(); void count(); }}>
        <label class="field inline"><span>{t.count}</span><input type="text" inputMode="numeric" maxLength={7} size={5} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} /></label>
        <button class="button small" disabled={isBusy.value}>{t.keep}</button>
        {product.is_unknown && <button type="button" class="button small" disabled={isBusy.value} onClick={() => void tell()}>{t.tell}</button>}
        <button type="button" class="button small quiet" aria-expanded={isOpen} aria-label={t.movesOf(product.description)} onClick={() => setIsOpen(!isOpen)}>{t.moves}</button>
      </form>
      {isOpen && <Moves product={product} />}
    </li>
  );
}

/** "Estoque": what refusals, returns and counts said of it, and what waits for somebody. */
export function StockView() {
  const t = stockTexts.value;
  const now = allChanges.value;
  const store_id = chosenStore.value;
  useEffect(() => {
    trouble.value = "";
  }, []);
  useEffect(() => {
    products.value = undefined; // of another store
  }, [store_id]);
  useEffect(() => {
    void readStock();
  }, [now, store_id]);
  const all = products.value;
  return (
    <div class="page">
      <Head title={t.title} />
      <p class="quiet-line">{t.hint}</p>
      <StoreChoice />
      <Trouble />
      {all && (all.length ? <ul class="rows" role="list">{all.map((product) => <Product key={`${store_id} ${product.sku}`} product={product} />)}</ul> : <Empty icon="box" title={t.none} hint={t.noneHint} />)}
    </div>
  );
}
