# What a person reads while they wait: messages, delays, and being turned away for now. «page-lobby-…» is also handed to
# the page's script.

page-visit-message-from = Message from { $clinician }
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

page-door-later-title = It is not time for your visit yet
page-door-later-body = Your visit is on { $when }. Ten minutes before, we will text you the link.
page-door-later-hint = You can close this page. If you have questions, please contact us.
page-door-cancelled-title = Your visit was cancelled
page-door-cancelled-body = The visit will not take place. You do not have to wait on this page.
page-door-cancelled-hint = If you would like another date or have questions, please contact us.
page-door-call = Call
