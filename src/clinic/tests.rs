use std::{fs, path::PathBuf};

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::{
    texts::Language,
    visit::{QuietHours, Rescue},
};

const ZONE: &str = "America/Mexico_City";

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
        self.part(name, value.map(serde_json::Value::from))
    }

    /// The same with a field that is no text.
    fn part(self, name: &str, value: Option<serde_json::Value>) -> Self {
        let file = self.0.path().join("clinic.json");
        let mut fields: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        match value {
            Some(value) => fields[name] = value,
            None => drop(fields.as_object_mut().unwrap().remove(name)),
        }
        self.with("clinic.json", fields.to_string())
    }

    fn read(&self) -> Result<Folder, Vec<String>> {
        Folder::read(self.0.path(), Country::MX, ZONE)
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
    let folder = Folder::read(&example(), Country::MX, ZONE).unwrap();
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
    let terms = Folder::read(&example(), Country::MX, ZONE).unwrap().terms;
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

fn usual_texting() -> Texting {
    let (from, until) = ("22:00".parse().unwrap(), "07:00".parse().unwrap());
    Texting { quiet_hours: Some(QuietHours { from, until, zone: ZONE.to_owned() }), ..Texting::default() }
}

#[test]
fn the_example_shows_the_usual_texts_and_a_hospital_that_says_nothing_sends_them() {
    let shown = Copy::of_the_example().read().unwrap();
    let silent = Copy::of_the_example().part("texts", None).part("rescue", None).read().unwrap();
    assert_eq!((&shown.texting, &silent.texting), (&usual_texting(), &usual_texting()));
    assert_eq!(shown.whatsapp, None);
    let described: serde_json::Value =
        serde_json::from_slice(&fs::read(example().join("clinic.json")).unwrap()).unwrap();
    let mut usual = serde_json::to_value(Texting::default()).unwrap();
    usual["quiet_hours"] = json!({ "from": "22:00", "until": "07:00" });
    let mut rescue = usual.as_object_mut().unwrap().remove("rescue").unwrap();
    rescue.as_object_mut().unwrap().remove("whatsapp");
    assert_eq!((&described["texts"], &described["rescue"]), (&usual, &rescue), "every key, with what it usually is");
}

#[test]
fn a_hospital_says_which_texts_it_sends_and_when() {
    let texts = json!({ "late": false, "reminders": [30, 2880], "link_minutes": 20 });
    let rescue = json!({ "second_channel": null, "no_show": 15 });
    let folder = Copy::of_the_example().part("texts", Some(texts)).part("rescue", Some(rescue)).read().unwrap();
    let rescue = Rescue { second_channel: None, no_show: 15, ..Rescue::default() };
    let reminders = vec![2880, 30];
    assert_eq!(folder.texting, Texting { late: false, reminders, link_minutes: 20, rescue, ..usual_texting() });
    let none = Copy::of_the_example().part("texts", Some(json!({ "reminders": [] }))).read().unwrap();
    assert_eq!(none.texting.reminders, [] as [i32; 0]);
    let always = Copy::of_the_example().part("texts", Some(json!({ "quiet_hours": null }))).read().unwrap();
    assert_eq!(always.texting.quiet_hours, None);
}

#[test]
fn texts_at_impossible_times_are_refused_all_at_once() {
    let texts = json!({ "reminders": [1440, 40], "link_minutes": 50 });
    let rescue = json!({ "again": 0, "second_channel": 6, "call": 6, "no_show": 300 });
    let copy = Copy::of_the_example().part("texts", Some(texts)).part("rescue", Some(rescue));
    insta::assert_snapshot!(copy.wrong().join("\n"), @r"
    clinic.json: texts.link_minutes must be from 5 to 45 minutes
    clinic.json: texts.reminders 40 must be more than link_minutes (50): the link has come by then
    clinic.json: rescue.again must be from 1 to 120 minutes
    clinic.json: rescue.call must be more than second_channel (6)
    clinic.json: rescue.no_show must be from 5 to 240 minutes
    ");
}

#[test]
fn quiet_hours_are_two_times() {
    let wrong = |quiet: serde_json::Value| {
        let said = Copy::of_the_example().part("texts", Some(json!({ "quiet_hours": quiet }))).only_wrong();
        said.split(" at line").next().unwrap().to_owned()
    };
    let all = [
        json!("22:00-07:00"),
        json!({ "from": "25:00", "until": "07:00" }),
        json!({ "from": "22:00", "until": "7:00" }),
        json!({ "from": "22:00", "until": "7am" }),
        json!({ "from": "22:00", "until": "22:00" }),
    ];
    insta::assert_snapshot!(all.map(wrong).join("\n"), @r#"
    clinic.json texts.quiet_hours is not as it should be: invalid type: string "22:00-07:00", expected two times, as in {"from":"22:00", "until":"07:00"}, or null
    clinic.json texts.quiet_hours.from is not as it should be: "25:00" must be a time from 00:00 to 23:59, such as 07:00
    clinic.json texts.quiet_hours.until is not as it should be: "7:00" must be a time from 00:00 to 23:59, such as 07:00
    clinic.json texts.quiet_hours.until is not as it should be: "7am" must be a time from 00:00 to 23:59, such as 07:00
    clinic.json: texts.quiet_hours must end at another time than they begin
    "#);
}

#[test]
fn a_reminder_is_in_time_and_tells_something() {
    let wrong = |reminders: serde_json::Value| {
        let texts = json!({ "reminders": reminders, "link_minutes": 30 });
        Copy::of_the_example().part("texts", Some(texts)).only_wrong()
    };
    let all = [json!([1440, 14]), json!([20_161]), json!([30]), json!([60, 60]), json!([90, 80, 70, 60, 50, 40])];
    insta::assert_snapshot!(all.map(wrong).join("\n"), @r"
    clinic.json: texts.reminders 14 must be from 15 to 20160 minutes
    clinic.json: texts.reminders 20161 must be from 15 to 20160 minutes
    clinic.json: texts.reminders 30 must be more than link_minutes (30): the link has come by then
    clinic.json: texts.reminders has 60 twice
    clinic.json: texts.reminders has 6; the most is 5
    ");
}

#[test]
fn a_visit_is_a_no_show_after_all_has_been_tried() {
    let rescue = |rescue: serde_json::Value| Copy::of_the_example().part("rescue", Some(rescue));
    assert_eq!(rescue(json!({ "no_show": 6 })).only_wrong(), "clinic.json: rescue.no_show must be more than call (6)");
    assert_eq!(
        rescue(json!({ "call": null, "second_channel": null, "no_show": 4 })).only_wrong(),
        "clinic.json: rescue.no_show must be from 5 to 240 minutes"
    );
    assert!(rescue(json!({ "again": null, "second_channel": null, "call": null, "no_show": 5 })).read().is_ok());
    assert!(rescue(json!({ "call": 120, "no_show": 121 })).read().is_ok());
    assert!(rescue(json!({ "call": 121, "no_show": 130 })).only_wrong().contains("rescue.call must be from 1 to 120"));
}

#[test]
fn what_is_misspelled_in_a_part_is_a_mistake() {
    for (part, value) in [
        ("texts", json!({ "reminder": [60] })),
        ("rescue", json!({ "whatsapp": true })),
        ("whatsapp", json!({ "from": "+525555550100", "templates": {}, "sender": "" })),
    ] {
        let wrong = Copy::of_the_example().part(part, Some(value)).only_wrong();
        assert!(wrong.contains("unknown field"), "{part}: {wrong}");
    }
    let yes = Copy::of_the_example().part("texts", Some(json!({ "late": "yes" }))).only_wrong();
    assert!(yes.starts_with(
        "clinic.json texts.late is not as it should be: invalid type: string \"yes\", expected a boolean"
    ));
}

#[test]
fn a_hospital_with_whatsapp_uses_it_as_the_other_way() {
    let (spanish, english) = (format!("HX{}", "0a".repeat(16)), format!("HX{}", "0b".repeat(16)));
    let described = json!({ "from": "+525555550100", "templates": { "en": english, "es-MX": spanish } });
    let folder = Copy::of_the_example().part("whatsapp", Some(described)).read().unwrap();
    assert!(folder.texting.rescue.whatsapp);
    let whatsapp = folder.whatsapp.unwrap();
    assert_eq!(whatsapp.from, "+525555550100");
    let templates = [Language::En, Language::EsMx, Language::PtBr].map(|language| whatsapp.template(language));
    assert_eq!(templates, [Some(english.as_str()), Some(spanish.as_str()), Some(spanish.as_str())]);
}

#[test]
fn whatsapp_takes_a_sender_and_a_template() {
    let copy = |whatsapp: serde_json::Value| Copy::of_the_example().part("whatsapp", Some(whatsapp));
    let wrong = copy(json!({ "from": "55 5555 0100", "templates": { "en": "HX12", "pt-BR": "MG" } })).wrong();
    let none = copy(json!({ "from": "+525555550100", "templates": {} })).only_wrong();
    let french = copy(json!({ "from": "+525555550100", "templates": { "fr": "HX" } })).only_wrong();
    insta::assert_snapshot!([wrong, vec![none, french]].concat().join("\n"), @r#"
    clinic.json: whatsapp.from must be a number such as +525555550100: not a phone number
    clinic.json: whatsapp.templates.en "HX12" must be HX and 32 hexadecimal digits
    clinic.json: whatsapp.templates.pt-BR "MG" must be HX and 32 hexadecimal digits
    clinic.json: whatsapp.templates must have at least one, for es-MX, en or pt-BR
    clinic.json whatsapp.templates is not as it should be: unknown variant `fr`, expected one of `es-MX`, `en`, `pt-BR` at line 1 column 467
    "#);
}
