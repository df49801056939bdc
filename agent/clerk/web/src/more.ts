import type { ComponentType } from "preact";
import type { MoreName } from "./state/more";
import "./style/more.css";
import { TrainingShop } from "./training/shop";
import { Door } from "./views/door";
import { HealthView } from "./views/health";
import { PeopleView } from "./views/people";
import { ReportsView } from "./views/reports";
import { ScannerView } from "./views/scanner";
import { SettingsView } from "./views/settings";

/** The screens that are seldom needed: a file of their own, more.js, which the page loads after its first paint. */
export const moreScreens: Record<MoreName | "door", ComponentType> & { training: () => TrainingShop } = {
  training: () => new TrainingShop(),
  door: Door,
  reports: ReportsView,
  settings: SettingsView,
  scanner: ScannerView,
  health: HealthView,
  people: PeopleView,
};
