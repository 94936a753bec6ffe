# Why a phone number is refused; each names the remedy.
chat-phone-empty = Escriba un número de celular.
chat-phone-not-a-number = Eso no parece un número de teléfono. Escriba solo el número, por ejemplo 55 1234 5678.
chat-phone-too-short = Al número le faltan dígitos. En México son 10; de otro país, empiece con + y la clave del país.
chat-phone-too-long = El número tiene dígitos de más. En México son 10; de otro país, empiece con + y la clave del país.
chat-phone-not-valid = Ese número no existe. Revise los dígitos con la persona.
chat-phone-no-sms = Ese número no puede recibir mensajes de texto. Escriba un número de celular.
