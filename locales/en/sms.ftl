# Sent by SMS: the clinic's name first, only letters of GSM-7, one segment. A text that ends in a colon is followed by
# the link, on a line of its own.
sms-link = { $clinic }: { $clinician } expects you by video. Enter here:
sms-booked = { $clinic }: your video call with { $clinician } is on { $date }. The link comes 10 minutes before.
sms-new-link = { $clinic }: this is your new link, the old one no longer works. Enter here:
