# What keeps people from getting in, as their clinician reads it.

chat-step-consent = reading the terms
chat-step-lobby = in the waiting room
chat-step-camera-refused = cannot allow the camera or the microphone
chat-step-camera-missing = the device finds no camera or microphone
chat-step-unsupported = the browser cannot make video calls
chat-step-in-app = opened the link inside another app
chat-step-no-h264 = the browser lacks the video format
chat-step-connecting = cannot connect to the video call
chat-step-call = already in the video call
chat-step-sound = hears nothing in the video call
chat-step-dropped = the video call was cut off
chat-step-other = does not say at which step
chat-notice-help-asked = { $who } asks for help: { $reason }. You can answer with “Message” on the visit's card, or call { $phone }.
chat-notice-call-asked = { $who } asks to be called by phone: { $phone }.
chat-line-help = asks for help: { $step }
chat-line-call-asked = asks to be called
chat-line-silent = the page does not answer; the place is kept
chat-line-turn-texted = a text told them that it is their turn
chat-line-gone = left the waiting room
chat-visit-gone = { $who } left the waiting room
chat-visit-wants-call = { $who } asks to be called: { $phone }
chat-visit-wants-help = { $who } asks for help: { $reason }
chat-visit-obstacle = { $who } cannot come in with their browser: call { $phone }
chat-visit-silent = { $who }: the page does not answer
chat-line-obstacle = cannot come in with their browser
chat-line-silent-since = the page has not answered since { $time }
