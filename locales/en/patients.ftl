# Patients and those close to them.
chat-relation-mother = mother
chat-relation-father = father
chat-relation-spouse = spouse or partner
chat-relation-child = daughter or son
chat-relation-sibling = sister or brother
chat-relation-grandparent = grandparent
chat-relation-grandchild = grandchild
chat-relation-other-relative = other relative
chat-relation-friend = friend
chat-relation-caregiver = caregiver

chat-person-problem-name = Please write the name, in letters.
chat-person-problem-language = I do not speak that language: use Spanish, English or Portuguese.
chat-person-problem-zone = I do not know that time zone. Write a city (Chicago) or its full name (America/Chicago).
chat-person-problem-record-number = A file number has letters or digits, 40 at most.
chat-person-problem-relation = Please write the relation, for instance: daughter, husband, sister, friend.
chat-person-problem-agreed = Please write yes or no: did they agree to be contacted?

chat-patients-how = Search by a part of the name, the mobile or the file number. You can also write **patients López**.
chat-patients-none = I found nobody with “{ $words }”.
chat-patients-found = { $count ->
    [one] There is one person with “{ $words }”.
   *[other] There are { $count } with “{ $words }”.
}
chat-patients-more = There are many with “{ $words }”. These are some of them; please write a little more.
chat-patient-needed = Please choose the person from the list first.
chat-patient-registered = This person is now registered.
chat-patient-changed = The changes are saved.
chat-relative-added = The relative has been added.
chat-relative-changed = The relative’s details are saved.
chat-relative-removed = The relative is no longer on the list.
chat-relative-gone = Somebody else has just removed that relative. This is how it is now:
chat-relative-too-many = Not added: a patient can have { $most } relatives at most.
chat-relative-needed = Please choose the relative first.
chat-patient-changed-meanwhile = { $by } changed these details while you were writing ({ $date }). Check and save again, or go back to see how they are now.
chat-patient-relative-of = { $name } ({ $relation }) of { $patient }
chat-patient-phone = Mobile
chat-patient-no-phone = no mobile
chat-patient-language = Language
chat-patient-zone = Time of
chat-patient-record = File
chat-relative-not-agreed = has not agreed to messages yet
chat-patient-registered-by = Registered by { $by }, { $date }.
chat-patient-changed-by = Last changed by { $by }, { $date }.
chat-patient-somebody = somebody
chat-patient-form-new = Register a patient
chat-patient-form-edit = Edit patient
chat-relative-form = Relative of { $patient }

card-patients-fallback = Write **patients** and a part of the name or the mobile, for instance “patients López”.
card-patients-title = Patients
card-patients-which = Who?
card-patients-words = Name, mobile or file number
card-patients-words-example = López 5678
card-patients-open = Open
card-patients-find = Search
card-patients-add = Register a patient

card-patient-fallback = This card cannot be shown here. Please open it in the Webex app.
card-patient-relatives = Relatives
card-patient-relative = Relative to edit
card-patient-relative-example = Choose the person
card-patient-visit = New visit
card-patient-edit = Edit
card-patient-edit-relative = Edit relative
card-patient-add-relative = Add a relative

card-patient-form-fallback = This card cannot be shown here. Please open it in the Webex app.
card-patient-form-name = Full name
card-patient-form-name-example = María López
card-patient-form-name-needed = Please write the name.
card-patient-form-phone = Mobile (if any)
card-patient-form-phone-example = 55 1234 5678
card-patient-form-language = Language of their messages
card-patient-form-zone = Time of their messages
card-patient-form-record-number = File number (if any)
card-patient-form-record-number-example = A-12345
card-patient-form-others = That mobile or file number already belongs to:
card-patient-form-others-hint = If it is the same person, do not register them again. If it is somebody else, save anyway.
card-patient-form-save = Save
card-patient-form-save-anyway = Somebody else: save
card-patient-form-open = Open the one that is there
card-patient-form-back = Back

card-relative-form-fallback = This card cannot be shown here. Please open it in the Webex app.
card-relative-form-relation = Relation
card-relative-form-relation-example = Choose the relation
card-relative-form-relation-needed = Please choose the relation.
card-relative-form-name = Full name
card-relative-form-name-example = Ana López
card-relative-form-name-needed = Please write the name.
card-relative-form-phone = Mobile
card-relative-form-phone-example = +1 312 555 0100
card-relative-form-phone-needed = Please write the mobile.
card-relative-form-language = Language of their messages
card-relative-form-zone = Time of their messages
card-relative-form-consent = Messages
card-relative-form-agreed = Agreed to be contacted
card-relative-form-others = That mobile already belongs to:
card-relative-form-others-hint = A family can share one. If so, save anyway.
card-relative-form-save = Save
card-relative-form-save-anyway = They share it: save
card-relative-form-remove = Remove relative
card-relative-form-back = Back

# A list of patients as a CSV file.
chat-import-columns = name,mobile,language,time zone,file number,shares mobile,relative1 name,relative1 relation,relative1 mobile,relative1 language,relative1 time zone,relative1 agreed,relative2 name,relative2 relation,relative2 mobile,relative2 language,relative2 time zone,relative2 agreed
chat-import-column-row = row
chat-import-column-reason = reason
chat-import-how = Attach your list to a message to me, as a CSV file (Excel: Save as, CSV UTF-8). Only the column of names is needed; it may have any of those in this file, in any order. Up to { $rows } rows go in at a time.
chat-import-template-name = list-of-patients.csv
chat-import-refused-name = rows-to-correct.csv
chat-import-done = { $new ->
    [0] No new row went in.
    [one] **One row went in: there is one new patient.**
   *[other] **{ $new } rows went in: there are { $new } new patients.**
}
chat-import-known = { $known ->
    [one] One person was registered already and stays as they were: { $names }.
   *[other] { $known } were registered already and stay as they were: { $names }.
}
chat-import-and-more = and { $count } more
chat-import-refused = { $refused ->
    [one] One row did not go in:
   *[other] { $refused } rows did not go in:
}
chat-import-row = Row { $row }: { $reasons }
chat-import-more-refused = { $count ->
    [one] And one more. All are in the file, with the reason: correct them there and send it to me again.
   *[other] And { $count } more. All are in the file, with the reason: correct them there and send it to me again.
}
chat-import-mend = { $refused ->
    [one] It is in the file, with the reason: correct it there and send it to me again.
   *[other] They are in the file, with the reason: correct them there and send it to me again.
}
chat-import-unknown-columns = I do not know these columns and did not use them: { $columns }.
chat-import-workbook = That file is a workbook of Excel or another program. Save it as CSV (Excel: Save as, CSV UTF-8) and send it to me again.
chat-import-not-text = That file is not a list in text. Please send me a CSV file.
chat-import-empty = That file has no rows.
chat-import-no-names = I cannot find the column with the names. Write **import**: I will send you a file with the columns that I know.
chat-import-too-large = That file is too large: up to { $rows } rows and { $megabytes } MB go in at a time. Please split it.
chat-import-one-file = Please send me one file in each message.
chat-import-gone = That file is no longer in Webex, or Webex did not let it through. Please send it to me again.
chat-import-fault-relative = relative { $number }: { $problem }
chat-import-fault-too-many-cells = it has more cells than columns; perhaps a text with commas is not in quotes.
chat-import-fault-open-quote = a quote is not closed in one of its cells, which has swallowed the rows after it.
chat-import-fault-shares-phone = in “shares mobile” please write yes or no.
chat-import-fault-phone-taken = that mobile already belongs to { $name }. If they share it, write “yes” in the column “shares mobile”.
chat-import-fault-record-taken = that file number already belongs to { $name }.
