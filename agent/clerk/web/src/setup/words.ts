import { computed } from "@preact/signals";
import { language, type Language } from "../i18n";

/** What the page of the first start says. */
export interface SetupTexts {
  title: string;
  lead: string;
  language: string;
  steps: readonly string[];
  stepOf: (at: number, all: number) => string;
  hub: string;
  hubHint: string;
  clientId: string;
  secret: string;
  secretHint: string;
  secretThere: string;
  stores: string;
  storesHint: string;
  printersHint: string;
  people: string;
  withoutPin: string;
  withPin: string;
  peopleHint: string;
  manager: string;
  managerName: string;
  pin: string;
  pinAgain: string;
  pinWrong: string;
  pinEasy: string;
  pinsDiffer: string;
  check: string;
  checking: string;
  next: string;
  back: string;
  finish: string;
  starting: string;
  slow: string;
  ready: string;
  managerFailed: string;
  tryAgain: string;
  openBoard: string;
  noPrinter: string;
  noAnswer: string;
  managerLater: string;
}

const catalogues: Record<Language, SetupTexts> = {
  "pt-BR": {
    title: "Primeira configuração",
    lead: "Cada passo é conferido na hora. Nada é gravado antes do último.",
    language: "Idioma",
    steps: ["Hub", "Credencial", "Loja", "Impressoras", "Pessoas", "Gravar"],
    stepOf: (at, all) => `Passo ${at} de ${all}`,
    hub: "Endereço do hub",
    hubHint: "Como veio de quem cuida do hub, por exemplo https://hub.exemplo.com.br/v1.",
    clientId: "Identificador da credencial (client id)",
    secret: "Senha da credencial",
    secretHint: "Fica só neste computador, num arquivo que só o agente lê.",
    secretThere: "Vazia: a que já está no arquivo deste computador.",
    stores: "Rede e loja",
    storesHint: "Como o hub as chama, com uma barra entre elas: rede/17. Várias, com vírgulas.",
    printersHint: "Escolha onde sai cada papel, ou deixe em branco e escolha depois.",
    people: "Quem usa a página",
    withoutPin: "Todos, sem entrar",
    withPin: "Cada um entra com seu PIN",
    peopleHint: "Com PIN, cada pedido mostra quem fez o quê. Dá para mudar depois.",
    manager: "O primeiro gerente, que cadastra os outros",
    managerName: "Nome",
    pin: "PIN (6 a 12 números)",
    pinAgain: "O PIN outra vez",
    pinWrong: "O PIN tem de 6 a 12 números, e o gerente um nome.",
    pinEasy: "Este PIN é dos primeiros que qualquer um tenta: escolha outro.",
    pinsDiffer: "Os dois PINs são diferentes.",
    check: "Conferir",
    checking: "Conferindo…",
    next: "Continuar",
    back: "Voltar",
    finish: "Gravar e começar",
    starting: "Gravado. O agente está começando…",
    slow: "O agente demora a começar. Espere um minuto e abra esta página de novo; se não abrir, rode balcao-agent --check neste computador.",
    ready: "Pronto: o agente está trabalhando.",
    managerFailed: "O gerente não foi criado. Tente de novo, ou abra o quadro e crie lá.",
    tryAgain: "Criar o gerente de novo",
    openBoard: "Abrir o quadro",
    noPrinter: "nenhuma",
    noAnswer: "O agente não respondeu. Veja se ele está rodando e tente de novo.",
    managerLater: "sem PIN",
  },
  en: {
    title: "First set-up",
    lead: "Each step is checked at once. Nothing is written before the last.",
    language: "Language",
    steps: ["Hub", "Credential", "Store", "Printers", "People", "Write"],
    stepOf: (at, all) => `Step ${at} of ${all}`,
    hub: "The hub's address",
    hubHint: "As it came from the hub's people, for example https://hub.example.com/v1.",
    clientId: "The credential's name (client id)",
    secret: "The credential's secret",
    secretHint: "It stays on this computer, in a file that only the agent reads.",
    secretThere: "Empty: the one in this computer's file already.",
    stores: "Site and store",
    storesHint: "As the hub calls them, with a stroke between them: chain/17. Several, with commas.",
    printersHint: "Choose where each paper comes out, or leave it empty and choose later.",
    people: "Who uses the page",
    withoutPin: "Everybody, without signing in",
    withPin: "Everybody signs in with a PIN",
    peopleHint: "With a PIN, each order shows who did what. It can be changed later.",
    manager: "The first manager, who adds the others",
    managerName: "Name",
    pin: "PIN (6 to 12 digits)",
    pinAgain: "The PIN again",
    pinWrong: "A PIN has 6 to 12 digits, and the manager a name.",
    pinEasy: "This PIN is one of the first that anybody tries: choose another.",
    pinsDiffer: "The two PINs differ.",
    check: "Check",
    checking: "Checking…",
    next: "Continue",
    back: "Back",
    finish: "Write and start",
    starting: "Written. The agent is starting…",
    slow: "The agent takes long to start. Wait a minute and open this page again; if it does not open, run balcao-agent --check on this computer.",
    ready: "Done: the agent is at work.",
    managerFailed: "The manager was not made. Try again, or open the board and do it there.",
    tryAgain: "Make the manager again",
    openBoard: "Open the board",
    noPrinter: "none",
    noAnswer: "The agent did not answer. See whether it is running and try again.",
    managerLater: "without a PIN",
  },
  es: {
    title: "Primera configuración",
    lead: "Cada paso se revisa al momento. Nada se graba antes del último.",
    language: "Idioma",
    steps: ["Hub", "Credencial", "Tienda", "Impresoras", "Personas", "Grabar"],
    stepOf: (at, all) => `Paso ${at} de ${all}`,
    hub: "Dirección del hub",
    hubHint: "Como la dio quien cuida el hub, por ejemplo https://hub.ejemplo.com/v1.",
    clientId: "Identificador de la credencial (client id)",
    secret: "Secreto de la credencial",
    secretHint: "Queda solo en este equipo, en un archivo que solo lee el agente.",
    secretThere: "Vacío: el que ya está en el archivo de este equipo.",
    stores: "Red y tienda",
    storesHint: "Como el hub las llama, con una barra entre ellas: red/17. Varias, con comas.",
    printersHint: "Elija dónde sale cada papel, o déjelo vacío y elija después.",
    people: "Quién usa la página",
    withoutPin: "Todos, sin entrar",
    withPin: "Cada uno entra con su PIN",
    peopleHint: "Con PIN, cada pedido muestra quién hizo qué. Se puede cambiar después.",
    manager: "El primer gerente, que registra a los demás",
    managerName: "Nombre",
    pin: "PIN (6 a 12 números)",
    pinAgain: "El PIN otra vez",
    pinWrong: "El PIN tiene de 6 a 12 números, y el gerente un nombre.",
    pinEasy: "Este PIN es de los primeros que cualquiera prueba: elija otro.",
    pinsDiffer: "Los dos PIN son distintos.",
    check: "Revisar",
    checking: "Revisando…",
    next: "Continuar",
    back: "Volver",
    finish: "Grabar y empezar",
    starting: "Grabado. El agente está empezando…",
    slow: "El agente tarda en empezar. Espere un minuto y abra esta página otra vez; si no abre, ejecute balcao-agent --check en este equipo.",
    ready: "Listo: el agente está trabajando.",
    managerFailed: "No se creó el gerente. Inténtelo de nuevo, o abra el tablero y hágalo allí.",
    tryAgain: "Crear el gerente otra vez",
    openBoard: "Abrir el tablero",
    noPrinter: "ninguna",
    noAnswer: "El agente no respondió. Vea si está en marcha e inténtelo de nuevo.",
    managerLater: "sin PIN",
  },
};

export const setupTexts = computed<SetupTexts>(() => catalogues[language.value]);
