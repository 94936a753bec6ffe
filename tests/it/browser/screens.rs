//! Pictures of every state for a person to look through: `make screens`.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use televisita::texts::Language;

use super::{
    states::{STATES, State},
    visitor::{PHONE, Visitor},
};

const STYLE: &str = "body{margin:1rem;font:1rem sans-serif;background:#888}table{border-spacing:1rem}\
    th{text-align:left;vertical-align:top}td{vertical-align:top}img{width:390px;box-shadow:0 1px 8px #0006}";

/// The folder that `SCREENS` names, if pictures are wanted.
fn folder() -> Option<PathBuf> {
    std::env::var_os("SCREENS").map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

impl Visitor {
    /// The whole page, as wide as a phone, into the folder of its language.
    pub async fn keeps_a_picture(&self, state: &State) {
        let Some(folder) = folder().map(|folder| folder.join(self.language.tag())) else { return };
        std::fs::create_dir_all(&folder).unwrap();
        self.does("document.activeElement?.blur(); scrollTo(0, 0)").await;
        let height = self.browser.see(&self.page, "document.documentElement.scrollHeight").await.as_u64().unwrap();
        let whole = (PHONE.0, PHONE.1.max(u32::try_from(height).unwrap()));
        self.browser.resize(&self.page, whole, 1, false).await;
        self.browser.picture(&self.page, &folder.join(format!("{}.png", state.name))).await.unwrap();
        self.browser.resize(&self.page, PHONE, 1, false).await;
    }
}

/// One page with all pictures: a row for each state, a column for each language.
pub fn write_sheet() {
    let Some(folder) = folder() else { return };
    let mut html = format!("<!doctype html><meta charset=utf-8><title>Screens</title><style>{STYLE}</style><table>");
    for State { name, .. } in STATES {
        let _ = write!(html, "<tr><th>{name}</th>");
        for language in Language::ALL {
            let _ = write!(html, "<td><img loading=lazy alt='' src='{}/{name}.png'></td>", language.tag());
        }
        html.push_str("</tr>");
    }
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), html + "</table>").unwrap();
}
