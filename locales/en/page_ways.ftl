# How everybody gets in: other ways than this browser's video, permission, data and network.

page-ways-turn = It is your turn: choose how to come in
page-ways-turn-lead = { $clinician } is waiting for you. Your place is kept.
page-ways-heading = Other ways to come in
page-ways-lead = Your place is kept. Choose what is easiest for you.
page-ways-other = Other ways to come in
page-ways-chrome = Open in Chrome
page-ways-copy = Copy the link
page-ways-link = Link to your visit
page-ways-webex = Come in with Webex
page-ways-webex-lead = It opens on another page, and may ask you for the Webex app.
page-ways-phone = Come in by phone
page-ways-call-me = Have them call me by phone
page-ways-called = Done: we have said that you prefer a phone call. Keep your phone at hand.
page-ways-stay = Stay on this page
page-ways-sound-only = Go on with sound only
page-ways-listen-only = Go on just watching and listening
page-ways-codec = Your browser is getting video ready. Please wait a moment.

page-data-heading = Before your data is used
page-data-video = Use video
page-data-sound = Sound only
page-data-phone = 0 MB: it is an ordinary phone call.

## As the script tells it

page-lobby-door-in-app-title = You are inside another app
page-lobby-door-in-app-lead = The camera often fails here. Open this same page in your browser. Your place is kept.
page-lobby-door-unsupported-title = This browser cannot make video calls
page-lobby-door-unsupported-lead = Your place is kept. You can come in another way:
page-lobby-door-no-h264-title = This browser lacks a part of the video
page-lobby-door-no-h264-lead = Your place is kept. You can come in another way:
page-lobby-door-insecure-title = This page was not opened securely
page-lobby-door-insecure-lead = Open the link in the text message again, just as it came. Your place is kept.
page-lobby-door-phone = Dial { $number }. Code: { $code }.
page-lobby-open-ios =
    Tap the three dots or the compass, at the edge of the screen.
    Choose “Open in Safari” or “Open in browser”.
page-lobby-open-android =
    Tap the three dots, at the top right.
    Choose “Open in Chrome” or “Open in browser”.
page-lobby-open-firefox =
    Wait a minute until Firefox is ready.
    Load this page again.
    If nothing changes, copy the link and open it in Chrome.
page-lobby-open-other =
    Copy the link with the button.
    Open Chrome, Safari, Edge or Firefox.
    Paste the link at the top, where the address goes.
page-lobby-copied = Link copied. Now paste it in the other browser.
page-lobby-copy-by-hand = Press and hold the link, and choose “Copy”.

page-lobby-check-sound = You will come in with sound only. You will be heard, and you will see and hear.
page-lobby-check-listening = You will come in without camera or microphone. You will see and hear.
page-lobby-steps-chrome-android =
    Tap the icon to the left of the address, at the top.
    Tap “Permissions”.
    Turn on “Camera” and “Microphone”.
    Come back here and tap “Try again”.
page-lobby-steps-chrome-desktop =
    Click the icon to the left of the address, at the top.
    Turn on “Camera” and “Microphone”.
    Click “Try again”.
page-lobby-steps-samsung =
    Tap the padlock to the left of the address.
    Tap “Permissions”.
    Allow “Camera” and “Microphone”.
    Come back here and tap “Try again”.
page-lobby-steps-firefox-android =
    Tap the padlock to the left of the address.
    Tap “Camera” and “Microphone” until they say “Allowed”.
    Come back here and tap “Try again”.
page-lobby-steps-firefox-desktop =
    Click the crossed-out camera to the left of the address.
    With the cross, remove “Blocked” from camera and microphone.
    Click “Try again” and choose “Allow”.
page-lobby-steps-safari-ios =
    Tap the icon to the left of the address, or “aA”.
    Tap the three dots or “Website Settings”.
    Under “Camera” and “Microphone”, choose “Allow”.
    Come back here and tap “Try again”.
page-lobby-steps-app-ios =
    Open your phone’s “Settings”.
    Find the name of this browser and tap it.
    Turn on “Camera” and “Microphone”.
    Come back here and tap “Try again”.
page-lobby-steps-safari-mac =
    At the top, in the “Safari” menu, choose “Settings for this website”.
    Under “Camera” and “Microphone”, choose “Allow”.
    Click “Try again”.
page-lobby-steps-other =
    Open the settings of this browser.
    Find “Permissions” of this page.
    Allow camera and microphone.
    Come back here and tap “Try again”.

page-lobby-network-unknown = Checking your internet…
page-lobby-network-good = Your internet is fine for video.
page-lobby-network-weak = Your internet is slow. The video may stop at times.
page-lobby-network-very-weak = Your internet is very slow. Sound only will work better.

page-lobby-data-lead = The video call needs a download of { $megabytes } MB, once. The call itself uses data as well. It is up to you:
page-lobby-data-video = Up to { $megabytes } MB every 10 minutes.
page-lobby-data-sound = Up to { $megabytes } MB every 10 minutes.
page-lobby-data-video-chosen = You will come in with video.
page-lobby-data-sound-chosen = You will come in with sound only.
