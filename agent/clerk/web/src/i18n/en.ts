import { enBoard } from "./en_board";
import { enOrder } from "./en_order";
import { enWork } from "./en_work";
import type { Texts } from "./pt";

/** Every text of the page in English. */
export const texts: Texts = { ...enBoard, ...enOrder, ...enWork };
