import type { ComponentType } from "preact";
import type { OrderDetail } from "../generated/api";
import { CouponsView } from "./after/coupons";
import { ParkedErrands } from "./after/errands";
import { Proofs } from "./after/proofs";
import { ReturnsView } from "./after/returns";
import { StockView } from "./after/stock";
import { ApprovalForm } from "./order/approval";
import { printReason } from "./i18n/print_reasons";
import { ReportsView } from "./reports/view";
import type { MoreName } from "./state/more";
import "./style/more.css";
import { TrainingShop } from "./training/shop";
import { Door } from "./views/door";
import { HealthView } from "./views/health";
import { Help } from "./views/help";
import { PeopleView } from "./views/people";
import { PrintersView } from "./views/printers";
import { QueueView } from "./views/queue";
import { ScannerView } from "./views/scanner";
import { SettingsView } from "./views/settings";
import { WaveView } from "./fulfilment/wave";

/** The screens that are seldom needed: a file of their own, more.js, which the page loads after its first paint. */
export const moreScreens: Record<MoreName | "door" | "help", ComponentType> & {
  training: () => TrainingShop; approval: ComponentType<{ order: OrderDetail }>; printReason: typeof printReason;
  proofs: ComponentType<{ order: OrderDetail }>; parked: ComponentType;
} = {
  training: () => new TrainingShop(),
  approval: ApprovalForm,
  printReason,
  help: Help,
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
};
