# Why a phone number is refused; each names the remedy.
chat-phone-empty = Please enter a mobile number.
chat-phone-not-a-number = That does not look like a phone number. Enter the number only, for example 55 1234 5678.
chat-phone-too-short = The number is missing digits. In Mexico it has 10; for another country start with + and its code.
chat-phone-too-long = The number has too many digits. In Mexico it has 10; for another country start with + and its code.
chat-phone-not-valid = There is no such number. Please check the digits with the person.
chat-phone-no-sms = That number cannot receive text messages. Please enter a mobile number.
