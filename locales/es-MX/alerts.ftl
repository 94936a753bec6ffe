# What the admins' space is told. Never anything about a person.
alert-meeting-not-made-unlicensed = ⚠️ No se pudo crear una reunión: la cuenta del anfitrión no tiene licencia de Webex Meetings. Asígnela en Control Hub.
alert-meeting-not-made-refused = ⚠️ Webex rechazó crear una reunión. El registro del servicio tiene el número de seguimiento.
alert-meeting-not-made-not-allowed = ⚠️ La Service App no tiene permiso de crear reuniones. Revise sus permisos y su autorización en Control Hub.
alert-meeting-not-made-unreachable = ⚠️ No se pudo crear una reunión: Webex no respondió a tiempo.
alert-sms-not-delivered = ⚠️ Un mensaje de texto no se pudo entregar (código de Twilio { $code }).
alert-given-up = ⚠️ Después de varios intentos no se pudo hacer: { $what }. Está guardado aparte; el registro del servicio dice por qué.
alert-webhook-mended = ℹ️ El webhook { $webhook } faltaba o estaba desactivado y se volvió a activar. Pudieron perderse avisos de Webex.
