# The patient's page. "page-lobby-…" and "page-call-…" are also handed to the page's script.

page-help = Need help?
page-help-call = Call

## Consent

page-consent-title = Before you come in
page-consent-hello = Hello, { $name }
page-consent-heading-consultation = Your video visit with { $clinician }
page-consent-heading-family-update = Medical update by video with { $clinician }
page-consent-heading-family-visit = Video visit to your relative, with { $clinician }
page-consent-kind-consultation = You will talk with your clinician by video, on this page.
page-consent-kind-family-update = You will be told by video how your relative is doing.
page-consent-kind-family-visit = You will see your relative and talk by video.
page-consent-no-app = Nothing to install, no account to create.
page-consent-when = When
page-consent-before = Good to know
page-consent-camera = Your screen will ask to use the camera and microphone, so that you can be seen and heard. Tap “Allow”.
page-consent-full = Read the full terms and privacy notice
page-consent-accept = I accept, let me in
page-consent-accepting = Going in…
page-consent-meaning = By tapping the button you accept the terms and the privacy notice (version { $version }).

## The lobby, as the server writes it

page-visit-title = Waiting room
page-visit-heading = You are in the waiting room
page-visit-lead = Hello, { $name }. Keep this page open: the call starts right here, with nothing more to tap.
page-visit-next = What happens next
page-visit-step-here = You are here
page-visit-step-telling = We are telling { $clinician }
page-visit-step-told = We have told { $clinician } that you are here
page-visit-step-admit = { $clinician } lets you in
page-visit-step-call = You see each other and talk by video
page-visit-done = Done:
page-visit-starts = Time of your visit
page-visit-waiting = Waiting for
page-visit-check-heading = Try your camera and microphone
page-visit-check-lead = While you wait, see whether you look and sound right. If your phone asks, tap “Allow”.
page-visit-check-button = Try camera and microphone
page-visit-check-self = This is how you look
page-visit-no-script = This page updates itself every 15 seconds. For the video call, open the link in Chrome or Safari with JavaScript turned on.
page-visit-no-script-turn = It is your turn. To join the video call, open the same link in Chrome or Safari with JavaScript turned on.

## The lobby, as the script tells it

page-lobby-title = Waiting room
page-lobby-minutes = { $minutes } min
page-lobby-under-a-minute = Under 1 min
page-lobby-announce-told = { $clinician } knows that you are here.
page-lobby-host-here = { $clinician } has opened the room and will let you in shortly.
page-lobby-offline = No internet connection. Your place is kept; we keep trying.
page-lobby-online = You are connected again.
page-lobby-check-asking = Tap “Allow” in the question on your screen.
page-lobby-check-ready = All set. Say something: the bar moves with your voice.
page-lobby-check-no-camera = Your microphone works, but we could not use the camera. You will be heard.
page-lobby-check-no-microphone = Your camera works, but we could not use the microphone. You will be seen.
page-lobby-check-refused = There is no permission for the camera and microphone. To give it:
page-lobby-check-still-refused = There is still no permission. Follow the steps below, or tap “Go on just watching and listening”.
page-lobby-blocked-lead = Keep this page open: it will tell you when it is your turn.
page-lobby-check-missing = We found no camera or microphone on this device. You can still join: you will see and hear.
page-lobby-check-busy = Another app is using the camera or microphone. Close it and try again.
page-lobby-check-unsupported = This browser cannot use the camera or microphone. This page tells you what to do.
page-lobby-check-again = Try again

## The call

page-call-title = Video call
page-call-heading = Video call with { $clinician }
page-call-connecting-title = It is your turn
page-call-connecting-lead = Connecting you with { $clinician }…
page-call-busy-lead = The video service is slow to answer. We keep trying; please leave this page open.
page-call-webex-lobby-title = You are all set, { $name }
page-call-webex-lobby-lead = { $clinician } will open the room in a moment. You will go in without tapping anything.
page-call-video-coming-title = You are in the call
page-call-video-coming-lead = Waiting to see { $clinician }…
page-call-no-video-lead = The camera of { $clinician } is off. You can hear each other.
page-call-announce-joined = You are in the call with { $clinician }.
page-call-controls = Call controls
page-call-self = You
page-call-mute = Mute
page-call-unmute = Unmute
page-call-camera-off = Camera off
page-call-camera-on = Camera on
page-call-switch = Switch camera
page-call-hang-up = Hang up
page-call-announce-muted = Microphone off. They cannot hear you.
page-call-announce-unmuted = Microphone on. They can hear you.
page-call-announce-muted-by-host = You were muted. You can unmute with the button.
page-call-announce-unmute-refused = You cannot unmute for now. Please wait until you are allowed to.
page-call-announce-ask-unmute = You are being asked to unmute.
page-call-announce-camera-off = Camera off. They cannot see you.
page-call-announce-camera-on = Camera on. They can see you.
page-call-announce-switched = Camera switched.
page-call-announce-same-camera = The other camera could not be used. You are still on the same one.
page-call-badge-muted = Muted
page-call-badge-no-camera = No camera
page-call-badge-listening = Watching and listening
page-call-hang-up-heading = Do you want to leave the call?
page-call-hang-up-lead = You can come back while the visit is open.
page-call-hang-up-yes = Yes, leave
page-call-hang-up-no = Stay in the call
page-call-reconnecting = The connection was lost. Connecting again…
page-call-reconnected = You are connected again.
page-call-weak = Your internet is slow. Move closer to the router or turn off your camera.
page-call-sound = Tap to hear
page-call-resume = Turn camera and microphone back on
page-call-failed-title = We could not connect the call
page-call-failed-lead = Your place is kept. Check your internet and tap the button.
page-call-dropped-title = The call was cut off
page-call-try-again = Try again
page-call-left-title = You left the call
page-call-left-lead = If you did not mean to, you can go back. The visit is still open.
page-call-left-return = Back to the call
page-call-tab-title = Your call is in another tab
page-call-tab-lead = You can go on there. If you want it here, tap the button.
page-call-tab-return = Use it here
page-call-minutes = Length: { $minutes } min
page-call-over-title = Visit over

## After the visit

page-over-title = Visit over
page-over-heading = Thank you for your visit
page-over-lead = The visit with { $clinician } is over.
page-over-minutes = Length: { $minutes } min
page-over-released = Your camera and microphone are off.
page-over-close = You can close this page now. Take care.

## Doors: what stands between a person and the lobby, and how to pass

page-door-unknown-title = This link is not complete
page-door-unknown-body = We found no visit at this address.
page-door-unknown-hint = Open the text message again and tap the whole link, without copying it by hand.
page-door-expired-title = This link no longer works
page-door-expired-body = Links last for an hour, and each new one replaces the one before. Your visit is not lost.
page-door-expired-hint = We can text you a new one, to the phone number you registered with.
page-door-elsewhere-title = This link is already open somewhere else
page-door-elsewhere-body = Another phone, computer or browser is using it.
page-door-elsewhere-hint = If that was you, you can go on there. To go on with this device press the button: your place moves here.
page-door-error-title = Something went wrong on our side
page-door-error-body = Your visit and your place are kept. It is nothing you did.
page-door-error-hint = Wait a minute and open the link in the message again.
page-door-new-link = Send me a new link
page-door-sent-title = Done: a new link is on its way
page-door-sent-body = It will arrive in a few seconds by text message, on the phone that the hospital has on file.
page-door-sent-hint = You can close this page and open the link in the new message.
page-relative = family member

# What a clinician sends to those who wait by one press.
page-message-soon-with-you = I will be with you in a moment.
page-message-few-minutes = I am still with another person. Please wait a few more minutes.
page-message-papers-ready = Please have your medicines and test results at hand.
page-message-check-devices = Please check that your camera and microphone are on.
