# Patients and those close to them.
chat-relation-mother = mãe
chat-relation-father = pai
chat-relation-spouse = cônjuge ou companheiro(a)
chat-relation-child = filha ou filho
chat-relation-sibling = irmã ou irmão
chat-relation-grandparent = avó ou avô
chat-relation-grandchild = neta ou neto
chat-relation-other-relative = outro parente
chat-relation-friend = amizade
chat-relation-caregiver = cuidador ou cuidadora

chat-person-problem-name = Escreva o nome, com letras.
chat-person-problem-language = Não falo esse idioma: use espanhol, inglês ou português.
chat-person-problem-zone = Não conheço esse fuso horário. Escreva uma cidade (Chicago) ou o nome completo (America/Chicago).
chat-person-problem-record-number = O número do prontuário tem letras ou algarismos, no máximo 40.
chat-person-problem-relation = Escreva o parentesco, por exemplo: filha, marido, irmã, amigo.
chat-person-problem-agreed = Escreva sim ou não: aceitou ser contatado?

chat-patients-how = Procure por uma parte do nome, do celular ou do prontuário. Também pode escrever **pacientes López**.
chat-patients-none = Não encontrei ninguém com «{ $words }».
chat-patients-found = { $count ->
    [one] Há uma pessoa com «{ $words }».
   *[other] Há { $count } com «{ $words }».
}
chat-patients-more = Há muitos com «{ $words }». Estes são alguns; escreva um pouco mais.
chat-patient-needed = Primeiro escolha a pessoa na lista.
chat-patient-registered = Esta pessoa está cadastrada.
chat-patient-changed = As alterações foram salvas.
chat-relative-added = O familiar foi adicionado.
chat-relative-changed = Os dados do familiar foram salvos.
chat-relative-removed = O familiar não está mais na lista.
chat-relative-gone = Outra pessoa acabou de remover esse familiar. Agora está assim:
chat-relative-too-many = Não foi adicionado: um paciente pode ter até { $most } familiares.
chat-relative-needed = Primeiro escolha o familiar.
chat-patient-changed-meanwhile = { $by } alterou estes dados enquanto você escrevia ({ $date }). Confira e salve de novo, ou volte para ver como ficaram.
chat-patient-relative-of = { $name } ({ $relation }) de { $patient }
chat-patient-phone = Celular
chat-patient-no-phone = sem celular
chat-patient-language = Idioma
chat-patient-zone = Horário de
chat-patient-record = Prontuário
chat-relative-not-agreed = ainda não aceita mensagens
chat-patient-registered-by = Cadastrou: { $by }, { $date }.
chat-patient-changed-by = Última alteração: { $by }, { $date }.
chat-patient-somebody = alguém
chat-patient-form-new = Cadastrar paciente
chat-patient-form-edit = Editar paciente
chat-relative-form = Familiar de { $patient }

card-patients-fallback = Escreva **pacientes** e uma parte do nome ou do celular, por exemplo «pacientes López».
card-patients-title = Pacientes
card-patients-which = Quem?
card-patients-words = Nome, celular ou prontuário
card-patients-words-example = López 5678
card-patients-open = Abrir
card-patients-find = Procurar
card-patients-add = Cadastrar paciente

card-patient-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo do Webex.
card-patient-relatives = Familiares
card-patient-relative = Familiar a editar
card-patient-relative-example = Escolha a pessoa
card-patient-visit = Nova visita
card-patient-edit = Editar
card-patient-edit-relative = Editar familiar
card-patient-add-relative = Adicionar familiar

card-patient-form-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo do Webex.
card-patient-form-name = Nome completo
card-patient-form-name-example = María López
card-patient-form-name-needed = Escreva o nome.
card-patient-form-phone = Celular (se tiver)
card-patient-form-phone-example = 55 1234 5678
card-patient-form-language = Idioma das mensagens
card-patient-form-zone = Horário das mensagens
card-patient-form-record-number = Número do prontuário (se tiver)
card-patient-form-record-number-example = A-12345
card-patient-form-others = Esse celular ou prontuário já é de:
card-patient-form-others-hint = Se for a mesma pessoa, não a cadastre de novo. Se for outra, salve mesmo assim.
card-patient-form-save = Salvar
card-patient-form-save-anyway = É outra pessoa: salvar
card-patient-form-open = Abrir quem já está
card-patient-form-back = Voltar

card-relative-form-fallback = Este cartão não pode ser mostrado aqui. Abra-o no aplicativo do Webex.
card-relative-form-relation = Parentesco
card-relative-form-relation-example = Escolha o parentesco
card-relative-form-relation-needed = Escolha o parentesco.
card-relative-form-name = Nome completo
card-relative-form-name-example = Ana López
card-relative-form-name-needed = Escreva o nome.
card-relative-form-phone = Celular
card-relative-form-phone-example = +1 312 555 0100
card-relative-form-phone-needed = Escreva o celular.
card-relative-form-language = Idioma das mensagens
card-relative-form-zone = Horário das mensagens
card-relative-form-consent = Mensagens
card-relative-form-agreed = Aceitou ser contatado
card-relative-form-others = Esse celular já é de:
card-relative-form-others-hint = Uma família pode compartilhá-lo. Se for assim, salve mesmo assim.
card-relative-form-save = Salvar
card-relative-form-save-anyway = Eles o compartilham: salvar
card-relative-form-remove = Remover familiar
card-relative-form-back = Voltar

# A list of patients as a CSV file.
chat-import-columns = nome,celular,idioma,fuso,prontuário,compartilha celular,familiar1 nome,familiar1 parentesco,familiar1 celular,familiar1 idioma,familiar1 fuso,familiar1 aceita,familiar2 nome,familiar2 parentesco,familiar2 celular,familiar2 idioma,familiar2 fuso,familiar2 aceita
chat-import-column-row = linha
chat-import-column-reason = motivo
chat-import-how = Anexe a uma mensagem para mim a sua lista em um arquivo CSV (Excel: Salvar como, CSV UTF-8). Só é preciso a coluna do nome; pode ter qualquer uma das deste arquivo, em qualquer ordem. Entram até { $rows } linhas por vez.
chat-import-template-name = lista-de-pacientes.csv
chat-import-refused-name = linhas-a-corrigir.csv
chat-import-done = { $new ->
    [0] Nenhuma linha nova entrou.
    [one] **Entrou uma linha: há um paciente novo.**
   *[other] **Entraram { $new } linhas: há { $new } pacientes novos.**
}
chat-import-known = { $known ->
    [one] Uma pessoa já estava cadastrada e ficou como estava: { $names }.
   *[other] { $known } já estavam cadastrados e ficaram como estavam: { $names }.
}
chat-import-and-more = e mais { $count }
chat-import-refused = { $refused ->
    [one] Uma linha não entrou:
   *[other] { $refused } linhas não entraram:
}
chat-import-row = Linha { $row }: { $reasons }
chat-import-more-refused = { $count ->
    [one] E mais uma. Todas estão no arquivo, com o motivo: corrija-as ali e mande-o de novo para mim.
   *[other] E mais { $count }. Todas estão no arquivo, com o motivo: corrija-as ali e mande-o de novo para mim.
}
chat-import-mend = { $refused ->
    [one] Está no arquivo, com o motivo: corrija-a ali e mande-o de novo para mim.
   *[other] Estão no arquivo, com o motivo: corrija-as ali e mande-o de novo para mim.
}
chat-import-unknown-columns = Não conheço estas colunas e não as usei: { $columns }.
chat-import-workbook = Esse arquivo é uma planilha do Excel ou de outro programa. Salve-o como CSV (Excel: Salvar como, CSV UTF-8) e mande-o de novo para mim.
chat-import-not-text = Esse arquivo não é uma lista de texto. Mande-me um arquivo CSV.
chat-import-empty = Esse arquivo não tem linhas.
chat-import-no-names = Não encontro a coluna com os nomes. Escreva **importar**: mando um arquivo com as colunas que conheço.
chat-import-too-large = Esse arquivo é grande demais: entram até { $rows } linhas e { $megabytes } MB por vez. Divida-o em vários.
chat-import-one-file = Mande-me um arquivo em cada mensagem, por favor.
chat-import-gone = Esse arquivo não está mais no Webex, ou o Webex não o deixou passar. Mande-o de novo para mim.
chat-import-fault-relative = familiar { $number }: { $problem }
chat-import-fault-too-many-cells = tem mais células que colunas; talvez um texto com vírgulas não esteja entre aspas.
chat-import-fault-open-quote = falta fechar as aspas de uma célula, que engoliu as linhas seguintes.
chat-import-fault-shares-phone = em «compartilha celular» escreva sim ou não.
chat-import-fault-phone-taken = esse celular já é de { $name }. Se o compartilham, escreva «sim» na coluna «compartilha celular».
chat-import-fault-record-taken = esse prontuário já é de { $name }.
