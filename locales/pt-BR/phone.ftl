# Why a phone number is refused; each names the remedy.
chat-phone-empty = Escreva um número de celular.
chat-phone-not-a-number = Isso não parece um número de telefone. Escreva só o número, por exemplo 55 1234 5678.
chat-phone-too-short = Faltam dígitos no número. No México são 10; de outro país, comece com + e o código do país.
chat-phone-too-long = O número tem dígitos demais. No México são 10; de outro país, comece com + e o código do país.
chat-phone-not-valid = Esse número não existe. Confira os dígitos com a pessoa.
chat-phone-no-sms = Esse número não pode receber mensagens de texto. Escreva um número de celular.
