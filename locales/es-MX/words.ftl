# The language of the chat, and words that were not understood. card-language-… are the names as their speakers know them.
chat-language-es-mx = español
chat-language-en = inglés
chat-language-pt-br = portugués
chat-language-now = Ahora le escribo en { $language }.
chat-language-not-spoken = Ese idioma todavía no lo hablo. Elija uno de estos.
chat-language-chosen = Listo: desde ahora le escribo en español. Para cambiarlo escriba **idioma**.
chat-suggestion = No entendí eso. ¿Quiso decir **{ $words }**?
chat-suggestion-yes = Sí, { $words }
chat-suggestion-stale = Ese botón ya no sirve. Escriba **ayuda** para ver lo que entiendo.

card-language-fallback = Escriba **idioma** y el nombre del idioma, por ejemplo «idioma inglés».
card-language-title = ¿En qué idioma le escribo?
card-language-spanish = Español
card-language-english = English
card-language-portuguese = Português

card-suggestion-fallback = Escriba **ayuda** para ver lo que entiendo.
card-suggestion-help = Ayuda
