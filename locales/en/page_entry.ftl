# What comes before the lobby: how a page is read, the way in, the door of whoever is early, the consent receipt.

page-languages = Language
page-letters-big = Big letters
page-letters-usual = Usual letters
page-emergency = Is it an emergency? Call
page-more = Show more
page-consent-emergency = This is not for emergencies. If it is urgent, call

page-early-title = It is not time for your visit yet
page-early-lead = Your visit with { $clinician } takes place as planned. There is nothing more to do.
page-early-moved-day = The hospital has moved your visit with { $clinician } to another date. We are sorry for the trouble.
page-early-moved-hour = The hospital has moved your visit with { $clinician } to another time. We are sorry for the trouble.
page-early-when = Your visit
page-early-opens = The waiting room opens
page-early-by-itself = This page goes to the waiting room by itself. You can leave it open.
page-early-link-comes = At that time we will text you a new link.

page-receipt-link = See what you accepted
page-receipt-title = Record of what you accepted
page-receipt-lead = Here is, word for word, what you accepted. You can print it or save it.
page-receipt-who = Who accepted
page-receipt-visit = For which visit
page-receipt-visit-with = With { $clinician }, { $when }
page-receipt-at = When you accepted
page-receipt-version = Version and language
page-receipt-hash = Fingerprint of the text (SHA-256)
page-receipt-text = The text you accepted
page-receipt-save = Save on this device
page-receipt-back = Back to the visit
page-receipt-file = consent
