import type { Tune } from "../alarm/tones";
import type { Scan, ScanCommand } from "../scan/classify";

/** The screens of more.ts in Brazilian Portuguese. */
export const ptMore = {
  scanner: {
    title: "Teste do leitor", scanThis: "Bipe este código", waiting: "Esperando o leitor… Não é preciso clicar em nada.", arrived: "Chegou", means: "É", speed: "Velocidade",
    gap: (ms: number) => `até ${ms} ms entre duas teclas`,
    kind: { command: "comando", invoice: "chave de nota fiscal", ean: "produto (EAN)", package: "volume (rastreio)", text: "outro código" } satisfies Record<Scan["kind"], string>,
    verdict: {
      right: "Leitor e teclado combinam.", us_on_abnt2: "O leitor digita como teclado americano e este computador usa ABNT2: “/” e “;” saem trocados. Programe o leitor para Português (Brasil) ou deixe o Balcão corrigir.",
      case: "Maiúsculas e minúsculas chegaram trocadas: desligue o Caps Lock.", other: "O código chegou diferente. Confira no manual do leitor o idioma do teclado e o sufixo Enter.",
    },
    putRight: "Corrigir aqui", isPutRight: "O Balcão corrige o que o leitor digita.", notAnyMore: "Não corrigir", slow: "Pausa máxima entre teclas",
    slowHint: "35 ms serve para quase todos. Leitor sem fio lento: aumente até o teste funcionar. O leitor tem de mandar Enter ou Tab no fim.", camera: "Câmera",
    cameraState: {
      ready: "Este navegador lê códigos com a câmera.", insecure: "A câmera só funciona em https ou neste computador (localhost).", missing: "Este navegador não lê códigos com a câmera: use um leitor, ou o Chrome no Android.",
    },
    commands: "Comandos para imprimir", commandsHint: "Cole ao lado do computador: valem para o pedido aberto ou em trabalho.",
    command: { ACEITAR: "Aceita o pedido novo", PAUSAR: "Pausa ou retoma a separação", EMBALAR: "Conclui a separação, ou fecha a embalagem", DESPACHAR: "Despacha os volumes bipados na Coleta", ENTREGAR: "Entrega o pedido no balcão; a segunda leitura confirma", "2VIA": "Pede a 2ª via da etiqueta" } satisfies Record<ScanCommand, string>,
    print: "Imprimir os comandos",
  },
  settings: {
    where: "Vale para este navegador.", look: "Aparência", theme: "Cores", themes: { auto: "Como o sistema", light: "Claro", dark: "Escuro" }, contrast: "Contraste", contrasts: { auto: "Como o sistema", more: "Alto" },
    soundTitle: "Som", soundBlocked: "O navegador só deixa tocar depois de um clique.", hasSound: "Tocar quando chega pedido e quando algo precisa de você", hasSoundHint: "Pedido novo toca a cada 10 s até alguém responder ou dizer “ciente”; a cada 4 s no fim do prazo.",
    volume: "Volume", quietFrom: "Silêncio de", quietTo: "até", quietHint: "Duas horas iguais: nunca em silêncio. Título, faixa e avisos continuam.", testSounds: "Testar som:",
    tune: { order: "Pedido novo", cancelled: "Cancelado", problem: "Problema", customer: "Cliente esperando", right: "Leitura certa", again: "Já lido", wrong: "Leitura errada" } satisfies Record<Tune, string>,
    noticesTitle: "Avisos e tela", hasNotices: "Avisar quando esta janela estiver atrás de outra",
    noticeState: { granted: "Avisos do navegador: permitidos.", denied: "Avisos do navegador: bloqueados nas configurações do navegador.", default: "Avisos do navegador: ainda sem permissão.", missing: "Avisos do navegador só existem em https ou neste computador (localhost)." },
    allowNotices: "Permitir avisos", staysAwake: "Não deixar a tela apagar", awakeHint: "Vale enquanto esta janela estiver à frente.", awakeNot: "O navegador não deixou (bateria fraca?).", awakeMissing: "Este navegador não consegue manter a tela acesa.",
    stationTitle: "Mesa deste computador", noStation: "Nenhuma (impressora da loja)", stationLegend: "Onde saem os papéis pedidos aqui",
    stationGone: (name: string) => `${name} não tem mais impressora: o papel sai na da loja.`,
    inputTitle: "Teclado e leitor", keysHint: "Sem elas, Enter, setas, Esc e o leitor continuam.", scannerTest: "Teste do leitor",
  },
  health: {
    agent: "Agente do Balcão", agentState: { starting: "conectando…", live: "ao vivo", lost: "sem resposta" }, version: (v: string) => `Versão ${v}`, browserClock: (s: string) => `O relógio deste computador difere ${s} do agente: acerte-o.`,
    hub: "Hub omni", hubState: { starting: "conectando…", ok: "OK", offline: "fora do ar", refused: "não aceita esta loja" }, lastAnswer: (since: string) => `Última resposta ${since}.`,
    hubDo: { starting: "Espere alguns segundos.", offline: "Continue trabalhando: a fila guarda tudo. Se a internet funciona em outros sites, avise o suporte.", refused: "A credencial da loja foi revogada: chame o suporte." },
    clockOff: (s: string) => `O relógio do computador difere ${s} do hub; os prazos usam o do hub.`, queue: "Fila de envio", seeProblems: (n: number) => (n === 1 ? "1 papel espera por você" : `${n} papéis esperam por você`),
    disk: "Disco", diskState: { ok: "OK", low: "pouco espaço", full: "cheio", broken: "com defeito" }, browser: "Este navegador", canStayAwake: "A tela pode ser mantida acesa (Configuração).",
    why: "Por que meu pedido não chegou?", orderNumber: "Número do pedido", whyAsk: "Procurar", whyFailed: "Não deu para procurar: tente de novo.",
    support: "Suporte", bundle: "Baixar arquivo para o suporte", bundleHint: "Configuração sem senhas, saúde, filas e registro; nada de clientes.", bundleFailed: "O arquivo não pôde ser feito.",
    logLevel: "Detalhe do registro, até o agente reiniciar", levels: { error: "Só erros", warning: "Avisos", information: "Normal", debug: "Completo" },
    checked: (since: string) => `O que o agente conferiu ${since}`,
  },
};

export type MoreTexts = typeof ptMore;
