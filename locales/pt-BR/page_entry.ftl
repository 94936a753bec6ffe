# What comes before the lobby: how a page is read, the way in, the door of whoever is early, the consent receipt.

page-languages = Idioma
page-letters-big = Letras grandes
page-letters-usual = Letras normais
page-emergency = É uma emergência? Ligue para
page-more = Ver mais
page-consent-emergency = Isto não serve para emergências. Se for urgente, ligue para

page-early-title = Ainda não é hora da sua visita
page-early-lead = Sua visita com { $clinician } está confirmada. Você não precisa fazer mais nada.
page-early-moved-day = O hospital mudou sua visita com { $clinician } para outra data. Desculpe o transtorno.
page-early-moved-hour = O hospital mudou sua visita com { $clinician } para outro horário. Desculpe o transtorno.
page-early-when = Sua visita
page-early-opens = A sala de espera abre
page-early-by-itself = Esta página passa sozinha para a sala de espera. Pode deixá-la aberta.
page-early-link-comes = Nessa hora enviaremos um link novo por mensagem de texto.

page-receipt-link = Ver o que você aceitou
page-receipt-title = Comprovante do que você aceitou
page-receipt-lead = Aqui está, palavra por palavra, o que você aceitou. Pode imprimir ou guardar.
page-receipt-who = Quem aceitou
page-receipt-visit = Para qual visita
page-receipt-visit-with = Com { $clinician }, { $when }
page-receipt-at = Quando aceitou
page-receipt-version = Versão e idioma
page-receipt-hash = Impressão digital do texto (SHA-256)
page-receipt-text = O texto que você aceitou
page-receipt-save = Guardar neste aparelho
page-receipt-back = Voltar à visita
page-receipt-file = comprovante
