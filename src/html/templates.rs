//! Templates of an edition: the bundled ones, and those a paper replaces them with.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Object, Serde};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value, escape_formatter};
use serde::Serialize;

use super::runs::Runs;
use super::{Conventions, xml};
use crate::diagnostics::{Code, Diagnostic, Error};
use crate::files::{self, TEXT_LIMIT};
use crate::messages::{Sentence, list, sentence};
use crate::text::Vocabulary;

/// Extension of stylesheets. They are not templates, but a paper replaces them in the same way.
const STYLESHEETS: &str = ".css";

/// Largest document that is written and read back, in bytes. The contents of a volume of ten years have 18 MB.
pub(crate) const LARGEST_DOCUMENT: usize = 32 << 20;

/// Work that one document may take, in units of the engine: a step, or 64 bytes of text that is made or
/// read. The contents of a volume of ten years take a seventh (see docs/tuning.md).
const MOST_WORK: u64 = 10_000_000;

/// HTML that is already escaped.
pub(crate) type Markup = Value;

/// Templates (Jinja, as minijinja reads it) and stylesheets of an edition.
#[derive(Clone, Debug)]
pub(crate) struct TemplateSet {
    texts: BTreeMap<&'static str, Cow<'static, str>>,
    overrides: BTreeMap<&'static str, PathBuf>,
    faults: Vec<Diagnostic>,
}

impl TemplateSet {
    /// The bundled templates, by the names under which a paper replaces them.
    pub(crate) fn bundled(bundled: &[(&'static str, &'static str)]) -> Self {
        let texts = bundled.iter().map(|&(name, text)| (name, Cow::Borrowed(text))).collect();
        Self { texts, overrides: BTreeMap::new(), faults: Vec::new() }
    }

    /// Replaces templates by the files of the same names in a folder. Files of other names are faults
    /// (T102); names that begin with a period are skipped.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] where the folder or a file in it cannot be read.
    pub(crate) fn replace_from(&mut self, dir: &Path) -> Result<(), Error> {
        paths_in(dir)?.into_iter().try_for_each(|path| self.replace(path))
    }

    fn replace(&mut self, path: PathBuf) -> Result<(), Error> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            return Ok(());
        }
        let Some(known) = self.texts.keys().copied().find(|known| *known == name) else {
            self.faults.push(self.unknown(&path));
            return Ok(());
        };
        let bytes = files::read_named(&path, TEXT_LIMIT)?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                self.texts.insert(known, Cow::Owned(text));
                self.overrides.insert(known, path);
            }
            Err(_) => {
                let message = sentence!("invalid-template.not-utf8", path = path.display());
                self.faults.push(invalid_template(message));
            }
        }
        Ok(())
    }

    /// The text of a template or a stylesheet.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(Cow::as_ref)
    }

    /// Whether a file of the paper replaced a bundled one.
    pub(crate) fn is_replaced(&self, name: &str) -> bool {
        self.overrides.contains_key(name)
    }

    /// What was wrong with the folder of overrides.
    pub(crate) fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// The files that replaced bundled templates.
    pub(crate) fn overrides(&self) -> impl ExactSizeIterator<Item = &Path> {
        self.overrides.values().map(PathBuf::as_path)
    }

    /// The templates, compiled. They know the filter `runs`, which marks foreign words and upright
    /// numbers in text of the publication's language or another one, and `head_runs`, which also says where
    /// the lines of a head may end, with the words that its article makes known.
    pub(crate) fn engine(&self, conventions: &Conventions<'_>) -> Result<Engine<'_>, Box<Diagnostic>> {
        let mut environment = environment();
        let Conventions { dialect, writing, .. } = *conventions;
        let language = conventions.language.to_owned();
        environment.add_filter("runs", move |text: Option<String>, lang: Option<String>| {
            let runs = Runs::of(lang.as_ref().unwrap_or(&language), writing, dialect);
            text.map_or(Value::from(()), |text| Value::from_safe_string(runs.written(&text)))
        });
        let language = conventions.language.to_owned();
        let head = move |text: Option<String>, lang: Option<String>, known: Option<Value>| {
            let lang = lang.as_ref().unwrap_or(&language);
            let none = Vocabulary::default();
            let known = known.as_ref().and_then(|known| known.downcast_object_ref::<KnownWords>());
            let vocabulary = known.map_or(&none, |known| &known.0);
            let runs = Runs::of(lang, writing, dialect);
            let written = |text: String| runs.written_head(&text, lang, vocabulary);
            text.map_or(Value::from(()), |text| Value::from_safe_string(written(text)))
        };
        environment.add_filter("head_runs", head);
        for (name, text) in &self.texts {
            if !name.ends_with(STYLESHEETS) {
                environment.add_template(name, text).map_err(|error| self.fault(&error, name))?;
            }
        }
        Ok(Engine { environment, templates: self })
    }

    /// A fault in writing a template as a diagnostic with its file and line. For a fault inside an
    /// included template the engine reports the way to it; the innermost is the one to fix.
    fn fault(&self, error: &minijinja::Error, template: &str) -> Box<Diagnostic> {
        let mut innermost = error;
        while let Some(cause) = std::error::Error::source(innermost).and_then(|cause| cause.downcast_ref()) {
            innermost = cause;
        }
        let is_too_large = std::error::Error::source(innermost).is_some_and(|cause| cause.is::<io::Error>());
        let name = innermost.name().unwrap_or(template);
        let file = self.overrides.get(name).map_or(name.into(), |path| path.to_string_lossy());
        let kind = kind_of(innermost.kind());
        let reason = match innermost.detail() {
            _ if innermost.kind() == ErrorKind::OutOfFuel => sentence!("invalid-template.steps"),
            _ if is_too_large => sentence!("invalid-template.size", limit = LARGEST_DOCUMENT >> 20),
            Some(detail) => sentence!("invalid-template.detail", kind, detail),
            None => kind,
        };
        Box::new(match innermost.line() {
            Some(line) => invalid_template(sentence!("invalid-template.line", file, line, reason))
                .data("file", file.as_ref())
                .data("line", line),
            None => invalid_template(sentence!("invalid-template", file, reason)).data("file", file.as_ref()),
        })
    }

    fn unknown(&self, path: &Path) -> Diagnostic {
        let known: Vec<_> = self.texts.keys().map(|name| format!("`{name}`")).collect();
        invalid_template(sentence!("invalid-template.unknown", path = path.display()))
            .help(sentence!("invalid-template.known", names = list(known)))
    }
}

/// The kind of a fault; what the engine says about the case stays in its words.
fn kind_of(kind: ErrorKind) -> Sentence {
    Sentence::new(match kind {
        ErrorKind::NonPrimitive => "template-not-primitive",
        ErrorKind::NonKey => "template-not-key",
        ErrorKind::InvalidOperation => "template-operation",
        ErrorKind::SyntaxError => "template-syntax",
        ErrorKind::TemplateNotFound => "template-not-found",
        ErrorKind::TooManyArguments => "template-too-many-arguments",
        ErrorKind::MissingArgument => "template-missing-argument",
        ErrorKind::UnknownFilter => "template-unknown-filter",
        ErrorKind::UnknownFunction => "template-unknown-function",
        ErrorKind::UnknownTest => "template-unknown-test",
        ErrorKind::UnknownMethod => "template-unknown-method",
        ErrorKind::UnknownBlock => "template-unknown-block",
        ErrorKind::BadEscape => "template-string-escape",
        ErrorKind::UndefinedError => "template-undefined",
        ErrorKind::BadSerialization => "template-serialization",
        ErrorKind::BadInclude => "template-include",
        ErrorKind::EvalBlock => "template-block",
        ErrorKind::CannotUnpack => "template-unpack",
        ErrorKind::WriteFailure => "template-output",
        other => return Sentence::verbatim(other),
    })
}

/// The paths in a folder, sorted, so that faults are reported in the same order everywhere.
fn paths_in(dir: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = |source| Error::Read { path: dir.to_owned(), source };
    let entries = fs::read_dir(dir).map_err(read)?;
    let mut paths =
        entries.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>().map_err(read)?;
    paths.sort();
    Ok(paths)
}

/// The words that an article makes known, as templates hand them to `head_runs`; they are not copied.
#[derive(Debug)]
struct KnownWords(Vocabulary);

impl Object for KnownWords {}

/// The words that an article makes known, for the filter `head_runs`.
pub(crate) fn known_words(vocabulary: Vocabulary) -> Value {
    Value::from_object(KnownWords(vocabulary))
}

/// What templates get, made ready to be used in many documents.
pub(crate) fn value_of(context: impl Serialize) -> Value {
    Value::from(Serde(context))
}

/// A fault of the templates (T102).
pub(crate) fn invalid_template(message: Sentence) -> Diagnostic {
    Diagnostic::new(Code::InvalidTemplate, message)
}

/// Templates that are ready to write documents.
pub(crate) struct Engine<'a> {
    environment: Environment<'a>,
    templates: &'a TemplateSet,
}

impl Engine<'_> {
    /// Writes a document.
    pub(crate) fn render(&self, name: &str, context: impl Serialize) -> Result<String, Box<Diagnostic>> {
        let mut written = BoundedText::default();
        let template = self.environment.get_template(name);
        let rendered = template
            .and_then(|template| template.render_captured_to(value_of(context), &mut written).map(drop));
        rendered.map_err(|error| self.templates.fault(&error, name))?;
        Ok(xml::allowed(&String::from_utf8_lossy(&written.0)))
    }
}

/// The text of a document, which does not grow beyond [`LARGEST_DOCUMENT`].
#[derive(Default)]
struct BoundedText(Vec<u8>);

impl io::Write for BoundedText {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_DOCUMENT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How templates are read and written: tags on lines of their own leave no blank lines, every
/// value is escaped, an unknown name is a fault.
fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::new();
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_fuel(Some(MOST_WORK));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => Ok(xml::write_escaped(out, text)?),
        None if value.is_none() => Ok(()),
        _ => escape_formatter(out, state, value),
    });
    environment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_faults_are_those_of_the_engine_in_english() {
        for kind in [
            ErrorKind::NonPrimitive,
            ErrorKind::NonKey,
            ErrorKind::InvalidOperation,
            ErrorKind::SyntaxError,
            ErrorKind::TemplateNotFound,
            ErrorKind::TooManyArguments,
            ErrorKind::MissingArgument,
            ErrorKind::UnknownFilter,
            ErrorKind::UnknownFunction,
            ErrorKind::UnknownTest,
            ErrorKind::UnknownMethod,
            ErrorKind::UnknownBlock,
            ErrorKind::BadEscape,
            ErrorKind::UndefinedError,
            ErrorKind::BadSerialization,
            ErrorKind::BadInclude,
            ErrorKind::EvalBlock,
            ErrorKind::CannotUnpack,
            ErrorKind::WriteFailure,
            ErrorKind::InvalidDelimiter,
        ] {
            assert_eq!(kind_of(kind).english(), kind.to_string());
        }
    }
}
