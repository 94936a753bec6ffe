# What the admins' space is told. Never anything about a person. Each alert has a sentence and, with -todo, what to do.
alert-meeting-not-made-unlicensed = A meeting could not be made: the host's account has no Webex Meetings licence.
alert-meeting-not-made-unlicensed-todo = Give the licence with **clinician add** and the clinician’s address: the missing meetings are then made by themselves. Or in Control Hub, and then “Try again” on the visit’s card.
alert-meeting-not-made-refused = Webex refused to make a meeting.
alert-meeting-not-made-refused-todo = The service's log has the tracking id for Webex support.
alert-meeting-not-made-not-allowed = The Service App is not allowed to make meetings.
alert-meeting-not-made-not-allowed-todo = Check its scopes in Control Hub, and that it is still authorised.
alert-meeting-not-made-unreachable = A meeting could not be made: Webex did not answer in time.
alert-meeting-not-made-unreachable-todo = See status.webex.com. Once Webex answers, the visit can be tried again from its card.
alert-undelivered-sms = Text messages do not arrive: { $reason } (Twilio code { $code }).
alert-undelivered-sms-todo = Whoever leads the visit has been told and can call by phone. If it goes on, look the code up in the Twilio console.
alert-texts-failing = Many text messages fail.
alert-texts-failing-todo = See in the Twilio console what they have in common. Those who lead the visits have been told.
alert-carrier-failing = Text messages to phones of { $carrier } fail.
alert-carrier-failing-todo = Ask Twilio to look into it with that carrier; meanwhile call by phone.
alert-texts-waiting = Twilio has not taken text messages for some minutes; they wait and are tried again.
alert-texts-waiting-todo = See status.twilio.com, and the account's balance and permissions. Whoever leads a visit is told what comes too late.
alert-given-up = After several attempts this could not be done: { $what }.
alert-given-up-todo = It is kept aside; the service's log says why. Close this when you have looked at it.
alert-waiting-too-long = Somebody of the { $time } visit has been in the lobby for more than 10 minutes and nobody has reacted.
alert-waiting-too-long-todo = Tell whoever leads the visit of that time, or somebody who can take it.
alert-webhook-inactive = Webex had switched the webhook { $webhook } off; it is being switched on again.
alert-webhook-inactive-todo = Events from Webex may have been lost. If it happens again, check that Webex can reach the service's public address.
alert-webhook-refused = Webex does not let the webhook { $webhook } be registered.
alert-webhook-refused-todo = Check the scopes and the authorisation of the bot and of the Service App. It is tried again every five minutes.
alert-organisation-webhooks-refused = Webex does not allow the Service App webhooks for the whole organisation.
alert-organisation-webhooks-refused-todo = Meanwhile it uses its own, which may not tell of every meeting. Have a full administrator who is also a site administrator authorise it; it is tried again every day.
alert-licences-used-up = No free Webex Meetings licence is left.
alert-licences-used-up-todo = Free or buy licences in Control Hub; then assign it again.
alert-refresh-token-ending = The Service App's authorisation ends on { $date }.
alert-refresh-token-ending-todo = Authorise it again before then and put its new refresh token into WEBEX_REFRESH_TOKEN.

# What was given up, by the word that the log has for it.
alert-task-answer = answer in a chat
alert-task-take-down-card = take a card down
alert-task-show-card = show a card
alert-task-notice = tell somebody in a chat
alert-task-show-alert = post an alert
alert-task-report = send a report
alert-task-revoke-link = revoke a link
alert-task-drop-meeting = delete a meeting
alert-task-inbox = deal with something that came in

alert-since = Since: { $date }.
alert-counted = { $count } times so far; the last: { $date }.
alert-snoozed = Snoozed until { $until } by { $by }.
alert-passed = ✅ Over: { $what } { $lasted }
alert-resolved = ✅ Marked as solved by { $by }: { $what } { $lasted }
alert-lasted = It lasted { $duration }, { $count ->
    [one] once.
   *[other] { $count } times.
}
alert-already-snoozed = { $by } has snoozed it already ({ $at }), until { $until }.
alert-already-resolved = { $by } has marked it as solved already ({ $at }).
alert-already-passed = That alert is over ({ $at }).
alert-unknown = That alert is no longer kept.

card-alert-snooze-1 = Snooze 1 h
card-alert-snooze-8 = Snooze 8 h
card-alert-resolve = Solved
