import { esBoard } from "./es_board";
import { esOrder } from "./es_order";
import type { Texts } from "./pt";

/** Every text of the page in Spanish. */
export const es: Texts = { ...esBoard, ...esOrder };
