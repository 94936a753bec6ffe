//! Sending files: a report, the picture first and then the table with the same numbers; and other tables.

use super::{DeliveryError, Outbox, Outcome, ReportPart};
use crate::{
    report::{self, Numbers, PictureError},
    texts::{Language, say},
    webex::{Attachment, Destination},
};

impl Outbox {
    pub(super) async fn send_report(
        &self,
        to: &Destination,
        language: Language,
        part: ReportPart,
        numbers: &Numbers,
    ) -> Outcome {
        let (words, file) = match part {
            ReportPart::Picture => {
                let name = report::file_name(language, numbers, "png");
                let bytes = draw(language, numbers.clone()).await?;
                (report::summary(language, numbers), Attachment { name, kind: "image/png", bytes })
            }
            ReportPart::Table => {
                let name = report::file_name(language, numbers, "csv");
                let table = report::table(language, numbers);
                return self.send_table(to, &say(language, "chat-report-table"), &name, &table).await;
            }
        };
        self.webex.post_file(to, words, file).await?;
        Ok(None)
    }

    pub(super) async fn send_table(&self, to: &Destination, words: &str, name: &str, table: &str) -> Outcome {
        let file = Attachment { name: name.to_owned(), kind: "text/csv", bytes: table.as_bytes().to_vec() };
        self.webex.post_file(to, words.to_owned(), file).await?;
        Ok(None)
    }
}

/// Drawing takes a processor for a while; the others go on meanwhile.
async fn draw(language: Language, numbers: Numbers) -> Result<Vec<u8>, DeliveryError> {
    let drawn = tokio::task::spawn_blocking(move || report::picture(language, &numbers)).await;
    Ok(drawn.map_err(|error| PictureError::Drawing(error.to_string()))??)
}
