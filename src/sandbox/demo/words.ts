// What the demo page says by itself, in both languages. What the bot and the texts say comes from the service.

const es = {
  sandbox: "de prueba",
  jump: "Ir a…",
  jumpTo: "10 minutos antes de",
  go: "Ir",
  past: "El reloj solo avanza.",
  faults: "Fallas",
  language: "English",
  paneWebex: "Webex del personal",
  panePhone: "Teléfono del paciente",
  say: (who: string) => `Escriba a ${who}`,
  readOnly: "Aquí llegan los avisos del servicio; lea con calma.",
  sayInSpace: "Escriba en el espacio",
  send: "Enviar",
  attach: "Adjuntar un archivo",
  unattach: "Quitar el archivo",
  download: "Descargar",
  fileComing: "Abriendo el archivo…",
  fileGone: "El archivo ya no está.",
  meeting: "Reunión de Webex",
  openTab: "Abrir en otra pestaña",
  close: "Cerrar",
  you: "Usted",
  clinician: "atiende",
  scheduler: "captura",
  admin: "administración",
  adminRoom: "Avisos",
  space: "espacio",
  empty: (who: string) => `Aún no hay mensajes con ${who}.`,
  noSms: "Aquí llegarán los mensajes de texto.",
  phones: "Teléfonos",
  reply: "Responder",
  fates: {
    accepted: "en camino",
    queued: "en camino",
    sending: "en camino",
    sent: "en camino",
    delivered: "entregado",
    read: "leído",
    undelivered: "no llegó",
    failed: "no llegó",
  } as Record<string, string>,
  notSent: (why: string) => `El mensaje no salió: ${why}`,
  back: "Atrás",
  sent: "Enviado",
  sending: "Enviando…",
  refused: (why: string) => `Webex no lo aceptó: ${why}`,
  offline: "El sandbox no responde. ¿Sigue en marcha?",
  noCard: "Esta tarjeta no se puede mostrar.",
  hintHello: "Empiece aquí: a la izquierda usted es quien atiende. Escriba «hola» al bot.",
  hintCard: "El bot respondió con una tarjeta. Elija «Nueva visita», llénela y envíela.",
  hintSms: "Llegó un mensaje de texto al teléfono, a la derecha. Toque el enlace. (Si la visita es para después, adelante el reloj.)",
  hintWait: "En el teléfono: acepte y espere. A la izquierda: presione «Admitir» y abra la reunión.",
  hintAlerts: "Aquí avisa el servicio a los administradores, sin datos de pacientes. Escriba «estado» o «ayuda».",
  hintAdmin: "Iván administra el servicio: escriba «ayuda» para ver lo que puede pedir.",
  hintScheduler: "Carmen agenda para otros: escriba «ayuda», o adjunte una lista de pacientes en CSV.",
  hintCall: "En la reunión: entre con el botón verde. Los dos se ven y se oyen; al final, «Terminar para todos».",
};

const en: typeof es = {
  sandbox: "sandbox",
  jump: "Go to…",
  jumpTo: "10 minutes before",
  go: "Go",
  past: "The clock only goes forward.",
  faults: "Faults",
  language: "Español",
  paneWebex: "Staff's Webex",
  panePhone: "Patient's phone",
  say: (who: string) => `Message ${who}`,
  readOnly: "The service's alerts arrive here.",
  sayInSpace: "Write in the space",
  send: "Send",
  attach: "Attach a file",
  unattach: "Remove the file",
  download: "Download",
  fileComing: "Opening the file…",
  fileGone: "The file is no longer there.",
  meeting: "Webex meeting",
  openTab: "Open in a tab",
  close: "Close",
  you: "You",
  clinician: "clinician",
  scheduler: "scheduler",
  admin: "admin",
  adminRoom: "Alerts",
  space: "space",
  empty: (who: string) => `No messages with ${who} yet.`,
  noSms: "Text messages will arrive here.",
  phones: "Phones",
  reply: "Reply",
  fates: {
    accepted: "on its way",
    queued: "on its way",
    sending: "on its way",
    sent: "on its way",
    delivered: "delivered",
    read: "read",
    undelivered: "did not arrive",
    failed: "did not arrive",
  },
  notSent: (why: string) => `The message was not sent: ${why}`,
  back: "Back",
  sent: "Sent",
  sending: "Sending…",
  refused: (why: string) => `Webex did not accept it: ${why}`,
  offline: "The sandbox does not answer. Is it still running?",
  noCard: "This card cannot be shown.",
  hintHello: "Start here: on the left you are the clinician. Write “hola” to the bot.",
  hintCard: "The bot answered with a card. Choose “Nueva visita”, fill it in and submit it.",
  hintSms: "A text message reached the phone, on the right. Tap the link. (If the visit is for later, move the clock.)",
  hintWait: "On the phone: accept and wait. On the left: press “Admitir” and open the meeting.",
  hintAlerts: "Here the service tells the admins, with nothing about patients. Write “estado” or “ayuda”.",
  hintAdmin: "Iván runs the service: write “ayuda” to see what he can ask for.",
  hintScheduler: "Carmen books for others: write “ayuda”, or attach a list of patients as CSV.",
  hintCall: "In the meeting: enter with the green button. Both see and hear each other; finish with “End for all”.",
};

const CHOICE = "televisita-sandbox-language";

/** "es" or "en", as chosen last. */
export const language: "es" | "en" = localStorage.getItem(CHOICE) === "en" ? "en" : "es";

/** The words in that language. */
export const words = language === "en" ? en : es;

/** Changes to the other language. */
export function changeLanguage(): void {
  localStorage.setItem(CHOICE, language === "en" ? "es" : "en");
  location.reload();
}

/** Fills in every `data-say`. */
export function sayAll(): void {
  document.documentElement.lang = language === "en" ? "en" : "es-MX";
  for (const one of document.querySelectorAll<HTMLElement>("[data-say]")) {
    const said = words[one.dataset.say as keyof typeof words];
    if (typeof said === "string") one.textContent = said;
  }
}
