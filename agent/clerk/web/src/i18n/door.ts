import { computed } from "@preact/signals";
import type { Me } from "../../generated/api";
import { language, type Language } from "./index";

/** Who is there? Part of more.js, which brings all languages at once. */
interface DoorTexts {
  who: string;
  badge: string;
  pin: string;
  pinAgain: string;
  pinHint: string;
  enter: string;
  erase: string;
  other: string;
  locked: (name: string) => string;
  lockedText: string;
  lock: string;
  leave: string;
  role: Record<Me["role"], string>;
  unknownDevice: string;
  first: string;
  firstText: string;
  name: string;
  make: string;
  haveCode: string;
  code: string;
  codeHint: string;
  differ: string;
  noPin: string;
  waitUntil: (time: string) => string;
}

const catalogues: Record<Language, DoorTexts> = {
  "pt-BR": {
    who: "Quem é você?",
    badge: "Toque no seu nome ou bipe o crachá.",
    pin: "PIN",
    pinAgain: "PIN outra vez",
    pinHint: "6 a 12 números",
    enter: "Entrar",
    erase: "Apagar",
    other: "Outra pessoa",
    locked: (name) => `${name}, digite o PIN para continuar`,
    lockedText: "A tela foi bloqueada. O que estava aberto continua como estava.",
    lock: "Bloquear",
    leave: "Sair",
    role: { clerk: "atendente", manager: "gerente", support: "suporte" },
    unknownDevice: "Neste navegador ainda não entrou nenhum gerente. Um gerente entra primeiro; depois todos podem.",
    first: "Primeiro gerente",
    firstText: "Ainda não há ninguém cadastrado. Quem se cadastra agora é gerente e cadastra os outros.",
    name: "Nome",
    make: "Cadastrar e entrar",
    haveCode: "Nenhum gerente consegue entrar?",
    code: "Código de recuperação",
    codeHint: "O suporte o obtém com balcao-agent --recovery-code.",
    differ: "Os dois PINs são diferentes. Digite de novo.",
    noPin: "Digite o PIN.",
    waitUntil: (time) => `Muitos PINs errados. Tente de novo às ${time}.`,
  },
  en: {
    who: "Who are you?",
    badge: "Touch your name, or scan your badge.",
    pin: "PIN",
    pinAgain: "PIN again",
    pinHint: "6 to 12 digits",
    enter: "Sign in",
    erase: "Erase",
    other: "Somebody else",
    locked: (name) => `${name}, enter your PIN to go on`,
    lockedText: "The screen was locked. What was open stays as it was.",
    lock: "Lock",
    leave: "Sign out",
    role: { clerk: "clerk", manager: "manager", support: "support" },
    unknownDevice: "No manager has signed in at this browser yet. A manager signs in first; then everybody can.",
    first: "First manager",
    firstText: "Nobody is registered yet. Who registers now is the manager and adds the others.",
    name: "Name",
    make: "Register and sign in",
    haveCode: "No manager can sign in?",
    code: "Recovery code",
    codeHint: "Support gets it with balcao-agent --recovery-code.",
    differ: "The two PINs differ. Enter them again.",
    noPin: "Enter the PIN.",
    waitUntil: (time) => `Too many wrong PINs. Try again at ${time}.`,
  },
  es: {
    who: "¿Quién es usted?",
    badge: "Toque su nombre o escanee la credencial.",
    pin: "PIN",
    pinAgain: "PIN otra vez",
    pinHint: "6 a 12 números",
    enter: "Entrar",
    erase: "Borrar",
    other: "Otra persona",
    locked: (name) => `${name}, escriba el PIN para continuar`,
    lockedText: "La pantalla se bloqueó. Lo que estaba abierto sigue como estaba.",
    lock: "Bloquear",
    leave: "Salir",
    role: { clerk: "vendedor", manager: "gerente", support: "soporte" },
    unknownDevice: "En este navegador todavía no entró ningún gerente. Primero entra un gerente; después pueden todos.",
    first: "Primer gerente",
    firstText: "Todavía no hay nadie registrado. Quien se registra ahora es gerente y registra a los demás.",
    name: "Nombre",
    make: "Registrar y entrar",
    haveCode: "¿Ningún gerente puede entrar?",
    code: "Código de recuperación",
    codeHint: "Soporte lo obtiene con balcao-agent --recovery-code.",
    differ: "Los dos PIN son diferentes. Escríbalos de nuevo.",
    noPin: "Escriba el PIN.",
    waitUntil: (time) => `Demasiados PIN incorrectos. Intente de nuevo a las ${time}.`,
  },
};

export const doorTexts = computed<DoorTexts>(() => catalogues[language.value]);
