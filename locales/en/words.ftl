# The language of the chat, and words that were not understood. card-language-… are the names as their speakers know them.
chat-language-es-mx = Spanish
chat-language-en = English
chat-language-pt-br = Portuguese
chat-language-now = I write to you in { $language } now.
chat-language-not-spoken = I do not speak that language yet. Choose one of these.
chat-language-chosen = Done: from now on I write to you in English. To change it write **language**.
chat-suggestion = I did not understand that. Did you mean **{ $words }**?
chat-suggestion-yes = Yes, { $words }
chat-suggestion-stale = That button no longer works. Write **help** to see what I understand.

card-language-fallback = Write **language** and the name of the language, for example “language Spanish”.
card-language-title = In which language shall I write to you?
card-language-spanish = Español
card-language-english = English
card-language-portuguese = Português

card-suggestion-fallback = Write **help** to see what I understand.
card-suggestion-help = Help
