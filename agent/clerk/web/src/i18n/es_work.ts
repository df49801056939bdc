import { plural } from "./plural";
import type { ptWork } from "./pt_work";

const units = (n: number) => plural(n, "unidad", "unidades");
const orders = (n: number) => plural(n, "pedido", "pedidos");

/** The work screens, the scanner and what surrounds them in Spanish. */
export const esWork: typeof ptWork = {
  nav: {
    board: "Panel", new: "Nuevos", pick: "Preparar", wave: "Ola", pack: "Embalar", carrier: "Recogida", pickup: "Retiro", transit: "En camino",
    problems: "Problemas", queue: "Cola", returns: "Devoluciones", coupons: "Vales de cambio", stock: "Stock", reports: "Informes", search: "Búsqueda", settings: "Configuración", scanner: "Lector", health: "Salud", people: "Personas", more: "Más",
  },
  goOn: { picking: "Seguir preparando", picked: "Verificar y embalar", ready: "Atender cliente", shelf: "Guardar para retiro", close: "Etiquetar y cerrar" },

  lists: {
    filters: "Filtros", allAgain: "Mostrar todo", late: "Atrasados", toAnswer: "Por responder", held: "Bloqueados: sin pagar", urgent: "Más urgentes",
    noneNew: "Ningún pedido espera respuesta", noneShown: "Ningún pedido pasa los filtros elegidos.",
    nonePick: "Nada para preparar", nonePickHint: "Los pedidos aceptados llegan aquí, el más urgente primero. Lea una lista de preparación para abrir su pedido.",
    nonePack: "Nada para embalar", nonePackHint: "Los pedidos preparados llegan aquí: cada artículo se lee otra vez, la etiqueta sale con el último y cierra el bulto.",
    toClose: "Falta cerrar el bulto", noneTransitHint: "Los pedidos despachados quedan aquí hasta la entrega.",
    noneCarrierHint: "Los bultos con la etiqueta pegada y leída esperan aquí al transportista.", ordersWithProblem: "Pedidos que lo necesitan",
  },
  bulk: {
    accept: (n) => `Aceptar los ${n} mostrados`,
    sentence: (n, u) => `Va a aceptar ${orders(n)} enteros, ${units(u)}. Los no pagados quedan fuera.`,
    confirm: (n) => `Aceptar ${orders(n)}`,
    progress: (done, of) => `${done} de ${of}…`,
    done: (n, codes) => (n ? `${n === 1 ? "Aceptado" : `${n} aceptados`}: ${codes}` : "No se aceptó ningún pedido."),
  },
  work: {
    now: "Artículo actual", wholeOrder: "Pedido completo", whichLines: "Qué artículos", open: "Abiertos", done: "Hechos", noneDone: "Nada hecho aún.", noneOpen: "Nada abierto.",
    of: (done, of) => `${done} de ${of}`, ofTotal: (n) => `de ${n}`, anyway: (what) => `${what} de todos modos`,
    loading: "Cargando el pedido…", goPack: "Verificar y embalar",
  },
  pick: {
    found: "Encontrado", foundAll: (n) => `Encontrados los ${n}`, missing: "No encontrado", oneBack: "Quitar uno", unitsFound: "unidades preparadas",
    allFound: "Todo preparado", allFoundHint: (code) => `Ponga todo en la caja ${code} y termine.`, pausedHint: "Preparación en pausa: el tiempo no cuenta. Reanude para seguir.",
    notAllFound: (n) => `${n === 1 ? "Falta 1 unidad" : `Faltan ${n} unidades`} sin confirmar.`,
    startHint: (n) => `${units(n)} para preparar.`, notNow: "Este pedido no está en preparación.",
  },
  wave: {
    open: "Ola", title: "Preparar en ola", explain: "Una vuelta por la tienda para varios pedidos: las cantidades se suman, y cada unidad encontrada dice en qué caja va.",
    howMany: "Cuántos pedidos (hasta 50, los más urgentes)", start: (n) => `Empezar ola con ${orders(n)}`, starting: (n, of) => `Empezando ${n} de ${of}…`,
    running: (n) => `Ola: ${orders(n)}`, leave: "Salir de la ola", boxes: "En qué cajas va", intoBox: (code) => `caja ${code}`,
    foundInto: (code) => `Encontrado: caja ${code}`, missing: (list) => `Va a informar falta en: ${list}.`, finish: "Terminar ola",
  },
  pack: {
    boxes: "Bultos", boxLess: "Un bulto menos", boxMore: "Un bulto más", unitsChecked: "unidades verificadas", checked: "Verificado", checkedAll: (n) => `Verificados los ${n}`,
    allChecked: "Todo verificado", notAllChecked: (n) => `${n === 1 ? "Falta verificar 1 unidad" : `Falta verificar ${n} unidades`}.`,
    boxNumber: (n) => `Bulto ${n}`, boxOpen: "abierto: lo que se lee va aquí", weight: "Peso", weighs: "Pesar los bultos", notWeighed: (n) => (n === 1 ? "Falta el peso de 1 bulto." : `Falta el peso de ${n} bultos.`), weighed: (n, kg) => `Bulto ${n}: ${kg}`,
    stickAndScan: "Pegue la etiqueta y léala", boxOf: (n, of) => `bulto ${n} de ${of}`, close: "Cerrar bultos",
    labelsNotScanned: (n) => `${n === 1 ? "1 etiqueta no se leyó" : `${n} etiquetas no se leyeron`}.`,
    labelComing: "La etiqueta está en camino", labelComingHint: "Se pidió al hub; se imprime en cuanto llegue.",
    noLabel: "Sin etiqueta del hub", noLabelHint: "Este pedido va sin etiqueta del hub: ciérrelo a mano.",
    whichShelf: "¿Dónde queda el paquete?", whichShelfHint: "Lea la posición o escríbala. El mostrador muestra este lugar cuando llega el cliente.", usualPlaces: "Lugares usados hace poco",
    placed: (where) => `Guardado en ${where}`, closed: (code) => `${code} está listo para salir.`, notNow: "Este pedido no está para embalar.", nextOrder: "Próximo pedido",
  },
  collect: {
    which: "Transportistas", none: "Sin transportista", at: (time) => `Recogida ${time}`,
    missing: (n) => (n === 1 ? "falta leer 1 bulto" : `falta leer ${n} bultos`), allHere: "todos los bultos leídos",
    unfinished: (n) => `${orders(n)} de esta etapa aún sin bulto cerrado:`, dispatch: (n) => `Despachar ${orders(n)}`,
    notScanned: (codes) => `Sin leer, quedan en la tienda: ${codes}.`, scanFirst: "Lea la etiqueta de cada bulto que lleva el transportista.",
  },
  counter: {
    title: "Mostrador de retiro", who: "¿Quién vino a retirar?", whoHint: "Nombre, clave, código de retiro, teléfono o número; o lea un código", notReady: "Aún no listos",
    emptyHint: "Los pedidos de retiro embalados aparecen aquí con el lugar donde están.",
    paid: "¿Está pagado?", ready: "¿Está listo?", where: "¿Dónde está?", may: "¿Puedo entregar?", yes: "Sí", no: "No", unknown: "El hub no lo dijo", noPlace: "Sin lugar anotado",
    mayHint: "Verifique a la persona y entregue.", notPaidWhy: "El pago no fue confirmado. Espere a que el hub lo libere.", isShipped: "Este pedido es de envío, no de retiro.",
    notReadyWhy: (state) => `El pedido está en: ${state}. Pida que alguien lo termine.`, notNow: "Ahora no: vea el pedido completo.",
    checkFirst: "Verifique el código de retiro o un documento con foto antes de entregar.", whoTakes: "¿Quién lo lleva?", somebodyElse: "Otra persona", otherName: "Nombre de quien lo lleva", sayWho: "Escriba el nombre de quien lo lleva.",
    partSentence: "El cliente lleva solo una parte: el resto queda en la tienda y se avisa al hub.", handed: (code) => `${code} fue entregado`, nextCustomer: "Próximo cliente",
  },
  queue: {
    explain: "Lo que se hizo aquí y el hub aún no confirmó. Nada se pierde: sale solo, en orden, en cuanto puede.",
    offline: "El hub está caído. El trabajo en la tienda sigue; la cola sale cuando vuelva.", shown: (n, of) => `Mostrando ${n} de ${of}.`,
    parked: (n) => `${n === 1 ? "1 mensaje rechazado espera" : `${n} mensajes rechazados esperan`} por usted en`, emptyHint: "El hub sabe todo lo que se hizo aquí.",
  },
  alarm: { title: "Pedidos nuevos", waiting: (n) => (n === 1 ? "1 pedido nuevo espera respuesta:" : `${n} pedidos nuevos esperan respuesta:`), see: "Ver nuevos", hush: "Enterado por 5 min" },
  silent: (time) => `Sin noticias del agente desde ${time}. Lo que se ve puede ser viejo.`,
  sound: { on: "Sonido activado", off: "Sonido apagado", quiet: "Horas de silencio", blocked: "Sonido bloqueado", activate: "Activar sonido" },
  scan: {
    ready: "Lector listo", goOn: "Continuar", wrongItem: "Este artículo no es de este pedido",
    wrongItemText: (code, ean) => `El código ${ean} no está en el pedido ${code}. Apártelo y continúe.`, wrongInWave: (ean) => `El código ${ean} no está en ningún pedido de la ola. Devuélvalo a su lugar.`,
    wrongLabel: "Esta etiqueta es de otro pedido", wrongLabelText: (label, code) => `La etiqueta ${label} no es del pedido ${code}. Quítela del bulto antes de continuar.`,
    wrongBox: "Este bulto no está en la recogida", wrongBoxText: (label) => `Ningún bulto cerrado tiene el código ${label}. No lo deje salir: vea su pedido.`,
    otherCarrier: "Este bulto es de otro transportista", otherCarrierText: (label, its, here) => `El bulto ${label} va por ${its}, no por ${here}.`,
    alreadyDone: (what) => `Ya completo: ${what}`, commandAlone: (word) => `${word}: abra primero un pedido.`,
    commandDone: (word, code) => `${word} · ${code}`, invoiceAlone: "Factura leída: abra primero su pedido.", invoiceTaken: (code) => `Factura guardada en ${code}`,
    unknown: (code) => `Nada encontrado con ${code}`, many: (code) => `Varios pedidos con ${code}`, opened: (code) => `Abierto: ${code}`,
    cameraOn: "Leer con la cámara", cameraOff: "Parar la cámara", cameraFailed: "La cámara no se abrió. Permita la cámara para esta página e intente de nuevo.", cameraView: "Imagen de la cámara",
    barcodeOf: (text) => `Código de barras ${text}`,
  },
  training: {
    band: "ENTRENAMIENTO", text: "Pedidos inventados: nada va al hub ni a las impresoras.", end: "Salir del entrenamiento", title: "Entrenamiento",
    explain: "Abre en esta ventana una tienda con pedidos inventados, para aprender sin miedo. El trabajo de verdad sigue en las otras ventanas.",
    start: "Empezar el entrenamiento",
  },
  people: {
    isHere: (names) => `${names} está en este pedido ahora. Pónganse de acuerdo antes de tocarlo.`,
    somebody: "Otra pantalla",
    with: (names) => `Con ${names}`,
    title: "Entrar",
    change: "Cambiar de persona",
    undo: "Deshacer",
    leavesIn: (code, state, seconds) => `${code}: ${state}. El hub lo sabrá en ${seconds} s.`,
    undoKey: "Deshacer la última respuesta",
    undone: "Respuesta deshecha",
    sendNow: "Enviar ahora",
    sentNow: "La cola se envía ahora",
    checkedBy: "¿Cómo verificó a la persona?",
    sayCheck: "Diga cómo verificó a la persona.",
    checks: { pickup_code: "Código de retiro", document: "Documento con foto", known: "Cliente conocido" },
    problem: {
      "check-missing": "Diga cómo verificó a quien retira: código, documento o cliente conocido.",
      "no-training": "En el entrenamiento esto no existe: solo el camino de los pedidos.", "already-sent": "Demasiado tarde para deshacer: la respuesta ya salió hacia el hub.", "sign-in-needed": "Entre con su PIN y hágalo de nuevo.", "session-locked": "La pantalla está bloqueada. Escriba el PIN y hágalo de nuevo.", "not-your-role": "Su perfil no permite esto. Llame al gerente.",
      "device-unknown": "En este navegador primero debe entrar un gerente.", "pin-wrong": "PIN o credencial incorrectos. Intente de nuevo.", "pin-wait": "Demasiados PIN incorrectos. Espere un poco e intente de nuevo.", "pin-locked": "Diez PIN incorrectos: bloqueado. Un gerente debe dar un PIN nuevo.",
      "pin-malformed": "El PIN tiene de 6 a 12 números.", "pin-too-easy": "Este PIN es fácil de adivinar. Elija otro.", "not-first": "Ya hay un gerente, o el código no es correcto. Pida un código nuevo a soporte.",
      "name-taken": "Ya existe alguien con este nombre. Agregue el apellido.", "badge-taken": "Esta credencial es de otra persona.", "last-manager": "Es el último gerente: alguien debe poder registrar personas.", "no-such-person": "Esta persona ya no existe. Recargue la página.",
    },
  },
  help: {
    everywhere: "En todas partes", order: "Pedido", part: "Aceptar en parte", pick: "Preparar", pack: "Embalar", counter: "Retiro", places: "Pantallas",
    scanning: "El lector funciona en cualquier pantalla, sin hacer clic antes: producto, pedido, bulto, factura o comando.",
  },
  moreReasons: "Más motivos",
  partKeys: "↑ ↓ cambian de artículo, − y + la cantidad, 1 a 9 eligen el motivo, Enter envía.",
};
