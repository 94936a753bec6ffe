# Booking for others, and all that changes a visit afterwards.
card-new-visit-clinician = Clinician
card-new-visit-clinician-needed = Choose the clinician.
card-new-visit-relatives = Relatives who get the link
card-new-visit-more-relatives = Invite another relative
card-new-visit-relation-1 = Relative 1: relation
card-new-visit-relative-name-1 = Relative 1: name
card-new-visit-relative-phone-1 = Relative 1: mobile phone
card-new-visit-relation-2 = Relative 2: relation
card-new-visit-relative-name-2 = Relative 2: name
card-new-visit-relative-phone-2 = Relative 2: mobile phone
card-new-visit-minutes = Duration
card-new-visit-overlaps = At that time the clinician already has:
card-new-visit-send-anyway = Book anyway

card-visit-more = More…

card-manage-fallback = This card cannot be shown here. Open it in the Webex app.
card-manage-title = What do you want to do with the visit?
card-manage-patient = Patient
card-manage-kind = Kind
card-manage-when = When
card-manage-clinician = Clinician
card-manage-hint = Those who are invited are told by text message, in their language.
card-manage-move = Reschedule
card-manage-people = People and links
card-manage-hand-over = Hand over to a colleague
card-manage-cancel = Cancel the visit

card-visits-fallback = This card cannot be shown here. Open it in the Webex app.
card-visits-title = Visits to come
card-visits-which = Which one?
card-visits-open = Open

card-arranged-patient = Patient
card-arranged-kind = Kind
card-arranged-when = When
card-arranged-clinician = Clinician
card-arranged-more = More…
card-arranged-undo = Undo

card-reschedule-fallback = This card cannot be shown here. Open it in the Webex app.
card-reschedule-title = Reschedule
card-reschedule-patient = Patient
card-reschedule-when = It was for
card-reschedule-date = Date
card-reschedule-date-needed = Write the date.
card-reschedule-time = Time
card-reschedule-time-needed = Write the time.
card-reschedule-minutes = Duration
card-reschedule-overlaps = At that time the clinician already has:
card-reschedule-send = Reschedule and tell them
card-reschedule-send-anyway = Reschedule anyway

card-people-fallback = This card cannot be shown here. Open it in the Webex app.
card-people-title = People and links
card-people-patient = Patient
card-people-when = When
card-people-who = Who is it about?
card-people-resend = Send the link again
card-people-revoke = Revoke the link
card-people-remove = Take out of the visit
card-people-add = Add somebody

card-person-fallback = This card cannot be shown here. Open it in the Webex app.
card-person-title = Add somebody
card-person-patient = Patient
card-person-when = When
card-person-relation = Relation
card-person-relation-needed = Choose the relation.
card-person-name = Name
card-person-name-example = Ann Lopez
card-person-name-needed = Write the name.
card-person-phone = Mobile phone
card-person-phone-example = +1 312 555 0100
card-person-phone-needed = Write the mobile phone.
card-person-language = Language of their messages
card-person-zone = Time zone of their messages
card-person-send = Invite and tell them

card-hand-over-fallback = This card cannot be shown here. Open it in the Webex app.
card-hand-over-title = Hand over to a colleague
card-hand-over-patient = Patient
card-hand-over-kind = Kind
card-hand-over-when = When
card-hand-over-clinician = Now with
card-hand-over-colleague = Who takes it over?
card-hand-over-colleague-needed = Choose the clinician.
card-hand-over-overlaps = At that time they already have:
card-hand-over-hint = Whoever waits already keeps their place.
card-hand-over-send = Hand over and tell them
card-hand-over-send-anyway = Hand over anyway

chat-who-named = { $name } ({ $relation })
chat-relation-patient = patient
chat-relation-none = not said
chat-minutes = { $minutes } minutes
chat-zone-clinic = The hospital's
chat-overlap = { $patient }, { $kind }, { $date } ({ $minutes } min)
chat-form-used = That form was already sent on { $date }. { $by } sent it. For another one, open it again.
chat-problem-minutes = Choose a duration from 10 minutes to a day.
chat-problem-clinician = Choose the clinician from the list.
chat-problem-no-clinicians = No clinicians are registered yet. Ask an administrator to register them.
chat-problem-nobody = Choose or write which relative to invite.
chat-problem-other-patient = The name is no longer that of the registered patient, to whom the chosen relatives belong. Write the name as it was, or take those relatives out.
chat-problem-no-room = There is no room here for { $names }. Add them afterwards, with “More…” on the visit’s card.
chat-problem-too-many = A visit takes up to { $most } people. Take somebody out.
chat-problem-relative-name = Write the relative's name, in letters.
chat-problem-relative-phone = Relative's mobile phone: { $problem }
chat-problem-person = First choose the person.
chat-problem-person-name = Write the name, in letters.
chat-problem-relation = Choose the relation.

chat-arrange-when = { $date } ({ $minutes } min)
chat-arrange-not-yours = That visit is { $clinician }'s. If it has to change, ask them or a scheduler.
chat-arrange-nothing = It was like that already; nothing has changed.
chat-arrange-no-colleague = No other clinician is registered who could take the visit over.
chat-arranged-booked = Visit booked with { $clinician }
chat-arranged-moved = Done: the visit is now on { $date }. They are told by text message.
chat-arranged-invited = Done: { $who } is in the visit and gets a text message.
chat-arranged-uninvited = Done: { $who } is no longer in the visit and is told by text message.
chat-arranged-link-resent = Done: { $who } gets a new link; the one before no longer works.
chat-arranged-link-revoked = Done: the link of { $who } no longer opens the visit.
chat-arranged-handed-over = Done: the visit is now { $clinician }'s. They are told by text message.
chat-arranged-cancelling = Cancelled: they will be told in 30 seconds.
chat-arranged-done = Done.
chat-visits-none = There are no visits to come.
chat-visits-none-like = I found no visits to come of “{ $words }”.

# Doors for those whose link opens no more.
page-door-revoked-title = The hospital has revoked this link
page-door-revoked-body = This link no longer lets you into the visit.
page-door-revoked-hint = If you think this is a mistake, call the hospital: they can send you another.
page-door-uninvited-title = You no longer need to join
page-door-uninvited-body = The hospital has taken you off the list of this visit.
page-door-uninvited-hint = If you think this is a mistake, call the hospital. You can close this page.
