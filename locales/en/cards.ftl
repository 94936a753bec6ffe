# Words of the cards: card-<card name>-<word>, in the template ${say.<word>} with _ for -.
card-menu-fallback = Write “new visit” to invite somebody, or “help”.
card-menu-intro = I am Televisita: I invite patients and relatives to a video call with you, with no app and no password.
card-menu-new-visit = New visit
card-menu-agenda = Today’s agenda
card-menu-patients = Patients
card-menu-staff = Staff
card-menu-help = Help

card-new-visit-fallback = This card cannot be shown here. Open it in the Webex app.
card-new-visit-title = New visit
card-new-visit-patient = Patient's name
card-new-visit-patient-example = Mary Lopez
card-new-visit-patient-needed = Write the patient's name.
card-new-visit-phone = Mobile phone that gets the link
card-new-visit-phone-example = 55 1234 5678
card-new-visit-kind = Kind of visit
card-new-visit-kind-needed = Choose the kind of visit.
card-new-visit-kind-consultation = Consultation with the patient
card-new-visit-kind-family-update = Update for the family
card-new-visit-kind-family-visit = Visit by the family
card-new-visit-when = When?
card-new-visit-when-now = Now
card-new-visit-when-later = On this date and time
card-new-visit-date = Date (if later)
card-new-visit-time = Time (if later)
card-new-visit-admission = Entry
card-new-visit-admission-title = When the meeting is opened, let in those who wait
card-new-visit-send = Send invitation

card-visit-patient = Patient
card-visit-kind = Kind
card-visit-when = When
card-visit-open = Open the meeting
card-visit-retry = Try again
