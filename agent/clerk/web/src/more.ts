import { CodesView } from "./codes/view";
import { AcceptanceView } from "./acceptance/view";
import { CouponsView } from "./after/coupons";
import { ParkedErrands } from "./after/errands";
import { Proofs } from "./after/proofs";
import { ReturnsView } from "./after/returns";
import { StockView } from "./after/stock";
import { ApprovalForm } from "./order/approval";
import { Panel } from "./order/panel";
import { printReason } from "./i18n/print_reasons";
import { ReportsView } from "./reports/view";
import type { MoreScreens } from "./state/more";
import "./style/more.css";
import { TrainingShop } from "./training/shop";
import { Door } from "./views/door";
import { HealthView } from "./views/health";
import { Help } from "./views/help";
import { PeopleView } from "./views/people";
import { PrintersView } from "./views/printers";
import { ProblemsView } from "./views/problems";
import { QueueView } from "./views/queue";
import { ScannerView } from "./views/scanner";
import { keepSearchFresh, SearchView } from "./views/search";
import { SettingsView } from "./views/settings";
import { CarrierView } from "./fulfilment/carrier";
import { PackOrder } from "./fulfilment/pack";
import { PickOrder } from "./fulfilment/pick";
import { PickupView } from "./fulfilment/pickup";
import { WaveView } from "./fulfilment/wave";

keepSearchFresh();

/** What nobody sees in the first picture, an opened order and the screens beside the lists: a file of their own, more.js, which the page loads after its first paint. */
export const moreScreens: MoreScreens = {
  training: () => new TrainingShop(),
  approval: ApprovalForm,
  printReason,
  help: Help,
  panel: Panel,
  pick: PickOrder,
  pack: PackOrder,
  carrier: CarrierView,
  pickup: PickupView,
  problems: ProblemsView,
  search: SearchView,
  wave: WaveView,
  queue: QueueView,
  door: Door,
  proofs: Proofs,
  parked: ParkedErrands,
  returns: ReturnsView,
  coupons: CouponsView,
  stock: StockView,
  reports: ReportsView,
  settings: SettingsView,
  scanner: ScannerView,
  health: HealthView,
  people: PeopleView,
  printers: PrintersView,
  codes: CodesView,
  acceptance: AcceptanceView,
};
