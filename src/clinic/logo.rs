//! The hospital's mark. It is shown as an image, where no script runs; one that would still do or fetch something is
//! refused, because somebody might open it by itself.

use std::{fs, path::Path};

use super::Asset;

/// It is fetched with the first page, over the slowest of lines.
const LARGEST: usize = 30 * 1024;

/// Reads the file of a logo.
pub(super) fn read(folder: &Path, file: &str) -> Result<Asset, String> {
    let path = Path::new(file);
    if path.components().count() != 1 {
        return Err("must be a file of the folder itself".to_owned());
    }
    let content = fs::read(folder.join(path)).map_err(|error| format!("cannot be read: {error}"))?;
    if content.len() > LARGEST {
        return Err(format!("has {} KB; the most is {}", content.len().div_ceil(1024), LARGEST / 1024));
    }
    match path.extension().and_then(|end| end.to_str()) {
        Some("svg") => check_drawing(&content).map(|()| Asset::new("svg", "image/svg+xml", content)),
        Some("png") => check_picture(&content).map(|()| Asset::new("png", "image/png", content)),
        _ => Err("must be an .svg or a .png".to_owned()),
    }
}

fn check_picture(content: &[u8]) -> Result<(), String> {
    let broken = |error: png::DecodingError| format!("is no readable picture: {error}");
    let mut reader = png::Decoder::new(std::io::Cursor::new(content)).read_info().map_err(broken)?;
    let mut picture = vec![0; reader.output_buffer_size().ok_or("is too large a picture")?];
    reader.next_frame(&mut picture).map(drop).map_err(broken)
}

fn check_drawing(content: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(content).map_err(|_| "is not written in UTF-8")?;
    let drawing = roxmltree::Document::parse(text).map_err(|error| format!("is no readable drawing: {error}"))?;
    if drawing.root_element().tag_name().name() != "svg" {
        return Err("is no drawing: its root is not svg".to_owned());
    }
    for node in drawing.descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        if ["script", "foreignObject", "iframe", "audio", "video"].contains(&tag) {
            return Err(format!("must not have a {tag}"));
        }
        if tag == "style" && reaches_out(node.text().unwrap_or_default()) {
            return Err("must not name another file in its style".to_owned());
        }
        for attribute in node.attributes() {
            check_attribute(attribute.name(), attribute.value())?;
        }
    }
    Ok(())
}

fn check_attribute(name: &str, value: &str) -> Result<(), String> {
    if name.starts_with("on") {
        return Err(format!("must not do anything ({name})"));
    }
    let inside = value.starts_with('#') || value.starts_with("data:image/");
    if name == "href" && !inside || name != "href" && reaches_out(value) {
        return Err(format!("must not name anything outside itself ({name})"));
    }
    Ok(())
}

/// Whether a style names something that is not a part of the drawing.
fn reaches_out(style: &str) -> bool {
    let named = style.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
    style.contains("@import")
        || named.into_iter().any(|rest| !rest.starts_with('#') && !rest.starts_with("data:image/"))
}
