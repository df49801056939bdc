import type { MoreTexts } from "./pt_more";
import { plural } from "./plural";

/** The screens of more.ts in English. */
export const enMore: MoreTexts = {
  scanner: {
    title: "Scanner test", scanThis: "Scan this code", waiting: "Waiting for the scanner… No need to click anything.", arrived: "Arrived", means: "It is", speed: "Speed",
    gap: (ms) => `up to ${ms} ms between two keys`,
    kind: { command: "command", invoice: "invoice key", ean: "product (EAN)", package: "box (tracking)", text: "another code" },
    verdict: {
      right: "Scanner and keyboard agree.", us_on_abnt2: "The scanner types as a US keyboard and this computer uses ABNT2: “/” and “;” are swapped. Set the scanner to Portuguese (Brazil), or let Balcão put it right.",
      case: "Upper and lower case arrived swapped: switch Caps Lock off.", other: "The code arrived different. Look up the keyboard language and the Enter suffix in the scanner's manual.",
    },
    putRight: "Put it right here", isPutRight: "Balcão puts right what the scanner types.", notAnyMore: "Do not", slow: "Longest pause between keys",
    slowHint: "35 ms suits nearly all. A slow wireless scanner: raise it until the test works. The scanner must send Enter or Tab at the end.", camera: "Camera",
    cameraState: {
      ready: "This browser reads codes with the camera.", insecure: "The camera works only on https or on this computer (localhost).", missing: "This browser does not read codes with the camera: use a scanner, or Chrome on Android.",
    },
    commands: "Commands to print", commandsHint: "Put them beside the computer: they act on the order that is open or worked on.",
    command: { ACEITAR: "Accepts the new order", PAUSAR: "Pauses or resumes picking", EMBALAR: "Finishes picking, or packing", DESPACHAR: "Dispatches the boxes scanned in Collection", ENTREGAR: "Hands the order at the counter over; the second scan confirms", "2VIA": "Asks for the label again" },
    print: "Print the commands",
  },
  settings: {
    where: "For this browser.", look: "Look", theme: "Colours", themes: { auto: "Like the system", light: "Light", dark: "Dark" }, contrast: "Contrast", contrasts: { auto: "Like the system", more: "High" },
    soundTitle: "Sound", soundBlocked: "The browser plays sound only after a click.", hasSound: "Ring when an order comes and when something needs you", hasSoundHint: "A new order rings every 10 s until somebody answers or says “noted”; every 4 s towards the end of its time.",
    volume: "Volume", quietFrom: "Quiet from", quietTo: "to", quietHint: "The same time twice: never quiet. Title, band and notices go on.", testSounds: "Test sound:",
    tune: { order: "New order", cancelled: "Cancelled", problem: "Problem", customer: "Customer waits", right: "Right scan", again: "Scanned before", wrong: "Wrong scan" },
    noticesTitle: "Notices and screen", hasNotices: "Tell me when this window is behind another",
    noticeState: { granted: "Browser notices: allowed.", denied: "Browser notices: blocked in the browser's settings.", default: "Browser notices: not allowed yet.", missing: "Browser notices exist only on https or on this computer (localhost)." },
    allowNotices: "Allow notices", staysAwake: "Keep the screen on", awakeHint: "As long as this window is in front.", awakeNot: "The browser did not allow it (low battery?).", awakeMissing: "This browser cannot keep the screen on.",
    stationTitle: "This computer's packing table", noStation: "None (the store's printer)", stationLegend: "Where papers wanted here come out",
    stationGone: (name) => `${name} has no printer any more: paper comes out of the store’s printer.`,
    inputTitle: "Keyboard and scanner", keysHint: "Without them Enter, arrows, Esc and the scanner still work.", scannerTest: "Scanner test",
  },
  health: {
    agent: "Balcão agent", agentState: { starting: "connecting…", live: "live", lost: "no answer" }, version: (v) => `Version ${v}`, browserClock: (s) => `This computer's clock differs by ${s} from the agent's: set it right.`,
    hub: "Omni hub", hubState: { starting: "connecting…", ok: "OK", offline: "down", refused: "does not accept this store" }, lastAnswer: (since) => `Last answer ${since}.`,
    hubDo: { starting: "Wait some seconds.", offline: "Go on working: the queue keeps everything. If the internet works elsewhere, tell support.", refused: "The store's credential was revoked: call support." },
    clockOff: (s) => `The computer's clock differs by ${s} from the hub's; deadlines use the hub's.`, queue: "Outbox", seeProblems: (n) => `${plural(n, "paper waits", "papers wait")} for you`,
    disk: "Disk", diskState: { ok: "OK", low: "little space", full: "full", broken: "failing" }, browser: "This browser", canStayAwake: "The screen can be kept on (Settings).",
    why: "Why has my order not come?", orderNumber: "Order number", whyAsk: "Look for it", whyFailed: "It could not be looked for: try again.",
    support: "Support", bundle: "Download the file for support", bundleHint: "Settings without secrets, health, queues and log; nothing of customers.", bundleFailed: "The file could not be made.",
    logLevel: "Detail of the log, until the agent restarts", levels: { error: "Errors only", warning: "Warnings", information: "Usual", debug: "Everything" },
    checked: (since) => `What the agent checked ${since}`,
  },
};
