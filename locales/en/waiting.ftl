# What a person reads while they wait: messages, delays, and being turned away for now. «page-lobby-…» is also handed to
# the page's script.

page-visit-message-from = Message from { $clinician }
page-visit-message-read = Got it
page-visit-listen = Listen
page-visit-late = { $clinician } is running late and will see you at about { $time }.
page-visit-late-place = Your place is kept. We are sorry for the wait.
page-visit-move = I would rather have another date
page-visit-move-asked = We have let them know; they will call you to agree on another date. You may go on waiting.
page-lobby-message = Message from { $clinician }: { $text }
page-lobby-moved = The time of your visit has changed: { $when }.

page-lobby-declined = You cannot be seen right now
page-declined-lead = { $clinician } cannot see you at this moment. If you like, you can wait again on this page.
page-declined-call = If you have questions or would rather have another date, call
page-declined-wait = Wait again

page-door-missed-title = The visit is over
page-door-missed-body = This time you did not get into the video call.
page-door-missed-hint = If you want another date or have questions, please contact us.
page-door-cancelled-title = Your visit was cancelled
page-door-cancelled-body = The visit will not take place. You do not have to wait on this page.
page-door-cancelled-hint = If you would like another date or have questions, please contact us.
page-door-call = Call

# Who is before somebody, and who takes part.
page-visit-queue = { $before ->
    [0] Another person is being seen now. Expected wait: { $minutes } min.
    [one] 1 person is before you. Expected wait: { $minutes } min.
   *[other] { $before } people are before you. Expected wait: { $minutes } min.
}
page-company-heading = Who will be there
page-lobby-company-you = you
page-company-clinician = leads the visit
page-company-coming = will come
page-company-invited = not here yet
page-company-waiting = is waiting
page-company-in = in the call
page-company-out = left the call

# Somebody who is stuck.
page-help-open = I need help
page-help-lead = Your place is kept while you ask for help.
page-help-ask = Say that I need help
page-help-asked = They have been told. The answer will appear on this page.
page-door-here = Use it here
