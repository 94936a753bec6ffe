//! The built page: `dist/page/manifest.json` says what its files are called.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;

/// The built page.
#[derive(Deserialize)]
pub struct Assets {
    sdk: Sdk,
    /// The script of a visit, and those that it brings with it.
    visit: Vec<String>,
    #[serde(flatten)]
    files: BTreeMap<String, String>,
}

/// The Webex Browser SDK.
#[derive(Deserialize)]
struct Sdk {
    file: String,
    integrity: String,
}

/// Why the built page cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("the patient's page is not in {0}: build it with `make web`, or set WEB_DIR")]
pub struct AssetsError(PathBuf);

/// The addresses that a page names.
pub(super) struct AssetUrls {
    pub(super) css: String,
    pub(super) js: String,
    /// The styles of a visit, which the first page does without.
    pub(super) visit_css: String,
    /// What the script will ask for next when there is a visit.
    pub(super) visit: Vec<String>,
}

impl Assets {
    /// Reads what has been built into `web_dir`.
    pub fn read(web_dir: &Path) -> Result<Self, AssetsError> {
        let missing = || AssetsError(web_dir.to_owned());
        let text = std::fs::read_to_string(web_dir.join("page/manifest.json")).map_err(|_| missing())?;
        let assets: Self = serde_json::from_str(&text).map_err(|_| missing())?;
        let complete = ["page.css", "page.js", "visit.css"].iter().all(|name| assets.files.contains_key(*name));
        if complete { Ok(assets) } else { Err(missing()) }
    }

    pub(super) fn urls(&self) -> AssetUrls {
        let url = |name: &str| self.files.get(name).map(|file| format!("/assets/{file}")).unwrap_or_default();
        AssetUrls { css: url("page.css"), js: url("page.js"), visit_css: url("visit.css"), visit: urls(&self.visit) }
    }

    /// What is fetched after the first page until the lobby stands, the Browser SDK and the call's own code apart.
    pub fn lobby_urls(&self) -> Vec<String> {
        let styles = self.files.get("visit.css").map(|file| format!("/assets/{file}"));
        styles.into_iter().chain(urls(&self.visit)).collect()
    }

    pub(super) fn sdk_url(&self) -> String {
        format!("/assets/{}", self.sdk.file)
    }

    pub(super) fn sdk_integrity(&self) -> &str {
        &self.sdk.integrity
    }
}

fn urls(files: &[String]) -> Vec<String> {
    files.iter().map(|file| format!("/assets/{file}")).collect()
}
