import { ptBoard } from "./pt_board";
import { ptOrder } from "./pt_order";
import { ptWork } from "./pt_work";

/** Every text of the page in Brazilian Portuguese. */
export const pt = { ...ptBoard, ...ptOrder, ...ptWork };

/** What each language must say. */
export type Texts = typeof pt;
