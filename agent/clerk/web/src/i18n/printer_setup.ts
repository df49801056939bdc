import { computed } from "@preact/signals";
import { language, type Language } from "./index";

export type PrinterRole = "label" | "receipt" | "document";
export const printerRoles: readonly PrinterRole[] = ["label", "receipt", "document"];
export const paperKinds = ["label", "picking_list", "content_list", "pickup_label", "package_label", "manifest", "voucher", "receipt", "return_receipt", "danfe_label", "test_page"] as const;
export type PaperKind = (typeof paperKinds)[number];
export const printModes = ["auto", "ask", "never"] as const;
export type PrintMode = (typeof printModes)[number];

/** Which printer prints what: the words of the first set-up and of the screen for it. */
interface PrinterSetupTexts {
  roles: Record<PrinterRole, string>;
  found: string; noneFound: string; looking: string;
  use: (name: string, role: string) => string;
  address: string; example: (address: string) => string; reads: string; readsUnknown: string;
  test: string; cameOut: string; yes: string; no: string; didNot: string;
  title: string; lead: string;
  dpi: string; width: string; height: string; darkness: string; left: string; top: string; fine: string;
  fixed: string;
  stations: string; stationsHint: string; station: string; addStation: string; remove: string; removeStation: (name: string) => string;
  unasked: string; when: Record<PrintMode, string>; copies: (paper: string) => string;
  kinds: Record<PaperKind, string>;
  keep: string; busy: string; starting: string; inUse: string; slow: string; noAnswer: string; notHere: string;
}

const catalogues: Record<Language, PrinterSetupTexts> = {
  "pt-BR": {
    roles: { label: "Etiquetas", receipt: "Recibos", document: "Documentos" },
    found: "Encontradas neste computador",
    noneFound: "Nenhuma encontrada neste computador: escreva o endereço.",
    looking: "Procurando impressoras…",
    use: (name, role) => `${name} para ${role.toLowerCase()}`,
    address: "Endereço da impressora",
    example: (address) => `Por exemplo ${address}`,
    reads: "Ela entende",
    readsUnknown: "não sei",
    test: "Imprimir página de teste",
    cameOut: "A página saiu inteira e legível?",
    yes: "Sim",
    no: "Não",
    didNot: "Troque o endereço ou o que ela entende, e imprima de novo.",
    title: "Impressoras",
    lead: "Onde sai cada papel desta loja. O que muda vale para todos os computadores que usam este agente.",
    dpi: "Pontos por polegada", width: "Largura do papel (mm, 0: não sei)", height: "Altura do papel (mm, 0: rolo ou não sei)",
    darkness: "Escuro (0 a 30; vazio: como está na impressora)", left: "Para a direita (mm)", top: "Para baixo (mm)", fine: "Papel e ajuste",
    fixed: "Está no arquivo de configuração deste computador e só muda lá.",
    stations: "Mesas com impressora própria", stationsHint: "Cada computador escolhe a sua mesa em Configuração. A impressora da mesa entende o mesmo e usa o mesmo papel que a da loja.",
    station: "Mesa", addStation: "Acrescentar mesa", remove: "Tirar", removeStation: (name) => `Tirar ${name || "a mesa sem nome"}`,
    unasked: "Quando cada papel sai, e quantas vezes", when: { auto: "sozinho", ask: "depois de um clique", never: "só quando alguém pede" }, copies: (paper) => `${paper}: cópias`,
    kinds: { label: "Etiqueta da transportadora", picking_list: "Lista de separação", content_list: "Lista de conteúdo", pickup_label: "Etiqueta de retirada", package_label: "Etiqueta de volume", manifest: "Romaneio de coleta", voucher: "Vale-troca", receipt: "Comprovante de retirada", return_receipt: "Comprovante de devolução", danfe_label: "DANFE simplificado", test_page: "Página de teste" },
    keep: "Gravar e usar", busy: "Um momento…", starting: "Gravado. O agente está começando de novo…", inUse: "Pronto: o agente já usa estas impressoras.",
    slow: "O agente demora a começar. Espere um minuto; se não voltar, rode balcao-agent --check no computador dele.",
    noAnswer: "O agente não respondeu. Nada mudou; tente de novo.", notHere: "As impressoras não podem ser mudadas aqui.",
  },
  en: {
    roles: { label: "Labels", receipt: "Receipts", document: "Documents" },
    found: "Found on this computer",
    noneFound: "None found on this computer: write the address.",
    looking: "Looking for printers…",
    use: (name, role) => `${name} for ${role.toLowerCase()}`,
    address: "The printer's address",
    example: (address) => `For example ${address}`,
    reads: "It understands",
    readsUnknown: "I do not know",
    test: "Print a test page",
    cameOut: "Did the page come out whole and readable?",
    yes: "Yes",
    no: "No",
    didNot: "Change its address or what it understands, and print again.",
    title: "Printers",
    lead: "Where each paper of this store comes out. Changes hold for every computer that uses this agent.",
    dpi: "Dots per inch", width: "Width of the paper (mm, 0: not known)", height: "Height of the paper (mm, 0: a roll or not known)",
    darkness: "Darkness (0 to 30; empty: as the printer is set)", left: "To the right (mm)", top: "Down (mm)", fine: "Paper and adjustment",
    fixed: "It stands in this computer's settings file and is changed only there.",
    stations: "Packing tables with a printer of their own", stationsHint: "Each computer chooses its table under Settings. The table's printer understands the same and has the same paper as the store's.",
    station: "Packing table", addStation: "Add a packing table", remove: "Remove", removeStation: (name) => `Remove ${name || "the table without a name"}`,
    unasked: "When each paper comes out, and how often", when: { auto: "by itself", ask: "after a click", never: "only when somebody asks" }, copies: (paper) => `${paper}: copies`,
    kinds: { label: "The carrier's label", picking_list: "Picking list", content_list: "Content list", pickup_label: "Pick-up label", package_label: "Package label", manifest: "Manifest", voucher: "Store credit", receipt: "Pick-up receipt", return_receipt: "Return receipt", danfe_label: "Simplified DANFE", test_page: "Test page" },
    keep: "Keep and use", busy: "One moment…", starting: "Kept. The agent is beginning anew…", inUse: "Done: the agent uses these printers.",
    slow: "The agent takes long to start. Wait a minute; if it does not come back, run balcao-agent --check on its computer.",
    noAnswer: "The agent did not answer. Nothing has changed; try again.", notHere: "The printers cannot be changed here.",
  },
  es: {
    roles: { label: "Etiquetas", receipt: "Recibos", document: "Documentos" },
    found: "Encontradas en este equipo",
    noneFound: "Ninguna encontrada en este equipo: escriba la dirección.",
    looking: "Buscando impresoras…",
    use: (name, role) => `${name} para ${role.toLowerCase()}`,
    address: "Dirección de la impresora",
    example: (address) => `Por ejemplo ${address}`,
    reads: "Entiende",
    readsUnknown: "no lo sé",
    test: "Imprimir página de prueba",
    cameOut: "¿La página salió entera y legible?",
    yes: "Sí",
    no: "No",
    didNot: "Cambie la dirección o lo que entiende, e imprima otra vez.",
    title: "Impresoras",
    lead: "Dónde sale cada papel de esta tienda. Los cambios valen para todos los equipos que usan este agente.",
    dpi: "Puntos por pulgada", width: "Ancho del papel (mm, 0: no lo sé)", height: "Alto del papel (mm, 0: rollo o no lo sé)",
    darkness: "Oscuridad (0 a 30; vacío: como está en la impresora)", left: "A la derecha (mm)", top: "Hacia abajo (mm)", fine: "Papel y ajuste",
    fixed: "Está en el archivo de configuración de este equipo y solo cambia allí.",
    stations: "Mesas con impresora propia", stationsHint: "Cada equipo elige su mesa en Configuración. La impresora de la mesa entiende lo mismo y usa el mismo papel que la de la tienda.",
    station: "Mesa", addStation: "Agregar mesa", remove: "Quitar", removeStation: (name) => `Quitar ${name || "la mesa sin nombre"}`,
    unasked: "Cuándo sale cada papel, y cuántas veces", when: { auto: "solo", ask: "después de un clic", never: "solo si alguien lo pide" }, copies: (paper) => `${paper}: copias`,
    kinds: { label: "Etiqueta del transportista", picking_list: "Lista de preparación", content_list: "Lista de contenido", pickup_label: "Etiqueta de retiro", package_label: "Etiqueta de bulto", manifest: "Manifiesto de carga", voucher: "Vale de cambio", receipt: "Comprobante de retiro", return_receipt: "Comprobante de devolución", danfe_label: "DANFE simplificado", test_page: "Página de prueba" },
    keep: "Grabar y usar", busy: "Un momento…", starting: "Grabado. El agente empieza de nuevo…", inUse: "Listo: el agente ya usa estas impresoras.",
    slow: "El agente tarda en empezar. Espere un minuto; si no vuelve, ejecute balcao-agent --check en su equipo.",
    noAnswer: "El agente no respondió. Nada cambió; inténtelo de nuevo.", notHere: "Las impresoras no se pueden cambiar aquí.",
  },
};

export const printerSetupTexts = computed<PrinterSetupTexts>(() => catalogues[language.value]);
