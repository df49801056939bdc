import { effect } from "@preact/signals";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { texts } from "./i18n";
import { listenToKeys } from "./keys";
import { panelMode } from "./order/actions";
import { Panel } from "./order/panel";
import { openOrder, screen } from "./route";
import { startClock } from "./state/clock";
import { keepDetailsFresh } from "./state/detail";
import { stayConnected } from "./state/live";
import { watchBoard } from "./state/watch";
import "./style/app.css";
import { Boundary } from "./ui/boundary";
import { BoardView } from "./views/board";
import { Bands, ConnectionLine, Header, Notices } from "./views/frame";
import { Help } from "./views/help";
import { ProblemsView } from "./views/problems";
import { keepSearchFresh, SearchView } from "./views/search";

function Screen() {
  switch (screen.value.name) {
    case "board":
      return <BoardView />;
    case "problems":
      return <ProblemsView />;
    case "search":
      return <SearchView />;
  }
}

function App() {
  const main = useRef<HTMLElement>(null);
  const order_ref = openOrder.value;
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
    <div class="app" data-panel={order_ref !== undefined}>
      <Header />
      <Bands />
      <main id="main" class="desk" ref={main} tabIndex={-1}>
        <h1 class="hidden">{texts.value.app}</h1>
        <div class="screen"><Boundary key={screen.value.name}><Screen /></Boundary></div>
        {order_ref !== undefined && <Boundary key={order_ref}><Panel /></Boundary>}
      </main>
      <ConnectionLine />
      <Notices />
      <Help />
    </div>
  );
}

// Another order starts at its own page, not in the form of the one before it.
effect(() => {
  void openOrder.value;
  panelMode.value = "view";
});

startClock();
keepDetailsFresh();
keepSearchFresh();
watchBoard();
listenToKeys();
const root = document.getElementById("app");
if (root) {
  root.textContent = ""; // the name that stood there while the script was on its way
  render(<App />, root);
}
void stayConnected();
