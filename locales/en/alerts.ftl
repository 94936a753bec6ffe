# What the admins' space is told. Never anything about a person.
alert-meeting-not-made-unlicensed = ⚠️ A meeting could not be made: the host's account has no Webex Meetings licence. Assign one in Control Hub.
alert-meeting-not-made-refused = ⚠️ Webex refused to make a meeting. The service's log has the tracking id.
alert-meeting-not-made-not-allowed = ⚠️ The Service App is not allowed to make meetings. Check its scopes and its authorisation in Control Hub.
alert-meeting-not-made-unreachable = ⚠️ A meeting could not be made: Webex did not answer in time.
alert-sms-not-delivered = ⚠️ A text message could not be delivered (Twilio code { $code }).
alert-given-up = ⚠️ After several attempts this could not be done: { $what }. It is kept aside; the service's log says why.
alert-webhook-mended = ℹ️ The webhook { $webhook } was missing or switched off and is active again. Events from Webex may have been lost.
