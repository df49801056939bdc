import type { ScreenName } from "../route";
import type { ScanCommand } from "../scan/classify";
import { plural } from "./plural";

const units = (n: number) => plural(n, "unidade", "unidades");
const orders = (n: number) => plural(n, "pedido", "pedidos");

/** The work screens, the scanner and what surrounds them in Brazilian Portuguese. */
export const ptWork = {
  nav: {
    board: "Painel", new: "Novos", pick: "Separar", wave: "Onda", pack: "Embalar", carrier: "Coleta", pickup: "Retirada", transit: "A caminho",
    problems: "Problemas", queue: "Fila", returns: "Devoluções", coupons: "Vales-troca", stock: "Estoque", reports: "Relatórios", search: "Busca", settings: "Configuração", scanner: "Leitor", health: "Saúde", people: "Pessoas", printers: "Impressoras", codes: "De-para", acceptance: "Homologação", more: "Mais",
  } satisfies Record<ScreenName, string>,
  goOn: { picking: "Continuar a separar", picked: "Conferir e embalar", ready: "Atender cliente", shelf: "Guardar para retirada", close: "Etiquetar e fechar" },

  lists: {
    moved: "Um pedido acabou de chegar e a lista andou: clique de novo.",
    letIn: (code: string, more: number) => `Mostrar ${code}${more > 0 ? ` +${more}` : ""}`,
    filters: "Filtros", allAgain: "Mostrar tudo", late: "Atrasados", toAnswer: "Para responder", held: "Bloqueados: não pagos", urgent: "Mais urgentes",
    noneNew: "Nenhum pedido espera resposta", noneShown: "Nenhum pedido passa pelos filtros escolhidos.",
    nonePick: "Nada para separar", nonePickHint: "Pedidos aceitos vêm para cá, o mais urgente primeiro. Bipe uma lista de separação para abrir o pedido dela.",
    nonePack: "Nada para embalar", nonePackHint: "Pedidos separados vêm para cá: cada item é bipado de novo, a etiqueta sai no último e fecha o volume.",
    toClose: "Falta fechar o volume", noneTransitHint: "Pedidos despachados ficam aqui até a entrega.",
    noneCarrierHint: "Volumes com a etiqueta colada e bipada esperam aqui pela transportadora.", ordersWithProblem: "Pedidos que precisam de você",
  },
  bulk: {
    accept: (n: number) => `Aceitar os ${n} mostrados`,
    sentence: (n: number, u: number) => `Vai aceitar ${orders(n)} inteiros, ${units(u)}. Não pagos ficam de fora.`,
    confirm: (n: number) => `Aceitar ${orders(n)}`,
    progress: (done: number, of: number) => `${done} de ${of}…`,
    done: (n: number, codes: string) => (n ? `${n === 1 ? "Aceito" : `${n} aceitos`}: ${codes}` : "Nenhum pedido foi aceito."),
  },
  work: {
    now: "Item atual", wholeOrder: "Pedido completo", whichLines: "Quais itens", open: "Abertos", done: "Feitos", noneDone: "Nada feito ainda.", noneOpen: "Nada aberto.",
    of: (done: number, of: number) => `${done} de ${of}`, ofTotal: (n: number) => `de ${n}`, anyway: (what: string) => `${what} assim mesmo`,
    loading: "Carregando o pedido…", goPack: "Conferir e embalar",
  },
  pick: {
    found: "Achei", foundAll: (n: number) => `Achei os ${n}`, missing: "Não achei", oneBack: "Tirar um", unitsFound: "unidades separadas",
    allFound: "Tudo separado", allFoundHint: (code: string) => `Ponha tudo na caixa ${code} e conclua.`, pausedHint: "Separação pausada: o tempo não conta. Retome para continuar.",
    notAllFound: (n: number) => `${n === 1 ? "Falta 1 unidade" : `Faltam ${n} unidades`} sem conferir.`,
    startHint: (n: number) => `${units(n)} para separar.`, notNow: "Este pedido não está em separação.",
  },
  wave: {
    open: "Onda", title: "Separar em onda", explain: "Uma volta pela loja para vários pedidos: as quantidades são somadas, e cada unidade achada diz em que caixa vai.",
    howMany: "Quantos pedidos (até 50, os mais urgentes)", start: (n: number) => `Começar onda com ${orders(n)}`, starting: (n: number, of: number) => `Começando ${n} de ${of}…`,
    running: (n: number) => `Onda: ${orders(n)}`, leave: "Sair da onda", boxes: "Em que caixas vai", intoBox: (code: string) => `caixa ${code}`,
    foundInto: (code: string) => `Achei: caixa ${code}`, missing: (list: string) => `Vai informar falta em: ${list}.`, finish: "Concluir onda",
  },
  pack: {
    boxes: "Volumes", boxLess: "Um volume a menos", boxMore: "Mais um volume", unitsChecked: "unidades conferidas", checked: "Conferido", checkedAll: (n: number) => `Conferidos os ${n}`,
    allChecked: "Tudo conferido", notAllChecked: (n: number) => `${n === 1 ? "Falta conferir 1 unidade" : `Falta conferir ${n} unidades`}.`,
    boxNumber: (n: number) => `Volume ${n}`, boxOpen: "aberto: o que for bipado vai aqui", weight: "Peso", size: "Tamanho", sizeUnsaid: "sem medida", weighs: "Pesar os volumes", notWeighed: (n: number) => (n === 1 ? "Falta o peso de 1 volume." : `Falta o peso de ${n} volumes.`), weighed: (n: number, kg: string) => `Volume ${n}: ${kg}`,
    labelsAnew: (n: number) => `A etiqueta que já saiu deixa de valer: rasgue-a. ${n === 1 ? "Sai outra" : `Saem outras ${n}`}, para ${plural(n, "volume", "volumes")}.`,
    storePrinter: "impressora da loja",
    stickAndScan: "Cole a etiqueta e bipe", boxOf: (n: number, of: number) => `volume ${n} de ${of}`, close: "Fechar volumes",
    labelsNotScanned: (n: number) => `${n === 1 ? "1 etiqueta não foi bipada" : `${n} etiquetas não foram bipadas`}.`,
    labelComing: "A etiqueta está a caminho", labelComingHint: "O hub foi avisado; ela é impressa assim que chegar.",
    noLabel: "Sem etiqueta do hub", noLabelHint: "Este pedido vai sem etiqueta do hub: feche à mão.",
    whichShelf: "Onde fica o pacote?", whichShelfHint: "Bipe a posição ou digite. O balcão mostra este lugar quando o cliente chega.", usualPlaces: "Lugares usados há pouco",
    placed: (where: string) => `Guardado em ${where}`, closed: (code: string) => `${code} está pronto para sair.`, notNow: "Este pedido não está para embalar.", nextOrder: "Próximo pedido",
  },
  collect: {
    which: "Transportadoras", none: "Sem transportadora", at: (time: string) => `Coleta ${time}`,
    missing: (n: number) => (n === 1 ? "falta bipar 1 volume" : `falta bipar ${n} volumes`), allHere: "todos os volumes bipados",
    unfinished: (n: number) => `${orders(n)} desta etapa ainda sem volume fechado:`, dispatch: (n: number) => `Despachar ${orders(n)}`,
    notScanned: (codes: string) => `Sem bipar, ficam na loja: ${codes}.`, scanFirst: "Bipe a etiqueta de cada volume que a transportadora leva.",
    driver: "Motorista", plate: "Placa",
  },
  counter: {
    title: "Balcão de retirada", who: "Quem veio retirar?", whoHint: "Nome, senha, código de retirada, telefone ou número; ou bipe", notReady: "Ainda não prontos",
    emptyHint: "Pedidos de retirada embalados aparecem aqui com o lugar onde estão.",
    paid: "Está pago?", ready: "Está pronto?", where: "Onde está?", may: "Posso entregar?", yes: "Sim", no: "Não", unknown: "O hub não disse", noPlace: "Sem lugar anotado",
    mayHint: "Confira a pessoa e entregue.", notPaidWhy: "O pagamento não foi confirmado. Espere o hub liberar.", isShipped: "Este pedido é de envio, não de retirada.",
    notReadyWhy: (state: string) => `O pedido está em: ${state}. Peça para alguém terminar.`, notNow: "Agora não: veja o pedido completo.",
    checkFirst: "Confira o código de retirada ou um documento com foto antes de entregar.", whoTakes: "Quem leva?", somebodyElse: "Outra pessoa", otherName: "Nome de quem leva", sayWho: "Escreva o nome de quem leva.",
    partSentence: "O cliente leva só uma parte: o resto fica na loja e o hub é avisado.", handed: (code: string) => `${code} foi entregue`, nextCustomer: "Próximo cliente",
  },
  queue: {
    explain: "O que foi feito aqui e o hub ainda não confirmou. Nada se perde: sai sozinho, em ordem, assim que der.",
    offline: "O hub está fora do ar. O trabalho na loja continua; a fila sai quando ele voltar.", shown: (n: number, of: number) => `Mostrando ${n} de ${of}.`,
    parked: (n: number) => `${n === 1 ? "1 mensagem recusada espera" : `${n} mensagens recusadas esperam`} por você em`, emptyHint: "O hub sabe de tudo o que foi feito aqui.",
  },
  alarm: {
    title: "Pedidos novos", waiting: (n: number) => (n === 1 ? "1 pedido novo espera resposta:" : `${n} pedidos novos esperam resposta:`), see: "Ver novos", hush: "Ciente por 5 min",
  },
  silent: (time: string) => `Sem notícias do agente desde ${time}. O que aparece pode estar velho.`,
  sound: { on: "Som ligado", off: "Som desligado", quiet: "Horário de silêncio", blocked: "Som bloqueado", activate: "Ativar som" },
  scan: {
    ready: "Leitor pronto", goOn: "Continuar", wrongItem: "Este item não é deste pedido",
    wrongItemText: (code: string, ean: string) => `O código ${ean} não está no pedido ${code}. Separe-o e continue.`, wrongInWave: (ean: string) => `O código ${ean} não está em nenhum pedido da onda. Devolva-o ao lugar.`,
    wrongLabel: "Esta etiqueta é de outro pedido", wrongLabelText: (label: string, code: string) => `A etiqueta ${label} não é do pedido ${code}. Tire-a do volume antes de continuar.`,
    wrongBox: "Este volume não está na coleta", wrongBoxText: (label: string) => `Nenhum volume fechado tem o código ${label}. Não deixe sair: veja o pedido dele.`,
    otherCarrier: "Este volume é de outra transportadora", otherCarrierText: (label: string, its: string, here: string) => `O volume ${label} vai por ${its}, não por ${here}.`,
    alreadyDone: (what: string) => `Já completo: ${what}`, commandAlone: (word: ScanCommand) => `${word}: abra primeiro um pedido.`,
    commandDone: (word: ScanCommand, code: string) => `${word} · ${code}`, invoiceAlone: "Nota fiscal lida: abra primeiro o pedido dela.", invoiceTaken: (code: string) => `Nota fiscal gravada em ${code}`,
    unknown: (code: string) => `Nada encontrado com ${code}`, many: (code: string) => `Vários pedidos com ${code}`, opened: (code: string) => `Aberto: ${code}`,
    cameraOn: "Ler com a câmera", cameraOff: "Parar a câmera", cameraFailed: "A câmera não abriu. Permita a câmera para esta página e tente de novo.", cameraView: "Imagem da câmera",
    barcodeOf: (text: string) => `Código de barras ${text}`,
  },
  training: {
    band: "TREINAMENTO", text: "Pedidos inventados: nada vai para o hub nem para as impressoras.", end: "Sair do treinamento", title: "Treinamento",
    explain: "Abre nesta janela uma loja com pedidos inventados, para aprender sem medo. O trabalho de verdade continua nas outras janelas.",
    start: "Começar o treinamento",
  },
  people: {
    isHere: (names: string) => `${names} está neste pedido agora. Combine antes de mexer nele.`,
    somebody: "Outra tela",
    with: (names: string) => `Com ${names}`,
    title: "Entrar",
    change: "Trocar de pessoa",
    undo: "Desfazer",
    leavesIn: (code: string, state: string, seconds: number) => `${code}: ${state}. O hub fica sabendo em ${seconds} s.`,
    leaving: "Respostas que ainda não saíram",
    manyLeave: (count: number, seconds: number) => `${count} respostas saem em até ${seconds} s.`,
    seeLeaving: "Ver",
    undoAll: (count: number) => `Desfazer as ${count}`,
    undoKey: "Desfazer a última resposta",
    undone: "Resposta desfeita",
    sendNow: "Enviar agora",
    sentNow: "A fila será enviada agora",
    checkedBy: "Como conferiu a pessoa?",
    sayCheck: "Diga como conferiu a pessoa.",
    checks: { pickup_code: "Código de retirada", document: "Documento com foto", known: "Cliente conhecido" },
    problem: {
      "check-missing": "Diga como conferiu quem retira: código, documento ou cliente conhecido.",
      "no-training": "No treinamento isto não existe: só o caminho dos pedidos.", "already-sent": "Tarde demais para desfazer: a resposta já saiu para o hub.", "sign-in-needed": "Entre com o seu PIN e faça de novo.", "session-locked": "A tela está bloqueada. Digite o PIN e faça de novo.", "not-your-role": "O seu perfil não permite isto. Chame o gerente.",
      "device-unknown": "Neste navegador um gerente precisa entrar primeiro.", "pin-wrong": "PIN ou crachá errado. Tente de novo.", "pin-wait": "Muitos PINs errados. Espere um pouco e tente de novo.", "pin-locked": "Dez PINs errados: bloqueado. Um gerente precisa dar um PIN novo.",
      "pin-malformed": "O PIN tem de 6 a 12 números.", "pin-too-easy": "Este PIN é fácil de adivinhar. Escolha outro.", "not-first": "Já há um gerente, ou o código não está certo. Peça um código novo ao suporte.",
      "name-taken": "Já existe alguém com este nome. Acrescente o sobrenome.", "badge-taken": "Este crachá é de outra pessoa.", "last-manager": "É o último gerente: alguém precisa poder cadastrar pessoas.", "no-such-person": "Esta pessoa não existe mais. Recarregue a página.",
    } as Record<string, string>,
  },
  help: {
    everywhere: "Em toda parte", order: "Pedido", part: "Aceite em parte", pick: "Separar", pack: "Embalar", counter: "Retirada", places: "Telas",
    scanning: "O leitor funciona em qualquer tela, sem clicar antes: produto, pedido, volume, nota fiscal ou comando.",
  },
  moreReasons: "Mais motivos",
  partKeys: "↑ ↓ muda de item, − e + mudam a quantidade, 1 a 9 escolhem o motivo, Enter envia.",
};
