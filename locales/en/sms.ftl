# Sent by SMS: the clinic's name first, only letters of GSM-7, one segment. A text that ends in a colon is followed by
# the link, on a line of its own.
sms-link = { $clinic }: { $clinician } will see you by video. Join here:
sms-booked = { $clinic }: your video call with { $clinician } is on { $date }. The link comes { $minutes } min before.
sms-new-link = { $clinic }: this is your new link, the old one no longer works. Join here:
sms-moved = { $clinic }: your video call with { $clinician } moves to { $date }. The link comes { $minutes } min before.
sms-moved-soon = { $clinic }: your video call with { $clinician } has changed: it starts at { $time }.
sms-cancelled = { $clinic }: your video call with { $clinician } on { $date } is cancelled.
sms-uninvited = { $clinic }: you need not join the video call on { $date } any more.
sms-new-clinician = { $clinic }: in your video call on { $date } you will meet { $clinician }.
sms-late = { $clinic }: { $clinician } is running late. Your video call starts at { $time }.
sms-on-time = { $clinic }: { $clinician } is no longer late. Your video call starts at { $time }.
sms-late-offer = { $clinic }: { $clinician } is late, starts at { $time }. Another date:
sms-turn = { $clinic }: your turn: { $clinician } is waiting by video. Join:
sms-reminder = { $clinic }: remember your video call with { $clinician } on { $date }. Reply 1 to confirm, 3 if you cannot.
sms-reminder-soon = { $clinic }: your video call with { $clinician } starts at { $time }. The link comes { $minutes } min before.
sms-link-again = { $clinic }: it is time for your video call with { $clinician }. Join:
sms-relative-link = { $clinic }: your relative has not joined their video call. Join and tell them:
sms-missed = { $clinic }: we missed you at your video call today. For another date reply 3 or call { $phone }.
sms-missed-reply = { $clinic }: we missed you at your video call today. For another date reply 3 to this message.

# Answers to what people write. Those that end in -of say which visit is meant, when there are several.
sms-reply-confirm = { $clinic }: thank you, your video call with { $clinician } is confirmed.
sms-reply-confirm-of = { $clinic }: thank you, your video call on { $date } is confirmed.
sms-reply-late = { $clinic }: thank you, we will tell { $clinician } that you are late. Join by your link as soon as you can.
sms-reply-late-of = { $clinic }: thank you, we will pass on that you are late for { $date }. Join as soon as you can.
sms-reply-late-early = { $clinic }: your video call is on { $date }. If you are late on that day, reply 2 then; for another time, 3.
sms-reply-move = { $clinic }: thank you, we will tell { $clinician } that you need another date.
sms-reply-move-of = { $clinic }: thank you, we will pass on that you need another date instead of { $date }.
sms-reply-call = { $clinic }: thank you, we will ask { $clinician } to have you called on this phone.
sms-reply-call-of = { $clinic }: thank you, we will ask for a call to you about your video call on { $date }.
sms-reply-words = { $clinic }: thank you, we will pass it on to those who see you. Questions: { $phone }. Emergency: { $emergency }.
sms-reply-words-no-phone = { $clinic }: thank you, we will pass it on to those who see you. Emergency: { $emergency }.
sms-reply-help = { $clinic }: reply 1 to confirm, 2 if late, 3 for another date, 4 for a call, STOP for no messages. Questions: { $phone }.
sms-reply-help-no-phone = { $clinic }: reply 1 to confirm, 2 if late, 3 for another date, 4 for a call, STOP for no messages.
sms-reply-stop = { $clinic }: we will not send you messages any more. To get them again reply START.
sms-reply-start = { $clinic }: we will send you messages again. To get none reply STOP.
sms-reply-stranger = { $clinic }: we have no video call with this number. If you have questions call { $phone }.
sms-reply-stranger-no-phone = { $clinic }: we have no video call with this number. If you have questions call the hospital.
