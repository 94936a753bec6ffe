# Text messages, as those of the hospital read about them: why one did not arrive, what people answer.
chat-sms-sending = Being sent
chat-sms-too-late = Not sent: it was too late
chat-sms-none = No messages yet
chat-sms-by-whatsapp = { $state }, by WhatsApp
chat-sms-again = { $state }; it is tried again
chat-sms-why-not-mobile = not a mobile phone
chat-sms-why-unknown = the number does not exist
chat-sms-why-unreachable = phone off or out of reach
chat-sms-why-opted-out = asked for no more messages
chat-sms-why-carrier = blocked by the carrier
chat-sms-why-country = the Twilio account does not send to that country
chat-sms-why-sender = the sender cannot reach that number
chat-sms-why-too-slow = not delivered in time
chat-sms-why-unclear = Twilio did not answer
chat-sms-why-other = error { $code }
chat-sms-todo-not-mobile = Ask for a mobile, then remove the person under “More…” and invite them with that number.
chat-sms-todo-unknown = Check the number: under “More…” you can remove the person and invite them with the right one.
chat-sms-todo-opted-out = They get messages again when they answer START to one of the hospital's.
chat-sms-todo-carrier = Another mobile, perhaps of another company, may work.
chat-sms-todo-country = The admins can switch that country on in the Twilio console.
chat-sms-todo-sender = The admins have been told.

# The texts, as sentences about them name them.
chat-text-booked = the text about the booking
chat-text-reminder = the reminder
chat-text-link = the link
chat-text-moved = the text about the change
chat-text-cancelled = the text about the cancellation
chat-text-uninvited = the text that they need not come
chat-text-new-clinician = the text about who will see them
chat-text-late = the text about the delay
chat-text-turn = the text about their turn
chat-text-missed = the text that we missed them
chat-notice-sms-too-late = { $who } was not sent { $reason }: it was too late to be of use. You can call { $phone }.
chat-notice-sms-again = It will be tried again at { $time }.

# What people answer to a text. What they wrote follows, where it says more than a number.
chat-notice-replied-late = { $who } says they are running late.
chat-notice-replied-move = { $who } asks for another date. You can reschedule the visit under “More…”, or call { $phone }.
chat-notice-replied-move-over = { $who } asks for another date. You can book it with “Follow-up”, or call { $phone }.
chat-notice-replied-call = { $who } asks to be called at { $phone }.
chat-notice-replied-words = { $who } answered the message: “{ $reason }”. If needed, call { $phone }.
chat-notice-their-words = They wrote: “{ $words }”
chat-notice-opted-out = { $who } asked for no more messages: they get no more notices or links. You can call { $phone }.
chat-notice-rescue-stopped = { $by } has stopped the automatic messages of this visit already, at { $time }.

# What became of a text, in the line of whoever it went to.
chat-line-text-link = Message: { $state }
chat-line-text-booked = Text about the booking: { $state }
chat-line-text-reminder = Reminder: { $state }
chat-line-text-moved = Text about the change: { $state }
chat-line-text-cancelled = Text about the cancellation: { $state }
chat-line-text-uninvited = Text that they need not come: { $state }
chat-line-text-new-clinician = Text about who will see them: { $state }
chat-line-text-late = Text about the delay: { $state }
chat-line-text-turn = Text about their turn: { $state }
chat-line-text-missed = Text that we missed them: { $state }

# What they have answered, in the same line. In the agendas of others their words are not shown.
chat-answer-confirm = confirmed
chat-answer-late = running late
chat-answer-late-in-full = says they are running late (“{ $words }”)
chat-answer-move = asks for another date
chat-answer-call = asks to be called
chat-answer-words = answered the message
chat-answer-words-in-full = “{ $words }”
chat-answer-opted-out = wants no messages

# Those who do not open their link: what was done about it, what is to come, and who has stopped it.
chat-visit-not-opened = { $who } does not open the link: call { $phone }
chat-visit-wants-move = { $who } asks for another date
chat-line-not-opened = does not open the link
chat-visit-next-reminder = Next message: reminder, { $date }
chat-rescue-plan = { $count ->
    [one] If the link is not opened: { $steps }
   *[other] If the links are not opened: { $steps }
}
chat-rescue-link = { $time } another link
chat-rescue-whatsapp = { $time } WhatsApp
chat-rescue-relative = { $time } link to a relative who accepts it
chat-rescue-call = { $time } call
chat-rescue-no-show = { $time } no-show
chat-rescue-done-link = { $time } another link ✓
chat-rescue-done-whatsapp = { $time } WhatsApp ✓
chat-rescue-done-invited = { $time } { $who } was invited ✓
chat-rescue-done-relative = { $time } link to a relative ✓
chat-rescue-done-call = { $time } you were asked to call ✓
chat-rescue-stopped = Stopped by { $by } at { $time }
card-visit-stop-rescue = Stop messages
