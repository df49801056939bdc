import { effect } from "@preact/signals";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { keepRinging } from "./alarm/alarm";
import { keepAwake } from "./alarm/awake";
import { listenForFirstTouch } from "./alarm/tones";
import { startLanguage, texts } from "./i18n";
import { listenToKeys } from "./keys";
import { panelMode } from "./order/actions";
import { Panel } from "./order/panel";
import { openOrder, screen } from "./route";
import { ScanBand, ScanStop } from "./scan/feedback";
import { startClock } from "./state/clock";
import { keepDetailsFresh } from "./state/detail";
import { isHelpOpen } from "./state/help";
import { stayConnected } from "./state/live";
import { keepMoreLoaded, more } from "./state/more";
import { keepOrdersFresh } from "./state/orders";
import { watchPresence } from "./state/people";
import { keepPresence } from "./state/presence";
import { keepStation } from "./state/station";
import { keepTheme } from "./state/theme";
import { startTraining } from "./state/training";
import { watchBoard } from "./state/watch";
import "./style/app.css";
import { Boundary } from "./ui/boundary";
import { addBaseKeys } from "./views/base_keys";
import { BoardView } from "./views/board";
import { AlarmBand, Bands, ConnectionLine, MoreView, Notices, Rail, TopBar } from "./views/frame";
import { MoreScreen } from "./views/more_screen";
import { NewView } from "./views/new";
import { DoorDialog } from "./views/person_state";
import { ProblemsView } from "./views/problems";
import { keepSearchFresh, SearchView } from "./views/search";
import { PackList, PickList, TransitView } from "./views/stages";
import { UndoBar } from "./views/undo";
import { CarrierView } from "./fulfilment/carrier";
import { PackOrder } from "./fulfilment/pack";
import { PickOrder } from "./fulfilment/pick";
import { PickupView } from "./fulfilment/pickup";

function Screen() {
  const { name, order_ref } = screen.value;
  switch (name) {
    case "board":
      return <BoardView />;
    case "new":
      return <NewView />;
    case "pick":
      return order_ref === undefined ? <PickList /> : <PickOrder key={order_ref} order_ref={order_ref} />;
    case "pack":
      return order_ref === undefined ? <PackList /> : <PackOrder key={order_ref} order_ref={order_ref} />;
    case "carrier":
      return <CarrierView />;
    case "pickup":
      return <PickupView />;
    case "transit":
      return <TransitView />;
    case "problems":
      return <ProblemsView />;
    case "search":
      return <SearchView />;
    case "wave":
    case "queue":
    case "returns":
    case "coupons":
    case "stock":
    case "reports":
    case "settings":
    case "scanner":
    case "health":
    case "people":
    case "printers":
      return <MoreScreen name={name} />;
    case "more":
      return <MoreView />;
  }
}

/** The list of the keys, which comes with more.js. */
function HelpDialog() {
  const Help = isHelpOpen.value ? more.value?.help : undefined;
  return Help ? <Help /> : null;
}

function App() {
  const main = useRef<HTMLElement>(null);
  const order_ref = openOrder.value;
  const { name, order_ref: worked } = screen.value;
  const lastOpen = useRef<number | undefined>(undefined);
  useEffect(() => {
    const was = lastOpen.current;
    lastOpen.current = order_ref;
    if (order_ref === undefined && was !== undefined) {
      const ticket = main.current?.querySelector<HTMLElement>(`[data-order="${was}"] h3 a, a[href="#/pedido/${was}"]`);
      (ticket ?? main.current)?.focus();
    }
  }, [order_ref]);
  return (
    <div class="app" data-panel={order_ref !== undefined} data-screen={name}>
      <Rail />
      <div class="side">
        <div class="stage">
          <div class="room">
            <TopBar />
            <Bands />
            <main id="main" class="desk" ref={main} tabIndex={-1}>
              <h1 class="hidden">{texts.value.app}</h1>
              <div class="screen"><Boundary key={`${name} ${worked ?? ""}`}><Screen /></Boundary></div>
              {order_ref !== undefined && <Boundary key={order_ref}><Panel /></Boundary>}
            </main>
            <ConnectionLine />
          </div>
          <Notices />
        </div>
        <AlarmBand />
        <UndoBar />
      </div>
      <ScanBand />
      <HelpDialog />
      <ScanStop />
      <DoorDialog />
    </div>
  );
}

// Another order starts at its own page, not in the form of the one before it.
effect(() => {
  void openOrder.value;
  panelMode.value = "view";
});

keepTheme();
keepStation();
startClock();
keepDetailsFresh();
keepOrdersFresh();
keepSearchFresh();
watchBoard();
keepRinging();
keepAwake();
listenForFirstTouch();
watchPresence();
keepPresence();
addBaseKeys();
listenToKeys();

async function start(): Promise<void> {
  await startLanguage();
  await startTraining();
  void stayConnected(); // the first answers are on their way while the frame is drawn
  const root = document.getElementById("app");
  if (root) {
    root.textContent = ""; // the name that stood there while the script was on its way
    render(<App />, root);
  }
  keepMoreLoaded();
}

void start();
