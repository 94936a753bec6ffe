//! Lists what is embedded in the program: every sentence file in `locales/` and every card in `cards/`.
//!
//! A language file or a card is added by adding the file: no list in the source has to be kept in step with the
//! folders, and the crate is rebuilt when one comes or goes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=cards");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("locales.rs"), locales(&root.join("locales"))?)?;
    fs::write(out.join("cards.rs"), cards(&root.join("cards"))?)
}

/// `&[(language tag, file name, content)]`
fn locales(folder: &Path) -> io::Result<String> {
    let mut list = String::from("&[");
    for language in names(folder)? {
        let folder = folder.join(&language);
        for file in names(&folder)?.into_iter().filter(|name| name.ends_with(".ftl")) {
            entry(&mut list, &[&language, &file], &[&folder.join(&file)]);
        }
    }
    Ok(list + "]\n")
}

/// `&[(card name, template, sample data)]`; a card without its sample does not compile.
fn cards(folder: &Path) -> io::Result<String> {
    let mut list = String::from("&[");
    for file in names(folder)? {
        if let Some(name) = file.strip_suffix(".json").filter(|name| !name.ends_with(".sample")) {
            entry(&mut list, &[name], &[&folder.join(&file), &folder.join(format!("{name}.sample.json"))]);
        }
    }
    Ok(list + "]\n")
}

fn entry(list: &mut String, words: &[&str], files: &[&Path]) {
    let words: String = words.iter().map(|word| format!("{word:?}, ")).collect();
    let files: String = files.iter().map(|file| format!("include_str!({:?}), ", file.display().to_string())).collect();
    let _ = write!(list, "({words}{files}), ");
}

/// The names in a folder, sorted, so that the same files always give the same program.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}
