import type { MoreTexts } from "./pt_more";

/** The screens of more.ts in Spanish. */
export const esMore: MoreTexts = {
  scanner: {
    title: "Prueba del lector", scanThis: "Lea este código", waiting: "Esperando al lector… No hace falta hacer clic.", arrived: "Llegó", means: "Es", speed: "Velocidad",
    gap: (ms) => `hasta ${ms} ms entre dos teclas`,
    kind: { command: "comando", invoice: "clave de factura", ean: "producto (EAN)", package: "bulto (rastreo)", text: "otro código" },
    verdict: {
      right: "Lector y teclado coinciden.", us_on_abnt2: "El lector escribe como teclado estadounidense y esta computadora usa ABNT2: “/” y “;” salen cambiados. Configure el lector en Portugués (Brasil) o deje que Balcão lo corrija.",
      case: "Mayúsculas y minúsculas llegaron cambiadas: apague Bloq Mayús.", other: "El código llegó distinto. Vea en el manual del lector el idioma del teclado y el sufijo Enter.",
    },
    putRight: "Corregir aquí", isPutRight: "Balcão corrige lo que el lector escribe.", notAnyMore: "No corregir", slow: "Pausa máxima entre teclas",
    slowHint: "35 ms sirve para casi todos. Lector inalámbrico lento: auméntela hasta que la prueba funcione. El lector debe mandar Enter o Tab al final.", camera: "Cámara",
    cameraState: {
      ready: "Este navegador lee códigos con la cámara.", insecure: "La cámara solo funciona en https o en esta computadora (localhost).", missing: "Este navegador no lee códigos con la cámara: use un lector, o Chrome en Android.",
    },
    commands: "Comandos para imprimir", commandsHint: "Péguelos junto a la computadora: valen para el pedido abierto o en trabajo.",
    command: { ACEITAR: "Acepta el pedido nuevo", PAUSAR: "Pausa o reanuda la preparación", EMBALAR: "Termina la preparación, o cierra el embalaje", DESPACHAR: "Despacha los bultos leídos en Recogida", ENTREGAR: "Entrega el pedido en el mostrador; la segunda lectura confirma", "2VIA": "Pide otra copia de la etiqueta" },
    print: "Imprimir los comandos",
  },
  settings: {
    where: "Vale para este navegador.", look: "Apariencia", theme: "Colores", themes: { auto: "Como el sistema", light: "Claro", dark: "Oscuro" }, contrast: "Contraste", contrasts: { auto: "Como el sistema", more: "Alto" },
    soundTitle: "Sonido", soundBlocked: "El navegador solo suena después de un clic.", hasSound: "Sonar cuando llega un pedido y cuando algo lo necesita", hasSoundHint: "Un pedido nuevo suena cada 10 s hasta que alguien responda o diga “enterado”; cada 4 s al final del plazo.",
    volume: "Volumen", quietFrom: "Silencio de", quietTo: "a", quietHint: "Dos horas iguales: nunca en silencio. Título, banda y avisos siguen.", testSounds: "Probar sonido:",
    tune: { order: "Pedido nuevo", cancelled: "Cancelado", problem: "Problema", customer: "Cliente espera", right: "Lectura correcta", again: "Ya leído", wrong: "Lectura errada" },
    noticesTitle: "Avisos y pantalla", hasNotices: "Avisar cuando esta ventana esté detrás de otra",
    noticeState: { granted: "Avisos del navegador: permitidos.", denied: "Avisos del navegador: bloqueados en la configuración del navegador.", default: "Avisos del navegador: aún sin permiso.", missing: "Los avisos del navegador solo existen en https o en esta computadora (localhost)." },
    allowNotices: "Permitir avisos", staysAwake: "No dejar que la pantalla se apague", awakeHint: "Vale mientras esta ventana esté al frente.", awakeNot: "El navegador no lo permitió (¿batería baja?).", awakeMissing: "Este navegador no puede mantener la pantalla encendida.",
    stationTitle: "Mesa de este equipo", noStation: "Ninguna (impresora de la tienda)", stationLegend: "Dónde salen los papeles pedidos aquí",
    stationGone: (name) => `${name} ya no tiene impresora: el papel sale en la de la tienda.`,
    inputTitle: "Teclado y lector", keysHint: "Sin ellas, Enter, flechas, Esc y el lector siguen.", scannerTest: "Prueba del lector",
  },
  health: {
    agent: "Agente Balcão", agentState: { starting: "conectando…", live: "en vivo", lost: "sin respuesta" }, version: (v) => `Versión ${v}`, browserClock: (s) => `El reloj de esta computadora difiere ${s} del agente: ajústelo.`,
    hub: "Hub omni", hubState: { starting: "conectando…", ok: "OK", offline: "caído", refused: "no acepta esta tienda" }, lastAnswer: (since) => `Última respuesta ${since}.`,
    hubDo: { starting: "Espere unos segundos.", offline: "Siga trabajando: la cola guarda todo. Si internet funciona en otros sitios, avise al soporte.", refused: "La credencial de la tienda fue revocada: llame al soporte." },
    clockOff: (s) => `El reloj de la computadora difiere ${s} del hub; los plazos usan el del hub.`, queue: "Cola de envío", seeProblems: (n) => (n === 1 ? "1 papel espera por usted" : `${n} papeles esperan por usted`),
    disk: "Disco", diskState: { ok: "OK", low: "poco espacio", full: "lleno", broken: "con fallas" }, browser: "Este navegador", canStayAwake: "La pantalla puede mantenerse encendida (Configuración).",
    why: "¿Por qué no llegó mi pedido?", orderNumber: "Número del pedido", whyAsk: "Buscar", whyFailed: "No se pudo buscar: intente de nuevo.",
    support: "Soporte", bundle: "Descargar el archivo para soporte", bundleHint: "Configuración sin claves, salud, colas y registro; nada de clientes.", bundleFailed: "No se pudo hacer el archivo.",
    logLevel: "Detalle del registro, hasta reiniciar el agente", levels: { error: "Solo errores", warning: "Avisos", information: "Normal", debug: "Completo" },
    checked: (since) => `Lo que el agente revisó ${since}`,
  },
};
