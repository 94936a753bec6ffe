# What admins ask for: how the service is.
card-status-refresh = Refresh
chat-status-well = Everything works
chat-status-troubles = { $count ->
    [one] One thing needs attention
   *[other] { $count } things need attention
}
chat-status-at = { $date } · version { $version } · up for { $duration }
chat-status-redis = Redis
chat-status-redis-memory = { $memory } MB in memory
chat-status-redis-memory-of = { $memory } of { $most } MB in memory
chat-status-redis-kept = kept on disk
chat-status-redis-not-kept = not kept on disk: a restart would lose the data
chat-status-redis-not-written = the last write to disk failed
chat-status-inbox = Incoming
chat-status-outbox = Outgoing
chat-status-queue = { $waiting } waiting, { $later } for later
chat-status-queue-oldest = the oldest has waited for { $duration }
chat-status-queue-dead = { $count ->
    [one] in 24 h one thing could not be done
   *[other] in 24 h { $count } things could not be done
}
chat-status-bot = Webex, the bot
chat-status-service-app = Webex, the Service App
chat-status-twilio = Twilio
chat-status-reached = answers
chat-status-refused = does not take our credentials, or scopes are missing
chat-status-unreachable = does not answer
chat-status-last-ok = last success: { $at }
chat-status-last-failed = last failure: { $at }
chat-status-refresh-ends = authorised until: { $at }
chat-status-never = not used yet
chat-status-sms-failed = { $count ->
    [0] no text undelivered in the last hour
    [one] one text undelivered in the last hour
   *[other] { $count } texts undelivered in the last hour
}
chat-status-webhooks = Webhooks
chat-status-webhooks-active = { $active } of { $all } active
chat-status-webhook-inactive = { $webhook }: switched off
chat-status-webhook-missing = { $webhook }: missing
chat-status-webhook-unknown = { $webhook }: not known
chat-status-visits = Visits
chat-status-visits-now = { $waiting } in the lobby, { $running } in a call, { $today } today
chat-status-alerts = Alerts
chat-status-alerts-open = { $count ->
    [0] none open
    [one] one open
   *[other] { $count } open
}

# How long something has lasted.
chat-duration-minutes = { $count ->
    [0] less than a minute
    [one] one minute
   *[other] { $count } minutes
}
chat-duration-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
chat-duration-days = { $count ->
    [one] one day
   *[other] { $count } days
}

# A report: the picture, the table and the words beside them.
chat-report-title = Report of visits
chat-report-file = report
chat-report-day = { $month } { $day }
chat-report-period = { $first } to { $last }
chat-report-headline = { $period }: { $visits ->
    [one] one visit
   *[other] { $visits } visits
}, { $missed ->
    [0] nobody stayed away.
    [one] one no-show.
   *[other] { $missed } no-shows.
}
chat-report-waited = Median wait { $median } min; 9 out of 10 waited { $p90 } min or less.
chat-report-came = Links went to { $sent ->
    [one] one person
   *[other] { $sent } people
}, and { $joined ->
    [0] none came into the call.
    [one] one came into the call.
   *[other] { $joined } came into the call.
}
chat-report-nothing = { $period }: there were no visits.
chat-report-which = Write **report week** or **report month**.
chat-report-table = The same numbers, day by day.
chat-report-visits-by-day = Visits per day
chat-report-waits = Minutes in the lobby
chat-report-no-shows = No-shows
chat-report-steps = From the text to the call (people)
chat-report-kind-consultation = Consultation
chat-report-kind-family-update = Family update
chat-report-kind-family-visit = Family visit
chat-report-median = Median (min)
chat-report-p90 = 9 out of 10 (min)
chat-report-step-sent = Sent
chat-report-step-delivered = Delivered
chat-report-step-opened = Opened
chat-report-step-consented = Consented
chat-report-step-waiting = Waiting
chat-report-step-admitted = Admitted
chat-report-step-joined = In the call
chat-report-date = Date
chat-report-visits = Visits
chat-report-total = Total
chat-report-faces = Opinions: { $good } good, { $fair } so-so, { $bad } bad.
chat-report-face-good = Good
chat-report-face-fair = So-so
chat-report-face-bad = Bad
chat-report-face = Opinion
chat-report-words = Comment
chat-report-segments = SMS segments
chat-report-paid = { $segments ->
    [one] One SMS segment was paid for
   *[other] { $segments } SMS segments were paid for
}, { $each } per visit.
chat-report-opinions = What patients and relatives wrote. It may name people: keep it to yourself.
