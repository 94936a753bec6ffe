# Who may do what, and who works with the bot.
chat-not-allowed-space = Eso no le corresponde a su cuenta. Si lo necesita, pídalo a un administrador: están en el espacio «{ $space }» de Webex.
chat-not-allowed = Eso no le corresponde a su cuenta. Si lo necesita, pídalo a un administrador de Televisita en su hospital.
chat-hello-next = ¿Qué desea hacer?
chat-hello-no-role = Su cuenta no está registrada. Pida a un administrador de Televisita en su hospital que la dé de alta.
chat-overtaken = Alguien más cambió eso al mismo tiempo, y esto no se guardó. Inténtelo otra vez.

chat-role-admin = administrador
chat-role-clinician = médico
chat-role-scheduler = capturista
chat-staff-registered = { $name } queda de alta como { $role }.
chat-staff-licensed = Webex le dio la licencia para ser anfitrión de reuniones.
chat-staff-invited = Webex le envió una invitación por correo: podrá entrar cuando la acepte.
chat-staff-already = { $name } ya está de alta como { $role } desde el { $date }, por { $by }.
chat-staff-welcome = Hola, { $name }. { $by } le dio de alta como { $role }. Escriba **hola** para empezar.
chat-staff-unregistered = { $name } ya no está de alta como { $role }.
chat-staff-renamed = Desde ahora se muestra como «{ $name }».
chat-staff-nobody = Nadie todavía.
chat-staff-more = { $count ->
    [one] Y una persona más: escriba una parte del nombre después de **personal**.
   *[other] Y { $count } personas más: escriba una parte del nombre después de **personal**.
}
chat-staff-email = Eso no es un correo. Escriba, por ejemplo: **{ $command } ana@hospital.mx**
chat-staff-email-needed = Escriba el correo con el que la persona entra a Webex.
chat-staff-person-needed = Elija a la persona de la lista.
chat-staff-name = Escriba el nombre, con letras.
chat-staff-not-registered = Nadie con ese correo está de alta como { $role }. Escriba **personal** para ver la lista.
chat-staff-forbidden = Webex no me permite ver ni cambiar cuentas. Autorice otra vez la Service App en Control Hub, con los permisos de personas y licencias.
chat-staff-made = La cuenta sí quedó creada.
chat-staff-failed-no-licence = Webex ya no tiene licencias libres.
chat-staff-failed-not-given = Webex no dio la licencia, y no dijo por qué.
chat-staff-failed-code = Webex no lo aceptó (error { $code }).
chat-staff-failed-refused = Webex no lo aceptó.
chat-staff-failed-unreachable = Webex no responde. Inténtelo más tarde.

chat-lack-account = No hay ninguna cuenta de Webex con ese correo en la organización.
chat-lack-acceptance = Todavía no acepta la invitación que Webex le envió por correo.
chat-lack-licence = { $free ->
    [one] No tiene licencia para ser anfitrión de reuniones; queda una libre.
   *[other] No tiene licencia para ser anfitrión de reuniones; quedan { $free } libres.
}
chat-lack-free-licence = { $units ->
    [one] No tiene licencia para ser anfitrión de reuniones, y la única está en uso. Libere una o compre más.
   *[other] No tiene licencia para ser anfitrión de reuniones, y las { $units } están en uso. Libere una o compre más.
}
chat-lack-licence-of-site = No tiene licencia para ser anfitrión de reuniones, y la organización no tiene ninguna para el sitio de las visitas.

chat-registration-title = { $who } todavía no puede ser { $role }:
chat-registration-make-and-license = Crear la cuenta, dar la licencia y dar de alta
chat-registration-make = Crear la cuenta y dar de alta
chat-registration-license = Dar la licencia y dar de alta
chat-registration-anyway = Dar de alta de todos modos
card-registration-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-registration-name = Nombre, como lo leerán los pacientes
card-registration-name-example = Dra. Ana Ruiz
card-registration-name-needed = Escriba el nombre.
card-registration-check = Comprobar otra vez

card-staff-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-staff-title = Personal
card-staff-clinicians = Médicos
card-staff-schedulers = Capturistas
card-staff-email = Correo de Webex de quien va a dar de alta
card-staff-email-example = ana.ruiz@hospital.mx
card-staff-role = Como
card-staff-role-clinician = Médico
card-staff-role-scheduler = Capturista
card-staff-add = Dar de alta
card-staff-person = Persona que ya está de alta
card-staff-person-example = Elija a una persona
card-staff-name = Nombre, como lo leerán los pacientes
card-staff-name-example = Dra. Ana Ruiz
card-staff-rename = Cambiar el nombre
card-staff-remove = Dar de baja

chat-take-over-title = { $count ->
    [one] { $name } tiene una visita abierta
   *[other] { $name } tiene { $count } visitas abiertas
}
chat-take-over-unknown = Con ese correo no hay otro médico de alta.
chat-take-over-passed = { $count ->
    [one] Su visita abierta pasa a { $to }.
   *[other] Sus { $count } visitas abiertas pasan a { $to }.
}
chat-take-over-kept = { $count ->
    [one] Su visita abierta se queda sin quien la atienda: un capturista puede cederla con **visitas**.
   *[other] Sus { $count } visitas abiertas se quedan sin quien las atienda: un capturista puede cederlas con **visitas**.
}
card-take-over-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-take-over-who = ¿Quién las atiende ahora?
card-take-over-other = O el correo de otro médico
chat-take-over-nobody = Nadie por ahora: las conserva
card-take-over-what-follows = A los invitados se les avisa por mensaje quién los atenderá. Quien ya espera conserva su lugar.
card-take-over-send = Dar de baja
