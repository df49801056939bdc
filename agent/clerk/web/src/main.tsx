import { effect } from "@preact/signals";
import { render } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { keepRinging } from "./alarm/alarm";
import { keepAwake } from "./alarm/awake";
import { listenForFirstTouch } from "./alarm/tones";
import { firstPictureDrawn } from "./idle";
import { startLanguage, texts } from "./i18n";
import { listenToKeys } from "./keys";
import { panelMode } from "./order/actions";
import { keepPicture } from "./picture/keep";
import { openOrder, screen } from "./route";
import { ScanBand, ScanStop } from "./scan/feedback";
import { isBoardLoaded } from "./state/board";
import { startClock } from "./state/clock";
import { keepDetailsFresh } from "./state/detail";
import { isHelpOpen } from "./state/help";
import { connection, stayConnected } from "./state/live";
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
import { MorePanel, MoreScreen } from "./views/more_screen";
import { NewView } from "./views/new";
import { DoorDialog } from "./views/person_state";
import { PackList, PickList, TransitView } from "./views/stages";
import { UndoBar } from "./views/undo";

function Screen() {
  const { name, order_ref } = screen.value;
  switch (name) {
    case "board":
      return <BoardView />;
    case "new":
      return <NewView />;
    case "pick":
      return order_ref === undefined ? <PickList /> : <MoreScreen key={order_ref} name="pick" order_ref={order_ref} />;
    case "pack":
      return order_ref === undefined ? <PackList /> : <MoreScreen key={order_ref} name="pack" order_ref={order_ref} />;
    case "transit":
      return <TransitView />;
    case "carrier":
    case "pickup":
    case "problems":
    case "search":
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
    case "codes":
    case "acceptance":
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
  useLayoutEffect(() => {
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
              {order_ref !== undefined && <Boundary key={order_ref}><MorePanel /></Boundary>}
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
watchBoard();
keepRinging();
keepAwake();
listenForFirstTouch();
watchPresence();
keepPresence();
addBaseKeys();
listenToKeys();

/** Without an answer after so long the page shows itself and says that it waits. */
const patience_ms = 300;

/** Until the orders are here: drawing the page once costs half of drawing it without them first. */
function firstOrders(): Promise<void> {
  return new Promise((go) => {
    effect(() => {
      if (isBoardLoaded.value || connection.value !== "starting") {
        go();
      }
    });
    setTimeout(go, patience_ms);
  });
}

async function start(): Promise<void> {
  await startLanguage();
  await startTraining();
  void stayConnected();
  await firstOrders();
  const root = document.getElementById("app");
  if (root) {
    root.textContent = ""; // the last picture, or the name, that stood there while the script was on its way
    render(<App />, root);
  }
  firstPictureDrawn();
  keepMoreLoaded();
  keepPicture();
}

void start();
