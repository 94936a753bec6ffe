//! The sentences of one language: the parsed files, ready to be completed.
//!
//! Isolation marks are off: Fluent would put U+2068 and U+2069 around every argument, which forces an SMS into the
//! encoding that costs twice as much and shows as boxes on old phones.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::{Arg, Language};

/// The files of these names in the folder of each language.
macro_rules! files {
    ($($name:literal),*) => {
        &[$(
            ("es-MX", $name, include_str!(concat!("../../locales/es-MX/", $name, ".ftl"))),
            ("en", $name, include_str!(concat!("../../locales/en/", $name, ".ftl"))),
            ("pt-BR", $name, include_str!(concat!("../../locales/pt-BR/", $name, ".ftl"))),
        )*]
    };
}

/// `(language tag, file name, content)` of every sentence file; a file is added by its name in the list below, and a
/// test finds the one that is not there.
pub(super) const FILES: &[(&str, &str, &str)] = files![
    "admin",
    "alerts",
    "cards",
    "chat",
    "dates",
    "day",
    "draft",
    "page",
    "page_call",
    "page_entry",
    "page_ways",
    "patients",
    "phone",
    "scheduling",
    "sms",
    "staff",
    "texting",
    "trouble",
    "waiting",
    "words"
];

/// All sentences of one language.
pub(super) struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// The arguments of each message, by message id.
    arguments: BTreeMap<String, BTreeSet<String>>,
    problems: Vec<String>,
}

impl Catalogue {
    /// The sentences that were built into the program.
    pub fn embedded(language: Language) -> Self {
        let files = FILES.iter().filter(|(tag, ..)| *tag == language.tag());
        Self::new(language, files.map(|(_, name, content)| (*name, *content)))
    }

    /// The sentences of the given `(name, content)` files.
    pub fn new<'a>(language: Language, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        let mut catalogue = Self { bundle, arguments: BTreeMap::new(), problems: Vec::new() };
        for (name, content) in files {
            catalogue.add(&format!("{language}/{name}.ftl"), content);
        }
        catalogue
    }

    /// What is wrong with the files, one line each.
    pub fn problems(&self) -> impl Iterator<Item = &str> {
        self.problems.iter().map(String::as_str)
    }

    /// The ids that start with `prefix`.
    pub fn ids<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let from_prefix = self.arguments.range(prefix.to_owned()..).map(|(id, _)| id.as_str());
        from_prefix.take_while(move |id| id.starts_with(prefix))
    }

    /// The names of the arguments of a sentence.
    pub fn arguments(&self, id: &str) -> BTreeSet<String> {
        self.arguments.get(id).cloned().unwrap_or_default()
    }

    /// A sentence; `Err` is the sentence with gaps, when an argument that it needs was not given.
    pub fn sentence(&self, id: &str, args: &[(&'static str, Arg)]) -> Option<Result<String, String>> {
        self.complete(id, &args.iter().map(|(name, arg)| (*name, FluentValue::from(arg))).collect())
    }

    /// A sentence with `{name}` in place of each argument.
    pub fn outline(&self, id: &str) -> String {
        let args = self.arguments(id).into_iter().map(|name| {
            let placeholder = format!("{{{name}}}");
            (name, placeholder)
        });
        match self.complete(id, &args.collect()) {
            Some(Ok(sentence) | Err(sentence)) => sentence,
            None => id.to_owned(),
        }
    }

    fn complete(&self, id: &str, args: &FluentArgs<'_>) -> Option<Result<String, String>> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        Some(if errors.is_empty() { Ok(sentence) } else { Err(sentence) })
    }

    fn add(&mut self, file: &str, content: &str) {
        let resource = FluentResource::try_new(content.to_owned()).unwrap_or_else(|(readable, errors)| {
            self.problems.extend(errors.iter().map(|error| format!("{file}: {error}")));
            readable
        });
        for entry in resource.entries() {
            if let Entry::Message(message) = entry
                && let Some(pattern) = &message.value
            {
                let mut names = BTreeSet::new();
                collect_from_pattern(pattern, &mut names);
                self.arguments.insert(message.id.name.to_owned(), names);
            }
        }
        if let Err(errors) = self.bundle.add_resource(resource) {
            self.problems.extend(errors.iter().map(|error| format!("{file}: {error}")));
        }
    }
}

fn collect_from_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_from_expression(expression, names);
        }
    }
}

fn collect_from_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_from_inline(inline, names),
        Expression::Select { selector, variants } => {
            collect_from_inline(selector, names);
            variants.iter().for_each(|variant| collect_from_pattern(&variant.value, names));
        }
    }
}

fn collect_from_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => collect_from_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => collect_from_call(arguments, names),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => collect_from_call(arguments, names),
        _ => {}
    }
}

fn collect_from_call(arguments: &CallArguments<&str>, names: &mut BTreeSet<String>) {
    arguments.positional.iter().for_each(|argument| collect_from_inline(argument, names));
    arguments.named.iter().for_each(|argument| collect_from_inline(&argument.value, names));
}
