# What comes before the lobby: how a page is read, the way in, the door of whoever is early, the consent receipt.

page-languages = Idioma
page-letters-big = Letras grandes
page-letters-usual = Letras normales
page-emergency = ¿Es una emergencia? Llame al
page-more = Ver más
page-consent-emergency = Esto no es para emergencias. Si es urgente, llame al

page-early-title = Todavía no es hora de su visita
page-early-lead = Su visita con { $clinician } sigue en pie. No tiene que hacer nada más.
page-early-moved-day = El hospital cambió su visita con { $clinician } a otra fecha. Disculpe la molestia.
page-early-moved-hour = El hospital cambió su visita con { $clinician } a otra hora. Disculpe la molestia.
page-early-when = Su visita
page-early-opens = La sala de espera se abre
page-early-by-itself = Esta página pasa sola a la sala de espera. Puede dejarla abierta.
page-early-link-comes = A esa hora le mandamos un enlace nuevo por mensaje de texto.

page-receipt-link = Ver lo que usted aceptó
page-receipt-title = Constancia de lo que aceptó
page-receipt-lead = Aquí está, palabra por palabra, lo que usted aceptó. Puede imprimirlo o guardarlo.
page-receipt-who = Quién aceptó
page-receipt-visit = Para qué visita
page-receipt-visit-with = Con { $clinician }, { $when }
page-receipt-at = Cuándo aceptó
page-receipt-version = Versión e idioma
page-receipt-hash = Huella digital del texto (SHA-256)
page-receipt-text = El texto que aceptó
page-receipt-save = Guardar en este aparato
page-receipt-back = Volver a la visita
page-receipt-file = constancia
