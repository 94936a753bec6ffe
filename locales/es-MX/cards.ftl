# Words of the cards: card-<card name>-<word>, in the template ${say.<word>} with _ for -.
card-menu-fallback = Escriba «nueva visita» para invitar a alguien, o «ayuda».
card-menu-what-next = ¿Qué desea hacer?
card-menu-new-visit = Nueva visita
card-menu-help = Ayuda
