# Sent by SMS: the clinic's name first, only letters of GSM-7, one segment. A text that ends in a colon is followed by
# the link, on a line of its own.
sms-link = { $clinic }: { $clinician } expects you by video. Enter here:
sms-booked = { $clinic }: your video call with { $clinician } is on { $date }. The link comes 10 minutes before.
sms-new-link = { $clinic }: this is your new link, the old one no longer works. Enter here:
sms-moved = { $clinic }: your video call with { $clinician } moves to { $date }. The link comes 10 min before.
sms-moved-soon = { $clinic }: your video call with { $clinician } changes: it starts at { $time }.
sms-cancelled = { $clinic }: your video call with { $clinician } on { $date } is cancelled.
sms-uninvited = { $clinic }: you need not join the video call on { $date } any more.
sms-new-clinician = { $clinic }: in your video call on { $date } you will meet { $clinician }.
sms-late = { $clinic }: { $clinician } is running late. Your video call starts at { $time }.
sms-on-time = { $clinic }: { $clinician } is no longer late. Your video call starts at { $time }.
sms-late-offer = { $clinic }: { $clinician } is late, until { $time }. Another date:
sms-turn = { $clinic }: your turn: { $clinician } waits by video. Enter:
