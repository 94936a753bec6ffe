# Patients and those close to them.
chat-relation-mother = madre
chat-relation-father = padre
chat-relation-spouse = cónyuge o pareja
chat-relation-child = hija o hijo
chat-relation-sibling = hermana o hermano
chat-relation-grandparent = abuela o abuelo
chat-relation-grandchild = nieta o nieto
chat-relation-other-relative = otro familiar
chat-relation-friend = amistad
chat-relation-caregiver = persona cuidadora

chat-person-problem-name = Escriba el nombre, con letras.
chat-person-problem-language = Ese idioma no lo hablo: use español, inglés o portugués.
chat-person-problem-zone = No conozco esa zona horaria. Escriba una ciudad (Chicago) o su nombre completo (America/Chicago).
chat-person-problem-record-number = El número de expediente lleva letras o cifras, 40 como máximo.
chat-person-problem-relation = Escriba el parentesco, por ejemplo: hija, esposo, hermana, amigo.
chat-person-problem-agreed = Escriba sí o no: ¿aceptó que le contactemos?

chat-patients-how = Busque por una parte del nombre, del celular o del expediente. También puede escribir **pacientes López**.
chat-patients-none = No encontré a nadie con «{ $words }».
chat-patients-found = { $count ->
    [one] Hay una persona con «{ $words }».
   *[other] Hay { $count } con «{ $words }».
}
chat-patients-more = Hay muchos con «{ $words }». Estos son algunos; escriba un poco más.
chat-patient-needed = Elija primero a la persona de la lista.
chat-patient-registered = Queda registrada esta persona.
chat-patient-changed = Los cambios quedaron guardados.
chat-relative-added = El familiar quedó agregado.
chat-relative-changed = Los datos del familiar quedaron guardados.
chat-relative-removed = El familiar ya no está en la lista.
chat-relative-gone = Alguien más acaba de quitar a ese familiar. Así está ahora:
chat-relative-too-many = No se agregó: un paciente puede tener hasta { $most } familiares.
chat-relative-needed = Elija primero al familiar.
chat-patient-changed-meanwhile = { $by } cambió estos datos mientras usted escribía ({ $date }). Revise y guarde otra vez, o vuelva para ver cómo quedaron.
chat-patient-relative-of = { $name } ({ $relation }) de { $patient }
chat-patient-phone = Celular
chat-patient-no-phone = sin celular
chat-patient-language = Idioma
chat-patient-zone = Hora de
chat-patient-record = Expediente
chat-relative-not-agreed = aún no acepta mensajes
chat-patient-registered-by = Registró: { $by }, { $date }.
chat-patient-changed-by = Último cambio: { $by }, { $date }.
chat-patient-somebody = alguien
chat-patient-form-new = Registrar paciente
chat-patient-form-edit = Editar paciente
chat-relative-form = Familiar de { $patient }

card-patients-fallback = Escriba **pacientes** y una parte del nombre o del celular, por ejemplo «pacientes López».
card-patients-title = Pacientes
card-patients-which = ¿Quién?
card-patients-words = Nombre, celular o expediente
card-patients-words-example = López 5678
card-patients-open = Abrir
card-patients-find = Buscar
card-patients-add = Registrar paciente

card-patient-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-patient-relatives = Familiares
card-patient-relative = Familiar por editar
card-patient-relative-example = Elija a la persona
card-patient-visit = Nueva visita
card-patient-edit = Editar
card-patient-edit-relative = Editar familiar
card-patient-add-relative = Agregar familiar

card-patient-form-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-patient-form-name = Nombre completo
card-patient-form-name-example = María López
card-patient-form-name-needed = Escriba el nombre.
card-patient-form-phone = Celular (si tiene)
card-patient-form-phone-example = 55 1234 5678
card-patient-form-language = Idioma de sus mensajes
card-patient-form-zone = Hora de sus mensajes
card-patient-form-record-number = Número de expediente (si tiene)
card-patient-form-record-number-example = A-12345
card-patient-form-others = Ese celular o expediente ya es de:
card-patient-form-others-hint = Si es la misma persona, no la registre otra vez. Si es otra, guarde de todos modos.
card-patient-form-save = Guardar
card-patient-form-save-anyway = Es otra persona: guardar
card-patient-form-open = Abrir a quien ya está
card-patient-form-back = Volver

card-relative-form-fallback = Esta tarjeta no se puede mostrar aquí. Ábrala en la aplicación de Webex.
card-relative-form-relation = Parentesco
card-relative-form-relation-example = Elija el parentesco
card-relative-form-relation-needed = Elija el parentesco.
card-relative-form-name = Nombre completo
card-relative-form-name-example = Ana López
card-relative-form-name-needed = Escriba el nombre.
card-relative-form-phone = Celular
card-relative-form-phone-example = +1 312 555 0100
card-relative-form-phone-needed = Escriba el celular.
card-relative-form-language = Idioma de sus mensajes
card-relative-form-zone = Hora de sus mensajes
card-relative-form-consent = Mensajes
card-relative-form-agreed = Aceptó que le contactemos
card-relative-form-others = Ese celular ya es de:
card-relative-form-others-hint = Una familia puede compartirlo. Si es así, guarde de todos modos.
card-relative-form-save = Guardar
card-relative-form-save-anyway = Lo comparten: guardar
card-relative-form-remove = Quitar familiar
card-relative-form-back = Volver

# A list of patients as a CSV file.
chat-import-columns = nombre,celular,idioma,zona horaria,expediente,comparte celular,familiar1 nombre,familiar1 parentesco,familiar1 celular,familiar1 idioma,familiar1 zona horaria,familiar1 acepta,familiar2 nombre,familiar2 parentesco,familiar2 celular,familiar2 idioma,familiar2 zona horaria,familiar2 acepta
chat-import-column-row = fila
chat-import-column-reason = motivo
chat-import-how = Adjunte a un mensaje para mí su lista en un archivo CSV (Excel: Guardar como, CSV UTF-8). Solo hace falta la columna del nombre; puede tener cualquiera de las de este archivo, en el orden que sea. Entran hasta { $rows } filas cada vez.
chat-import-template-name = lista-de-pacientes.csv
chat-import-refused-name = filas-por-corregir.csv
chat-import-done = { $new ->
    [0] No entró ninguna fila nueva.
    [one] **Entró una fila: hay un paciente nuevo.**
   *[other] **Entraron { $new } filas: hay { $new } pacientes nuevos.**
}
chat-import-known = { $known ->
    [one] Una persona ya estaba registrada y quedó como estaba: { $names }.
   *[other] { $known } ya estaban registrados y quedaron como estaban: { $names }.
}
chat-import-and-more = y { $count } más
chat-import-refused = { $refused ->
    [one] Una fila no entró:
   *[other] { $refused } filas no entraron:
}
chat-import-row = Fila { $row }: { $reasons }
chat-import-more-refused = { $count ->
    [one] Y una más. Todas están en el archivo, con su motivo: corríjalas ahí y mándemelo otra vez.
   *[other] Y { $count } más. Todas están en el archivo, con su motivo: corríjalas ahí y mándemelo otra vez.
}
chat-import-mend = { $refused ->
    [one] Está en el archivo, con su motivo: corríjala ahí y mándemelo otra vez.
   *[other] Están en el archivo, con su motivo: corríjalas ahí y mándemelo otra vez.
}
chat-import-unknown-columns = No conozco estas columnas y no las usé: { $columns }.
chat-import-workbook = Ese archivo es un libro de Excel u otro programa. Guárdelo como CSV (Excel: Guardar como, CSV UTF-8) y mándemelo otra vez.
chat-import-not-text = Ese archivo no es una lista de texto. Mándeme un archivo CSV.
chat-import-empty = Ese archivo no tiene filas.
chat-import-no-names = No encuentro la columna con los nombres. Escriba **importar**: le mando un archivo con las columnas que conozco.
chat-import-too-large = Ese archivo es demasiado grande: entran hasta { $rows } filas y { $megabytes } MB cada vez. Divídalo en varios.
chat-import-one-file = Mándeme un archivo en cada mensaje, por favor.
chat-import-gone = Ese archivo ya no está en Webex, o Webex no lo dejó pasar. Mándemelo otra vez.
chat-import-fault-relative = familiar { $number }: { $problem }
chat-import-fault-too-many-cells = tiene más celdas que columnas; quizá le falta poner entre comillas un texto con comas.
chat-import-fault-open-quote = a una celda le falta cerrar las comillas, y se comió las filas que siguen.
chat-import-fault-shares-phone = en «comparte celular» escriba sí o no.
chat-import-fault-phone-taken = ese celular ya es de { $name }. Si lo comparten, escriba «sí» en la columna «comparte celular».
chat-import-fault-record-taken = ese expediente ya es de { $name }.
