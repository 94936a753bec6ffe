# Who may do what, and who works with the bot.
chat-not-allowed-space = Your account cannot do that. If you need it, ask an administrator: they are in the Webex space “{ $space }”.
chat-not-allowed = Your account cannot do that. If you need it, ask an administrator of Televisita in your hospital.
chat-hello-next = What would you like to do?
chat-hello-no-role = Your account is not registered. Please ask an administrator of Televisita in your hospital to add it.
chat-overtaken = Somebody else changed that at the same time, and this was not saved. Please try again.

chat-role-admin = administrator
chat-role-clinician = clinician
chat-role-scheduler = scheduler
chat-staff-registered = { $name } is now registered as a { $role }.
chat-staff-licensed = Webex has given them the licence to host meetings.
chat-staff-invited = Webex has sent them an invitation by e-mail: they can sign in once they accept it.
chat-staff-already = { $name } has been registered as a { $role } since { $date }, by { $by }.
chat-staff-welcome = Hello { $name }. { $by } has registered you as a { $role }. Write **hello** to begin.
chat-staff-unregistered = { $name } is no longer registered as a { $role }.
chat-staff-renamed = The name shown from now on is “{ $name }”.
chat-staff-nobody = Nobody yet.
chat-staff-more = { $count ->
    [one] And one more person: write a part of the name after **staff**.
   *[other] And { $count } more people: write a part of the name after **staff**.
}
chat-staff-email = That is not an e-mail address. Write, for instance: **{ $command } ana@hospital.mx**
chat-staff-email-needed = Enter the address with which the person signs in to Webex.
chat-staff-person-needed = Choose the person from the list.
chat-staff-name = Enter the name, in letters.
chat-staff-not-registered = Nobody with that address is registered as a { $role }. Write **staff** to see the list.
chat-staff-forbidden = Webex does not let me see or change accounts. Authorise the Service App again in Control Hub, with the scopes for people and licences.
chat-staff-made = The account itself was created.
chat-staff-failed-no-licence = Webex has no free licence left.
chat-staff-failed-not-given = Webex did not give the licence, and did not say why.
chat-staff-failed-code = Webex did not accept it (error { $code }).
chat-staff-failed-refused = Webex did not accept it.
chat-staff-failed-unreachable = Webex does not answer. Please try again later.

chat-lack-account = There is no Webex account with that address in the organisation.
chat-lack-acceptance = They have not accepted the invitation that Webex sent by e-mail yet.
chat-lack-licence = { $free ->
    [one] They have no licence to host meetings; one is free.
   *[other] They have no licence to host meetings; { $free } are free.
}
chat-lack-free-licence = { $units ->
    [one] They have no licence to host meetings, and the only one is in use. Free it or buy more.
   *[other] They have no licence to host meetings, and all { $units } are in use. Free one or buy more.
}
chat-lack-licence-of-site = They have no licence to host meetings, and the organisation has none for the site of the visits.

chat-registration-title = { $who } cannot be a { $role } yet:
chat-registration-make-and-license = Create the account, give the licence and register
chat-registration-make = Create the account and register
chat-registration-license = Give the licence and register
chat-registration-anyway = Register all the same
card-registration-fallback = This card cannot be shown here. Open it in the Webex app.
card-registration-name = Name, as patients will read it
card-registration-name-example = Dr. Ana Ruiz
card-registration-name-needed = Enter the name.
card-registration-check = Check again

card-staff-fallback = This card cannot be shown here. Open it in the Webex app.
card-staff-title = Staff
card-staff-clinicians = Clinicians
card-staff-schedulers = Schedulers
card-staff-email = Webex address of whoever you register
card-staff-email-example = ana.ruiz@hospital.mx
card-staff-role = As
card-staff-role-clinician = Clinician
card-staff-role-scheduler = Scheduler
card-staff-add = Register
card-staff-person = Somebody who is registered
card-staff-person-example = Choose a person
card-staff-name = Name, as patients will read it
card-staff-name-example = Dr. Ana Ruiz
card-staff-rename = Change the name
card-staff-remove = Unregister

chat-take-over-title = { $count ->
    [one] { $name } has one open visit
   *[other] { $name } has { $count } open visits
}
chat-take-over-unknown = No other clinician is registered with that address.
chat-take-over-passed = { $count ->
    [one] Their open visit passes to { $to }.
   *[other] Their { $count } open visits pass to { $to }.
}
chat-take-over-kept = { $count ->
    [one] Their open visit is left without anybody to lead it: a scheduler can hand it over with **visits**.
   *[other] Their { $count } open visits are left without anybody to lead them: a scheduler can hand them over with **visits**.
}
card-take-over-fallback = This card cannot be shown here. Open it in the Webex app.
card-take-over-who = Who takes them over?
card-take-over-other = Or the address of another clinician
chat-take-over-nobody = Nobody for now: they are kept
card-take-over-what-follows = Those who are invited are told by text message who will see them. Whoever is waiting keeps their place.
card-take-over-send = Unregister
