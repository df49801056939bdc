import { computed } from "@preact/signals";
import type { Me, PeopleLogLine } from "../../generated/api";
import { language, type Language } from "./index";

/** The people of the store, as a manager keeps them. Part of more.js, which brings all languages at once. */
interface StaffTexts {
  title: string;
  explain: string;
  managersOnly: string;
  add: string;
  name: string;
  role: string;
  roles: Record<Me["role"], string>;
  mayDo: Record<Me["role"], string>;
  pin: string;
  newPin: string;
  badge: string;
  badgeHint: string;
  hasBadge: string;
  noBadge: string;
  lockedOut: string;
  off: string;
  disable: string;
  enable: string;
  change: (name: string) => string;
  save: string;
  saved: (name: string) => string;
  part: string;
  optional: string;
  optionalDo: string;
  required: string;
  makeFirst: string;
  signIn: string;
  logTitle: string;
  logNobody: string;
  logMore: string;
  logEmpty: string;
  log: Record<PeopleLogLine["what"], (who: string) => string>;
}

const catalogues: Record<Language, StaffTexts> = {
  "pt-BR": {
    title: "Pessoas",
    explain: "Quem trabalha nesta loja. O nome de quem faz cada coisa fica no pedido.",
    managersOnly: "Só um gerente cadastra e muda pessoas. Entre como gerente.",
    add: "Cadastrar pessoa",
    name: "Nome",
    role: "Perfil",
    roles: { clerk: "Atendente", manager: "Gerente", support: "Suporte" },
    mayDo: { clerk: "responde, separa, embala e entrega pedidos", manager: "tudo, também pessoas e entregas desfeitas", support: "vê tudo, imprime testes e resolve a fila; não mexe em pedidos" },
    pin: "PIN (6 a 12 números)",
    newPin: "PIN novo (vazio: fica o de agora)",
    badge: "Código do crachá (opcional)",
    badgeHint: "Bipe o crachá neste campo. Vazio: sem crachá.",
    hasBadge: "com crachá",
    noBadge: "sem crachá",
    lockedOut: "bloqueado: dez PINs errados. Dê um PIN novo.",
    off: "desativado",
    disable: "Desativar",
    enable: "Ativar de novo",
    change: (name) => `Mudar ${name}`,
    save: "Gravar",
    saved: (name) => `${name}: gravado`,
    part: "Pessoas e PIN",
    optional: "Entrar com PIN não é obrigatório nesta loja: quem não entra trabalha como “atendente”.",
    optionalDo: "Para exigir o PIN de todos, o suporte põe people.required = yes nas configurações do agente e o reinicia.",
    required: "Nesta loja todos entram com PIN.",
    makeFirst: "Cadastrar o primeiro gerente",
    signIn: "Entrar",
    logTitle: "O que aconteceu com as pessoas",
    logNobody: "sem entrar",
    logMore: "Mostrar mais",
    logEmpty: "Ainda não há nada no registro.",
    log: {
      signed_in: (who) => `${who} entrou`,
      added: (who) => `${who}: pessoa cadastrada`,
      changed: (who) => `${who}: nome ou perfil mudado`,
      pin_changed: (who) => `${who}: PIN novo`,
      badge_changed: (who) => `${who}: crachá mudado`,
      enabled: (who) => `${who}: ativação`,
      disabled: (who) => `${who}: desativação`,
      locked_out: (who) => `${who}: bloqueio por dez PINs errados`,
      device_enrolled: () => "Navegador novo liberado",
    },
  },
  en: {
    title: "People",
    explain: "Who works at this store. The name of whoever does something stays with the order.",
    managersOnly: "Only a manager adds and changes people. Sign in as a manager.",
    add: "Add a person",
    name: "Name",
    role: "Role",
    roles: { clerk: "Clerk", manager: "Manager", support: "Support" },
    mayDo: { clerk: "answers, picks, packs and hands over orders", manager: "everything, also people and reversed handovers", support: "sees everything, prints tests and settles the queue; touches no order" },
    pin: "PIN (6 to 12 digits)",
    newPin: "New PIN (empty: stays as it is)",
    badge: "Badge code (optional)",
    badgeHint: "Scan the badge into this field. Empty: no badge.",
    hasBadge: "with a badge",
    noBadge: "without a badge",
    lockedOut: "locked: ten wrong PINs. Give a new PIN.",
    off: "disabled",
    disable: "Disable",
    enable: "Enable again",
    change: (name) => `Change ${name}`,
    save: "Save",
    saved: (name) => `${name}: saved`,
    part: "People and PIN",
    optional: "Signing in is optional at this store: who does not sign in works as “clerk”.",
    optionalDo: "To ask everybody for a PIN, support sets people.required = yes in the agent's settings and restarts it.",
    required: "At this store everybody signs in with a PIN.",
    makeFirst: "Register the first manager",
    signIn: "Sign in",
    logTitle: "What became of people",
    logNobody: "nobody signed in",
    logMore: "Show more",
    logEmpty: "Nothing is in the book yet.",
    log: {
      signed_in: (who) => `${who} signed in`,
      added: (who) => `${who}: person added`,
      changed: (who) => `${who}: name or role changed`,
      pin_changed: (who) => `${who}: new PIN`,
      badge_changed: (who) => `${who}: badge changed`,
      enabled: (who) => `${who}: enabled`,
      disabled: (who) => `${who}: disabled`,
      locked_out: (who) => `${who}: locked after ten wrong PINs`,
      device_enrolled: () => "New browser opened",
    },
  },
  es: {
    title: "Personas",
    explain: "Quién trabaja en esta tienda. El nombre de quien hace cada cosa queda en el pedido.",
    managersOnly: "Solo un gerente registra y cambia personas. Entre como gerente.",
    add: "Registrar persona",
    name: "Nombre",
    role: "Perfil",
    roles: { clerk: "Vendedor", manager: "Gerente", support: "Soporte" },
    mayDo: { clerk: "responde, prepara, embala y entrega pedidos", manager: "todo, también personas y entregas deshechas", support: "ve todo, imprime pruebas y resuelve la cola; no toca pedidos" },
    pin: "PIN (6 a 12 números)",
    newPin: "PIN nuevo (vacío: queda el actual)",
    badge: "Código de la credencial (opcional)",
    badgeHint: "Escanee la credencial en este campo. Vacío: sin credencial.",
    hasBadge: "con credencial",
    noBadge: "sin credencial",
    lockedOut: "bloqueado: diez PIN incorrectos. Dé un PIN nuevo.",
    off: "desactivado",
    disable: "Desactivar",
    enable: "Activar de nuevo",
    change: (name) => `Cambiar ${name}`,
    save: "Guardar",
    saved: (name) => `${name}: guardado`,
    part: "Personas y PIN",
    optional: "Entrar con PIN no es obligatorio en esta tienda: quien no entra trabaja como “vendedor”.",
    optionalDo: "Para exigir el PIN a todos, soporte pone people.required = yes en la configuración del agente y lo reinicia.",
    required: "En esta tienda todos entran con PIN.",
    makeFirst: "Registrar al primer gerente",
    signIn: "Entrar",
    logTitle: "Qué pasó con las personas",
    logNobody: "nadie había entrado",
    logMore: "Mostrar más",
    logEmpty: "Todavía no hay nada en el registro.",
    log: {
      signed_in: (who) => `${who} entró`,
      added: (who) => `${who}: persona registrada`,
      changed: (who) => `${who}: nombre o perfil cambiado`,
      pin_changed: (who) => `${who}: PIN nuevo`,
      badge_changed: (who) => `${who}: credencial cambiada`,
      enabled: (who) => `${who}: activación`,
      disabled: (who) => `${who}: desactivación`,
      locked_out: (who) => `${who}: bloqueo por diez PIN incorrectos`,
      device_enrolled: () => "Navegador nuevo habilitado",
    },
  },
};

export const staffTexts = computed<StaffTexts>(() => catalogues[language.value]);
