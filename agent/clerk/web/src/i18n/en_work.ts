import { plural } from "./plural";
import type { ptWork } from "./pt_work";

const units = (n: number) => plural(n, "unit", "units");
const orders = (n: number) => plural(n, "order", "orders");

/** The work screens, the scanner and what surrounds them in English. */
export const enWork: typeof ptWork = {
  nav: {
    board: "Board", new: "New", pick: "Pick", wave: "Wave", pack: "Pack", carrier: "Collection", pickup: "Pick-up", transit: "On the way",
    problems: "Problems", queue: "Queue", returns: "Returns", coupons: "Store credit", stock: "Stock", reports: "Reports", search: "Search", settings: "Settings", scanner: "Scanner", health: "Health", people: "People", more: "More",
  },
  goOn: { picking: "Go on picking", picked: "Check and pack", ready: "Serve customer", shelf: "Put on the shelf", close: "Label and close" },

  lists: {
    filters: "Filters", allAgain: "Show all", late: "Late", toAnswer: "To answer", held: "On hold: not paid", urgent: "Most urgent",
    noneNew: "No order waits for an answer", noneShown: "No order passes the chosen filters.",
    nonePick: "Nothing to pick", nonePickHint: "Accepted orders come here, the most urgent first. Scan a pick list to open its order.",
    nonePack: "Nothing to pack", nonePackHint: "Picked orders come here: each item is scanned once more, the label comes with the last one and closes the box.",
    toClose: "Box not closed yet", noneTransitHint: "Dispatched orders stay here until they are delivered.",
    noneCarrierHint: "Boxes whose label is stuck on and scanned wait here for the carrier.", ordersWithProblem: "Orders that need you",
  },
  bulk: {
    accept: (n) => `Accept the ${n} shown`,
    sentence: (n, u) => `Will accept ${orders(n)} whole, ${units(u)}. Unpaid ones are left out.`,
    confirm: (n) => `Accept ${orders(n)}`,
    progress: (done, of) => `${done} of ${of}…`,
    done: (n, codes) => (n ? `${n} accepted: ${codes}` : "No order was accepted."),
  },
  work: {
    now: "Current item", wholeOrder: "Whole order", whichLines: "Which items", open: "Open", done: "Done", noneDone: "Nothing done yet.", noneOpen: "Nothing open.",
    of: (done, of) => `${done} of ${of}`, ofTotal: (n) => `of ${n}`, anyway: (what) => `${what} anyway`,
    loading: "Loading the order…", goPack: "Check and pack",
  },
  pick: {
    found: "Found", foundAll: (n) => `Found all ${n}`, missing: "Not found", oneBack: "Take one off", unitsFound: "units picked",
    allFound: "All picked", allFoundHint: (code) => `Put everything into bin ${code} and finish.`, pausedHint: "Picking is paused: the time does not count. Resume to go on.",
    notAllFound: (n) => `${units(n)} not confirmed.`,
    startHint: (n) => `${units(n)} to pick.`, notNow: "This order is not being picked.",
  },
  wave: {
    open: "Wave", title: "Pick in a wave", explain: "One walk through the shop for several orders: quantities are summed, and each unit found says which bin it goes into.",
    howMany: "How many orders (up to 50, most urgent first)", start: (n) => `Start a wave of ${orders(n)}`, starting: (n, of) => `Starting ${n} of ${of}…`,
    running: (n) => `Wave: ${orders(n)}`, leave: "Leave the wave", boxes: "Which bins it goes into", intoBox: (code) => `bin ${code}`,
    foundInto: (code) => `Found: bin ${code}`, missing: (list) => `Will report a shortage in: ${list}.`, finish: "Finish wave",
  },
  pack: {
    boxes: "Boxes", boxLess: "One box less", boxMore: "One more box", unitsChecked: "units checked", checked: "Checked", checkedAll: (n) => `Checked all ${n}`,
    allChecked: "All checked", notAllChecked: (n) => `${units(n)} not checked.`,
    boxNumber: (n) => `Box ${n}`, boxOpen: "open: what is scanned goes here", weight: "Weight", weighs: "Weigh the boxes", notWeighed: (n) => `${plural(n, "box has", "boxes have")} no weight.`, weighed: (n, kg) => `Box ${n}: ${kg}`,
    stickAndScan: "Stick the label on and scan it", boxOf: (n, of) => `box ${n} of ${of}`, close: "Close boxes",
    labelsNotScanned: (n) => `${plural(n, "label was", "labels were")} not scanned.`,
    labelComing: "The label is on its way", labelComingHint: "The hub was asked; it is printed as soon as it arrives.",
    noLabel: "No label from the hub", noLabelHint: "This order goes without a label of the hub: close it by hand.",
    whichShelf: "Where does the parcel wait?", whichShelfHint: "Scan the shelf or type it. The counter shows this place when the customer comes.", usualPlaces: "Places used lately",
    placed: (where) => `Put at ${where}`, closed: (code) => `${code} is ready to leave.`, notNow: "This order is not to be packed now.", nextOrder: "Next order",
  },
  collect: {
    which: "Carriers", none: "No carrier", at: (time) => `Collection ${time}`,
    missing: (n) => `${plural(n, "box", "boxes")} not scanned`, allHere: "all boxes scanned",
    unfinished: (n) => `${orders(n)} of this stage without a closed box:`, dispatch: (n) => `Dispatch ${orders(n)}`,
    notScanned: (codes) => `Not scanned, they stay in the shop: ${codes}.`, scanFirst: "Scan the label of every box that the carrier takes.",
  },
  counter: {
    title: "Pick-up counter", who: "Who has come?", whoHint: "Name, short code, pick-up code, phone or number; or scan", notReady: "Not ready yet",
    emptyHint: "Packed pick-up orders appear here with the place where they wait.",
    paid: "Is it paid?", ready: "Is it ready?", where: "Where is it?", may: "May I hand it over?", yes: "Yes", no: "No", unknown: "The hub did not say", noPlace: "No place noted",
    mayHint: "Check the person and hand it over.", notPaidWhy: "The payment is not confirmed. Wait until the hub releases it.", isShipped: "This order is shipped, not picked up.",
    notReadyWhy: (state) => `The order is: ${state}. Ask somebody to finish it.`, notNow: "Not now: see the whole order.",
    checkFirst: "Check the pick-up code or an ID with photo before you hand it over.", whoTakes: "Who takes it?", somebodyElse: "Somebody else", otherName: "Name of the person", sayWho: "Write the name of the person.",
    partSentence: "The customer takes a part only: the rest stays in the shop and the hub is told.", handed: (code) => `${code} was handed over`, nextCustomer: "Next customer",
  },
  queue: {
    explain: "What was done here and the hub has not confirmed. Nothing is lost: it leaves by itself, in order, as soon as it can.",
    offline: "The hub is down. Work in the shop goes on; the queue leaves when it is back.", shown: (n, of) => `Showing ${n} of ${of}.`,
    parked: (n) => `${plural(n, "refused message waits", "refused messages wait")} for you in`, emptyHint: "The hub knows all that was done here.",
  },
  alarm: { title: "New orders", waiting: (n) => `${plural(n, "new order waits", "new orders wait")} for an answer:`, see: "See new", hush: "Noted for 5 min" },
  silent: (time) => `No news from the agent since ${time}. What is shown may be old.`,
  sound: { on: "Sound on", off: "Sound off", quiet: "Quiet hours", blocked: "Sound blocked", activate: "Turn sound on" },
  scan: {
    ready: "Scanner ready", goOn: "Go on", wrongItem: "This item is not of this order",
    wrongItemText: (code, ean) => `The code ${ean} is not in order ${code}. Put it aside and go on.`, wrongInWave: (ean) => `The code ${ean} is in no order of the wave. Put it back.`,
    wrongLabel: "This label is another order's", wrongLabelText: (label, code) => `The label ${label} is not of order ${code}. Take it off the box before you go on.`,
    wrongBox: "This box is not in the collection", wrongBoxText: (label) => `No closed box has the code ${label}. Do not let it leave: look at its order.`,
    otherCarrier: "This box is another carrier's", otherCarrierText: (label, its, here) => `Box ${label} goes with ${its}, not with ${here}.`,
    alreadyDone: (what) => `Already complete: ${what}`, commandAlone: (word) => `${word}: open an order first.`,
    commandDone: (word, code) => `${word} · ${code}`, invoiceAlone: "Invoice read: open its order first.", invoiceTaken: (code) => `Invoice stored with ${code}`,
    unknown: (code) => `Nothing found with ${code}`, many: (code) => `Several orders with ${code}`, opened: (code) => `Opened: ${code}`,
    cameraOn: "Read with the camera", cameraOff: "Stop the camera", cameraFailed: "The camera did not open. Allow the camera for this page and try again.", cameraView: "Camera image",
    barcodeOf: (text) => `Barcode ${text}`,
  },
  training: {
    band: "TRAINING", text: "Invented orders: nothing goes to the hub or the printers.", end: "Leave the training", title: "Training",
    explain: "Opens a shop with invented orders in this window, to learn without fear. The real work goes on in the other windows.",
    start: "Start the training",
  },
  people: {
    isHere: (names) => `${names} is on this order now. Agree before you touch it.`,
    somebody: "Another screen",
    with: (names) => `With ${names}`,
    title: "Sign in",
    change: "Change person",
    undo: "Undo",
    leavesIn: (code, state, seconds) => `${code}: ${state}. The hub hears it in ${seconds} s.`,
    undoKey: "Undo the last answer",
    undone: "Answer taken back",
    sendNow: "Send now",
    sentNow: "The queue is sent now",
    checkedBy: "How did you check the person?",
    sayCheck: "Say how you checked the person.",
    checks: { pickup_code: "Pick-up code", document: "Document with photo", known: "Known customer" },
    problem: {
      "check-missing": "Say how you checked who collects: code, document or known customer.",
      "no-training": "This does not exist in training: only the orders' way.", "already-sent": "Too late to undo: the answer has left for the hub.", "sign-in-needed": "Sign in with your PIN and do it again.", "session-locked": "The screen is locked. Enter the PIN and do it again.", "not-your-role": "Your role does not allow this. Call the manager.",
      "device-unknown": "A manager must sign in at this browser first.", "pin-wrong": "Wrong PIN or badge. Try again.", "pin-wait": "Too many wrong PINs. Wait a little and try again.", "pin-locked": "Ten wrong PINs: locked. A manager must give a new PIN.",
      "pin-malformed": "A PIN has 6 to 12 digits.", "pin-too-easy": "This PIN is easy to guess. Choose another.", "not-first": "There is a manager already, or the code is wrong. Ask support for a new code.",
      "name-taken": "Somebody has this name already. Add the surname.", "badge-taken": "This badge is somebody else's.", "last-manager": "This is the last manager: somebody must be able to add people.", "no-such-person": "This person no longer exists. Reload the page.",
    },
  },
  help: {
    everywhere: "Everywhere", order: "Order", part: "Accept in part", pick: "Pick", pack: "Pack", counter: "Pick-up", places: "Screens",
    scanning: "The scanner works on every screen without a click before: product, order, box, invoice or command.",
  },
  moreReasons: "More reasons",
  partKeys: "↑ ↓ change the item, − and + the quantity, 1 to 9 choose the reason, Enter sends.",
};
