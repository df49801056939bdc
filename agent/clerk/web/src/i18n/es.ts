import { esBoard } from "./es_board";
import { esOrder } from "./es_order";
import { esWork } from "./es_work";
import type { Texts } from "./pt";

/** Every text of the page in Spanish. */
export const texts: Texts = { ...esBoard, ...esOrder, ...esWork };
