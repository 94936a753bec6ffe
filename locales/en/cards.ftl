# Words of the cards: card-<card name>-<word>, in the template ${say.<word>} with _ for -.
card-menu-fallback = Write “new visit” to invite somebody, or “help”.
card-menu-what-next = What would you like to do?
card-menu-new-visit = New visit
card-menu-help = Help
