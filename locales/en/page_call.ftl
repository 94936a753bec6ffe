# The call on the patient's page: what goes beyond its first row of buttons, and goodbye.

page-more-button = More
page-more-heading = More options
page-more-audio-only = Sound only
page-more-audio-only-lead = Turns your camera off and stops receiving video. Uses far less data.
page-more-quality = Picture quality
page-more-quality-automatic = Automatic, as your internet allows
page-more-quality-save = Save data: smaller picture
page-more-speaker = Where you want to hear
page-more-company = Who is here
page-more-close = Back to the call
page-more-self-move = Move or remove your picture
page-more-self-back = See my picture
page-more-suggestion = Your internet is too slow for video. With sound only you will hear each other better.

## The call, as the script tells it

page-call-spoken-turn = It is your turn. { $clinician } is waiting for you.
page-call-turn-title = It is your turn
page-call-line-unknown = Checking the connection
page-call-line-good = Good connection
page-call-line-weak = Weak connection
page-call-line-very-weak = Very weak connection
page-call-audio-only-lead = Sound only. You can hear and talk with { $clinician }.
page-call-audio-only-on = Sound only: your camera is off and you receive no video.
page-call-audio-only-off = Video is on again.
page-call-audio-only-failed = It could not be changed. Please try again.
page-call-quality-automatic = The picture adjusts itself to your internet.
page-call-quality-save = The picture is smaller and uses less data.
page-call-speaker-number = Speaker { $number }
page-call-speaker-changed = You now hear through: { $speaker }.
page-call-speaker-same = It could not be changed. You hear where you heard before.
page-call-named = { $who } ({ $role })
page-call-came = { $who } came in.
page-call-went = { $who } left.
page-call-no-camera = The camera could not be turned on. Check that this page has permission.
page-call-no-microphone = The microphone could not be turned on. Check that this page has permission.
page-call-taken = Another app or a phone call turned off your camera or microphone. Tap the button to turn them back on.
page-call-self-moved = Your picture has moved.
page-call-self-away = Your picture is off your screen. The others still see you.

## After the visit

page-feedback-next = If another visit is needed, a text message will tell you the date.
page-feedback-question = How was it?
page-feedback-good = Good
page-feedback-fair = So-so
page-feedback-bad = Bad
page-feedback-faceless = Please choose a face first.
page-feedback-words = Tell us more, if you like
page-feedback-send = Send
page-feedback-thanks = Thank you. Your opinion helps us do better.
