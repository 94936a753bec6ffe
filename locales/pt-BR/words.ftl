# The language of the chat, and words that were not understood. card-language-… are the names as their speakers know them.
chat-language-es-mx = espanhol
chat-language-en = inglês
chat-language-pt-br = português
chat-language-now = Agora escrevo para você em { $language }.
chat-language-not-spoken = Esse idioma eu ainda não falo. Escolha um destes.
chat-language-chosen = Pronto: a partir de agora escrevo para você em português. Para mudar, escreva **idioma**.
chat-suggestion = Não entendi. Você quis dizer **{ $words }**?
chat-suggestion-yes = Sim, { $words }
chat-suggestion-stale = Esse botão não funciona mais. Escreva **ajuda** para ver o que eu entendo.

card-language-fallback = Escreva **idioma** e o nome do idioma, por exemplo «idioma inglês».
card-language-title = Em que idioma escrevo para você?
card-language-spanish = Español
card-language-english = English
card-language-portuguese = Português

card-suggestion-fallback = Escreva **ajuda** para ver o que eu entendo.
card-suggestion-help = Ajuda
