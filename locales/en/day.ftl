# The day: the visit's card, what is said to those who wait, the agenda, being late.
date-day = { $weekday }, { $month } { $day }

card-visit-message = Message…
card-visit-message-to = To
card-visit-message-canned = Choose a sentence
card-visit-message-soon-with-you = I will be with you in a moment.
card-visit-message-few-minutes = I am with another person; a few more minutes.
card-visit-message-papers-ready = Have your medicines and results at hand.
card-visit-message-check-devices = Check your camera and microphone.
card-visit-message-text = Or write in your own words
card-visit-message-send = Send
card-visit-admit = Admit
card-visit-admit-all = Admit all
card-visit-decline = Not now
card-visit-end = End for all
card-visit-absent = No-show
card-visit-follow-up = Follow-up

chat-visit-decline = Not now
chat-visit-undo = Undo
chat-visit-came = They came
chat-visit-late = { $date } · running late: { $time }
chat-visit-said = You said at { $time }: “{ $words }”
chat-visit-waiting-several = { $others ->
    [one] { $who } and 1 more person are waiting
   *[other] { $who } and { $others } more people are waiting
}
chat-visit-unanswered = { $minutes ->
    [one] Waiting for 1 minute without an answer.
   *[other] Waiting for { $minutes } minutes without an answer.
}
chat-visit-unanswered-admins = Waiting for { $minutes } minutes without an answer. The administrators have been told.
chat-visit-cancelled = Visit cancelled
chat-visit-cancelled-by = Cancelled by { $by } at { $time }.
chat-visit-no-show = Nobody came
chat-visit-no-show-by = No-show: noted by { $by } at { $time }.
chat-visit-no-show-waited = No-show: { $minutes } minutes past the time.

chat-pending-cancel = Cancelled by { $by }; people are told in { $seconds } s
chat-pending-no-show = No-show noted by { $by }; final in { $seconds } s
chat-pending-end-for-all = { $by } ends the call for everybody in { $seconds } s
chat-pending-decline = { $by } will not see { $who } now; they are told in { $seconds } s
chat-undone = Undone: nobody was told.

chat-line-opened = opened the link
chat-line-waiting = waiting since { $time } ({ $minutes } min)
chat-line-admitted = coming in
chat-line-in-call = in the call since { $time }
chat-line-left = left the call
chat-line-stay = in the call from { $from } to { $to } ({ $minutes } min)
chat-line-short-stay = in the call at { $time } ({ $minutes } min)
chat-line-never-joined = was admitted and did not join
chat-line-only-waited = waited and did not join
chat-line-no-show = did not come
chat-line-declined = was not seen; may wait again
chat-line-revoked = link revoked
chat-line-move-asked = would rather have another time
chat-camera-ready = camera ready
chat-camera-refused = camera blocked
chat-camera-missing = no camera
chat-camera-unknown = camera not tried
chat-microphone-ready = microphone ready
chat-microphone-refused = microphone blocked
chat-microphone-missing = no microphone
chat-microphone-unknown = microphone not tried
chat-network-good = good network
chat-network-poor = slow network

chat-message-soon-with-you = I will be with you in a moment.
chat-message-few-minutes = I am with another person; a few more minutes.
chat-message-papers-ready = Have your medicines and results at hand.
chat-message-check-devices = Check your camera and microphone.
chat-message-to-everybody = Everybody who waits
chat-message-empty = Choose a sentence or write the message.
chat-message-too-long = The message has { $length } letters; { $most } fit. Shorten it and send it again.

card-agenda-fallback = This card cannot be shown here. Open it in the Webex app.
card-agenda-yesterday = ◀ Previous day
card-agenda-tomorrow = Next day ▶
card-agenda-late = Running late:
card-agenda-earlier = Show earlier ones
card-agenda-more = Show the next ones
chat-agenda-title = Agenda for { $day }
chat-agenda-of = Agenda for { $day } · { $whose }
chat-agenda-everybody = all clinicians
chat-agenda-empty = No visits.
chat-agenda-count = { $count ->
    [one] 1 visit
   *[other] { $count } visits
}
chat-agenda-waiting = { $count ->
    [one] 1 waiting
   *[other] { $count } waiting
}
chat-agenda-part = visits { $from } to { $to }
chat-agenda-late-minutes = { $minutes } min
chat-agenda-is-late = { $minutes } min late
chat-agenda-ended = ended ({ $minutes } min)
chat-agenda-cancelled = cancelled
chat-agenda-open = Open
chat-agenda-show = Show { $name }
chat-agenda-only-own = You can only see your own agenda. Schedulers see those of others.
chat-agenda-nobody = “{ $name }” is no day that I understand, nor the name of a clinician. For instance: **agenda tomorrow**, **agenda December 3**.
chat-agenda-several = Several have that name: { $names }. Write the full name.

chat-late-how = How many minutes? Write for instance **late 10**, or **late 0** if you are on time again.
chat-late-too-much = For more than { $most } minutes it is better to move the visits.
chat-late-known = That was noted already; nothing has changed.
chat-late-nobody = You have no more visits today for which to tell anybody.
chat-late-on-time = Noted: on time again.
chat-late-done = { $visits ->
    [one] Noted: { $minutes } min late in 1 visit.
   *[other] Noted: { $minutes } min late in { $visits } visits.
}
chat-late-told = { $people ->
    [one] 1 person is told by text message.
   *[other] { $people } people are told by text message.
}
chat-late-offered = { $people ->
    [one] 1 person is offered another time.
   *[other] { $people } people are offered another time.
}
chat-late-reads = { $people ->
    [one] 1 person is already waiting and reads it on their page.
   *[other] { $people } people are already waiting and read it on their page.
}
