import { enBoard } from "./en_board";
import { enOrder } from "./en_order";
import type { Texts } from "./pt";

/** Every text of the page in English. */
export const en: Texts = { ...enBoard, ...enOrder };
