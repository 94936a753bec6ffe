use std::{fs, path::PathBuf};

use tempfile::TempDir;

use super::*;
use crate::texts::Language;

/// A copy of the example, to be spoilt.
struct Copy(TempDir);

impl Copy {
    fn of_the_example() -> Self {
        let copy = Self(TempDir::new().unwrap());
        for file in fs::read_dir(example()).unwrap().map(Result::unwrap) {
            fs::copy(file.path(), copy.0.path().join(file.file_name())).unwrap();
        }
        copy
    }

    fn with(self, file: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.path().join(file), content).unwrap();
        self
    }

    fn without(self, file: &str) -> Self {
        fs::remove_file(self.0.path().join(file)).unwrap();
        self
    }

    /// The example's `clinic.json` with one field changed, or left out.
    fn field(self, name: &str, value: Option<&str>) -> Self {
        let file = self.0.path().join("clinic.json");
        let mut fields: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        match value {
            Some(value) => fields[name] = value.into(),
            None => drop(fields.as_object_mut().unwrap().remove(name)),
        }
        self.with("clinic.json", fields.to_string())
    }

    fn read(&self) -> Result<Folder, Vec<String>> {
        Folder::read(self.0.path(), Country::MX)
    }

    fn wrong(&self) -> Vec<String> {
        self.read().expect_err("this folder should not do")
    }

    fn only_wrong(&self) -> String {
        let wrong = self.wrong();
        assert_eq!(wrong.len(), 1, "{wrong:#?}");
        wrong[0].clone()
    }
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("clinics/ejemplo")
}

fn drawing(inside: &str) -> String {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>"#)
}

#[test]
fn the_example_is_a_whole_clinic() {
    let folder = Folder::read(&example(), Country::MX).unwrap();
    assert_eq!(folder.name, "Hospital San Rafael");
    let support = folder.support_phone.unwrap();
    assert_eq!((support.to_string().as_str(), support.dialled()), ("55 5555 0100", "+525555550100"));
    assert_eq!((folder.emergency_phone.to_string().as_str(), folder.emergency_phone.dialled()), ("911", "911"));
    let logo = folder.logo.unwrap();
    assert!(logo.name.ends_with(".svg") && logo.media_type == "image/svg+xml");
    let css = String::from_utf8(folder.stylesheet.content).unwrap();
    assert!(css.starts_with(":root{--brand:#0b6468;") && css.contains("dark){:root{--brand:#6fd0c8;"), "{css}");
    assert_eq!(folder.terms.version, "2026-11");
}

#[test]
fn the_terms_are_known_by_their_hash_and_begin_with_the_notice() {
    let terms = Folder::read(&example(), Country::MX).unwrap().terms;
    for language in Language::ALL {
        let text = terms.text(language);
        assert_eq!(text.language, language);
        assert_eq!(
            text.sha256,
            hex::encode(Sha256::digest(fs::read(example().join(format!("terms.{language}.md"))).unwrap()))
        );
        assert_eq!(terms.shown(&text.sha256), Some(text));
        let wording = text.wording();
        assert_eq!(wording.notice.len(), 1);
        assert!(matches!(wording.full[0], Block::Heading(_)));
        assert_eq!(wording.full.iter().filter(|block| matches!(block, Block::Heading(_))).count(), 2);
    }
    assert_eq!(terms.shown("another"), None);
}

#[test]
fn the_lines_of_a_paragraph_are_one() {
    let wording = Wording::of("Uno\ndos.\n\nTres.\n\n## Cuatro\nCinco\r\nseis.\n");
    assert_eq!(wording.notice, ["Uno dos.", "Tres."]);
    let full = [Block::Heading("Cuatro".to_owned()), Block::Paragraph("Cinco seis.".to_owned())];
    assert_eq!(wording.full, full);
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let copy = Copy::of_the_example().with("clinic.json", "{}").without("terms.en.md").without("terms.pt-BR.md");
    insta::assert_snapshot!(copy.wrong().join("\n"), @r"
    clinic.json: name must be there
    clinic.json: emergency_phone must be there
    clinic.json: brand must be there
    clinic.json: brand_dark must be there
    clinic.json: terms_version must be there
    terms.en.md cannot be read: No such file or directory (os error 2)
    terms.pt-BR.md cannot be read: No such file or directory (os error 2)
    ");
    assert_eq!(Copy::of_the_example().without("clinic.json").wrong().len(), 1);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let copy = Copy::of_the_example()
        .field("support_phone", Some("55 55"))
        .field("emergency_phone", Some("nine one one"))
        .field("logo", Some("../logo.svg"))
        .field("brand", Some("#8fb8ba"))
        .field("brand_dark", Some("teal"))
        .with("terms.es-MX.md", "# Términos\n");
    insta::assert_snapshot!(copy.wrong().join("\n"), @r##"
    clinic.json: support_phone "55 55": the phone number has too few digits
    clinic.json: emergency_phone "nine one one": not a phone number
    clinic.json: logo ../logo.svg must be a file of the folder itself
    clinic.json: brand #8fb8ba has a contrast of 2.2 to the text of buttons (#ffffff); it takes 4.5
    clinic.json: brand_dark "teal" must be a colour such as #0b6468
    terms.es-MX.md may hold paragraphs and headings with ## only, not "# Términos"
    "##);
}

#[test]
fn a_field_that_nobody_reads_is_a_mistake() {
    let wrong = Copy::of_the_example().field("colour", Some("#0b6468")).only_wrong();
    assert!(wrong.contains("unknown field `colour`"), "{wrong}");
}

#[test]
fn a_hospital_without_a_logo_or_a_support_phone_does() {
    let folder = Copy::of_the_example().field("logo", None).field("support_phone", None).read().unwrap();
    assert!(folder.logo.is_none() && folder.support_phone.is_none());
}

#[test]
fn a_toll_free_number_can_be_called() {
    let folder = Copy::of_the_example().field("support_phone", Some("800 911 2000")).read().unwrap();
    assert_eq!(folder.support_phone.unwrap().dialled(), "+528009112000");
}

#[test]
fn a_drawing_neither_acts_nor_fetches() {
    let refused = [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        r#"<rect onload="alert(1)"/>"#,
        r#"<image href="https://elsewhere.test/a.png"/>"#,
        r#"<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//elsewhere.test/a.png"/>"#,
        r#"<a href="javascript:alert(1)"/>"#,
        r#"<rect fill="url(https://elsewhere.test/a.svg#b)"/>"#,
        "<style>@import 'https://elsewhere.test/a.css';</style>",
        "<style>rect { fill: url( 'a.svg#b' ) }</style>",
        "<rect",
    ];
    for inside in refused {
        let wrong = Copy::of_the_example().with("logo.svg", drawing(inside)).only_wrong();
        assert!(wrong.starts_with("clinic.json: logo logo.svg "), "{inside}: {wrong}");
    }
    for inside in ["<rect fill='url(#a)'/>", "<use href='#a'/>", "<style>rect { fill: url(#a) }</style>"] {
        assert!(Copy::of_the_example().with("logo.svg", drawing(inside)).read().is_ok(), "{inside}");
    }
    let large = drawing(&"<rect/>".repeat(6_000));
    assert!(Copy::of_the_example().with("logo.svg", large).only_wrong().contains("42 KB; the most is 30"));
}

#[test]
fn a_picture_must_be_readable() {
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, 2, 2);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[0, 50, 100, 200]).unwrap();
    let copy = |content: &[u8]| Copy::of_the_example().field("logo", Some("logo.png")).with("logo.png", content);
    assert_eq!(copy(&picture).read().unwrap().logo.unwrap().media_type, "image/png");
    let half = copy(&picture[..picture.len() / 2]).only_wrong();
    assert!(half.contains("is no readable picture"), "{half}");
    let wrong = Copy::of_the_example().field("logo", Some("terms.en.md")).only_wrong();
    assert!(wrong.ends_with("must be an .svg or a .png"), "{wrong}");
}
