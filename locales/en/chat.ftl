# What the bot says in a direct chat.
chat-hello = Hello, { $name }.
chat-added = Hello. I am Televisita. Write **hello** to me in a direct chat to begin; I do not speak of patients here.
chat-in-private = I am writing to you in private.
chat-unknown-words = I did not understand that. This is what I can do:
chat-stranger = I am sorry, I can only serve the hospital's staff. If you work there, write to me from your hospital Webex account.
chat-help-title = What you can write to me
chat-help-line = { $words }: { $what }
chat-help-one-line = **tomorrow 10:30 María López 55 1234 5678**: books a visit in one line
chat-help-hint = In groups I answer in private, to protect the patients' data.
chat-card-old = That card belongs to a visit that no longer exists. Write **hello** to begin.

chat-problem-name = Write the patient's name, in letters.
chat-problem-kind = Choose the kind of visit.
chat-problem-date = Write the date and time of the visit.
chat-problem-past = That date and time have passed. Choose one to come.
chat-problem-far = That date is more than a year away. Choose an earlier one.

chat-kind-consultation = Consultation with the patient
chat-kind-family-update = Update for the family
chat-kind-family-visit = Visit by the family
chat-meeting-title-consultation = Video consultation
chat-meeting-title-family-update = Video update for the family
chat-meeting-title-family-visit = Family visit by video

# The visit's card: who and how.
chat-who-patient = { $name }
chat-who-relative = Family of { $name }
chat-visit-booked = Visit booked with { $who }
chat-visit-invited = { $who }: invitation sent
chat-visit-unreached = { $who }: the message did not arrive
chat-visit-opened = { $who } has opened the link
chat-visit-declined = { $who } was not seen
chat-visit-waiting = { $who } is waiting
chat-visit-since = Since { $time }.
chat-visit-admitted = { $who } is on the way in
chat-visit-knocks = Waiting for you to open the meeting.
chat-visit-by = Admitted by { $name } at { $time }.
chat-visit-by-start = Let in when the meeting opened, at { $time }.
chat-visit-in-call = In a video call with { $who }
chat-visit-left = { $who } has left the video call
chat-visit-ended = Visit ended
chat-visit-lasted = { $minutes ->
    [0] It lasted less than a minute.
    [one] It lasted one minute.
   *[other] It lasted { $minutes } minutes.
}
chat-visit-link-at = The link will be sent at { $time }.
chat-visit-link-on = The link will be sent on { $date }.
chat-visit-now = now ({ $date })
chat-visit-auto = When you open the meeting, those who wait are let in.
chat-visit-making = Webex is preparing the meeting…
chat-visit-admit = Admit
chat-visit-no-meeting-unlicensed = Your Webex account cannot host meetings: ask your administrator for a Webex Meetings licence.
chat-visit-no-meeting-refused = Webex would not make the meeting. The administrators have been told.
chat-visit-no-meeting-not-allowed = The service is not allowed to make meetings. The administrators have been told.
chat-visit-no-meeting-unreachable = Webex does not answer and the meeting could not be made. The administrators have been told.

chat-sms-sent = Sent
chat-sms-delivered = Delivered
chat-sms-failed = Not delivered ({ $reason })

chat-notice-already-by = { $who } was let in already, by { $by } at { $time }.
chat-notice-already-start = { $who } was let in already when the meeting opened, at { $time }.
chat-notice-not-waiting = { $who } is not in the lobby yet. I will tell you on arrival.
chat-notice-over = That visit is over; it ended at { $time }.
chat-notice-could-not-enter = { $who } could not get into the video call with their browser. Their place is kept; you can call { $phone }.
chat-notice-sms-failed = The message for { $who } did not arrive: { $reason }. You can call { $phone }.

# What is told about acts: who did what and when.
chat-act-cancel = the visit was cancelled
chat-act-no-show = the visit was marked as a no-show
chat-act-end-for-all = the call was ended for everybody
chat-act-decline = the person was asked not to wait
chat-notice-already-pressed = Already done: { $what } ({ $by }, { $time }).
chat-notice-undo-too-late = It can no longer be undone: { $what } ({ $by }, { $time }).
chat-notice-nothing-to-undo = There is nothing to undo.
chat-notice-nobody-waits = Nobody is waiting right now.
chat-notice-not-running = The call is not running.
chat-notice-running = Not while somebody is in the call. End it first.
chat-notice-somebody-came = It is not a no-show: somebody has been in the waiting room.
chat-notice-meeting-not-ended = The visit has ended and the pages have left, but Webex did not close the meeting. Please close it in Webex.
chat-notice-already-invited = { $who } is already invited.
chat-notice-too-many = A visit takes up to { $most } people.
chat-notice-last-invited = This is the only person invited. If the visit is off, cancel it.
chat-notice-link-just-sent = { $who } was sent the link a moment ago, at { $time }. Wait a minute before sending another.
chat-notice-handed-over = The visit of { $patient } ({ $date }) now belongs to { $other }. Handed over by { $by }.
chat-notice-taken-over = The visit of { $patient } ({ $date }) is now yours; it was { $other }'s. Handed over by { $by }.
chat-notice-move-asked = { $who } would rather come at another time, because of the delay. You can call { $phone } or reschedule the visit.
