//! The templates of the book: those the program brings, and those of a paper in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, escape_formatter};
use serde::Serialize;

use super::runs::Runs;
use super::xml;
use crate::diagnostics::{Code, Diagnostic, Error};
use crate::epub::context::Book;
use crate::epub::options::{Look, Writing};
use crate::epub::typefaces::{self, FontFile};

/// What all looks share of the stylesheet.
const STYLESHEET: &str = "style.css";
/// What vertical lines add to it.
const VERTICAL: &str = "vertical.css";

/// The templates the program brings, by the name a paper replaces them under.
const BUNDLED: [(&str, &str); 16] = [
    ("article.xhtml", include_str!("../../../templates/epub/article.xhtml")),
    ("calendar.xhtml", include_str!("../../../templates/epub/calendar.xhtml")),
    ("chapter.xhtml", include_str!("../../../templates/epub/chapter.xhtml")),
    ("cover.xhtml", include_str!("../../../templates/epub/cover.xhtml")),
    ("document.xhtml", include_str!("../../../templates/epub/document.xhtml")),
    ("figure.xhtml", include_str!("../../../templates/epub/figure.xhtml")),
    ("indexes.xhtml", include_str!("../../../templates/epub/indexes.xhtml")),
    ("look-metro.css", include_str!("../../../templates/epub/look-metro.css")),
    ("look-party.css", include_str!("../../../templates/epub/look-party.css")),
    ("look-plain.css", include_str!("../../../templates/epub/look-plain.css")),
    ("nav.xhtml", include_str!("../../../templates/epub/nav.xhtml")),
    ("single.xhtml", include_str!("../../../templates/epub/single.xhtml")),
    (STYLESHEET, include_str!("../../../templates/epub/style.css")),
    ("title.xhtml", include_str!("../../../templates/epub/title.xhtml")),
    ("toc.ncx", include_str!("../../../templates/epub/toc.ncx")),
    (VERTICAL, include_str!("../../../templates/epub/vertical.css")),
];

/// Templates (Jinja, as minijinja reads it) that give the book its documents.
#[derive(Clone, Debug)]
pub struct Templates {
    texts: BTreeMap<&'static str, Cow<'static, str>>,
    overrides: BTreeMap<&'static str, PathBuf>,
    faults: Vec<Diagnostic>,
}

impl Templates {
    /// The templates the program brings.
    pub fn bundled() -> Self {
        let texts = BUNDLED.iter().map(|&(name, text)| (name, Cow::Borrowed(text))).collect();
        Self { texts, overrides: BTreeMap::new(), faults: Vec::new() }
    }

    /// The bundled templates, each replaced by the file of the same name in `dir` where there is
    /// one. Files of other names are faults that [`export`](crate::epub::export) reports (T102); names
    /// that begin with a period are passed over.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] where the folder or a file in it cannot be read.
    pub fn with_overrides(dir: &Path) -> Result<Self, Error> {
        let mut templates = Self::bundled();
        for path in list(dir)? {
            templates.replace(path)?;
        }
        Ok(templates)
    }

    fn replace(&mut self, path: PathBuf) -> Result<(), Error> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            return Ok(());
        }
        let Some(&(known, _)) = BUNDLED.iter().find(|(known, _)| *known == name) else {
            self.faults.push(unknown_template(&path));
            return Ok(());
        };
        let bytes = fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                self.texts.insert(known, Cow::Owned(text));
                self.overrides.insert(known, path);
            }
            Err(_) => {
                self.faults.push(invalid_template(format!("template `{}` is not UTF-8", path.display())))
            }
        }
        Ok(())
    }

    /// The stylesheet: what all looks share, a look, vertical lines, fonts. A paper that has a
    /// stylesheet of its own has its own look.
    pub(crate) fn stylesheet(&self, look: Look, writing: Writing, fonts: &[FontFile]) -> String {
        let look = format!("look-{look}.css");
        let vertical = (writing == Writing::Vertical).then_some(VERTICAL);
        let look = (!self.overrides.contains_key(STYLESHEET)).then_some(look.as_str());
        let parts = [STYLESHEET].into_iter().chain(look).chain(vertical);
        let mut css: String = parts.filter_map(|part| self.texts.get(part)).map(Cow::as_ref).collect();
        css.push_str(&typefaces::rules(fonts));
        css
    }

    /// What was wrong with the folder of overrides.
    pub(crate) fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// The files that took the place of bundled templates.
    pub(crate) fn overrides(&self) -> impl ExactSizeIterator<Item = &Path> {
        self.overrides.values().map(PathBuf::as_path)
    }

    /// The templates, compiled.
    pub(crate) fn engine(&self, book: &Book) -> Result<Engine<'_>, Box<Diagnostic>> {
        let mut environment = environment();
        let (language, vertical) = (book.language.clone(), book.writing == "vertical");
        environment.add_filter("runs", move |text: Option<String>, lang: Option<String>| {
            let runs = Runs::of(lang.as_ref().unwrap_or(&language), vertical);
            text.map_or(Value::from(()), |text| Value::from_safe_string(runs.written(&text)))
        });
        for (name, text) in &self.texts {
            if !name.ends_with(".css") {
                environment.add_template(name, text).map_err(|error| self.fault(&error))?;
            }
        }
        Ok(Engine { environment, templates: self })
    }

    /// A fault of a template as a diagnostic with its file and line. Of a fault inside of an
    /// included template the engine reports the way to it; the innermost is the one to mend.
    fn fault(&self, error: &minijinja::Error) -> Box<Diagnostic> {
        let mut innermost = error;
        while let Some(cause) = std::error::Error::source(innermost).and_then(|cause| cause.downcast_ref()) {
            innermost = cause;
        }
        let name = innermost.name().unwrap_or("?");
        let file = self.overrides.get(name).map_or(name.into(), |path| path.to_string_lossy());
        let line = innermost.line().map(|line| format!(", line {line}")).unwrap_or_default();
        let reason = match innermost.detail() {
            Some(detail) => format!("{}: {detail}", innermost.kind()),
            None => innermost.kind().to_string(),
        };
        let mut diagnostic =
            invalid_template(format!("template `{file}`{line}: {reason}")).data("file", file.as_ref());
        if let Some(line) = innermost.line() {
            diagnostic = diagnostic.data("line", line);
        }
        Box::new(diagnostic)
    }
}

/// The paths in a folder, sorted, so that faults are reported in the same order everywhere.
fn list(dir: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = |source| Error::Read { path: dir.to_owned(), source };
    let entries = fs::read_dir(dir).map_err(read)?;
    let mut paths =
        entries.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>().map_err(read)?;
    paths.sort();
    Ok(paths)
}

fn unknown_template(path: &Path) -> Diagnostic {
    let known: Vec<_> = BUNDLED.iter().map(|(name, _)| format!("`{name}`")).collect();
    invalid_template(format!("`{}` is not the name of a template", path.display()))
        .help(format!("templates are named {}", known.join(", ")))
}

/// A fault of the templates (T102).
pub(crate) fn invalid_template(message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::InvalidTemplate, message)
}

/// Templates that are ready to write documents.
pub(crate) struct Engine<'a> {
    environment: Environment<'a>,
    templates: &'a Templates,
}

impl Engine<'_> {
    /// Writes a document.
    pub(crate) fn render(&self, name: &str, context: impl Serialize) -> Result<String, Box<Diagnostic>> {
        let written = self
            .environment
            .get_template(name)
            .and_then(|template| template.render(Value::from(Serde(context))))
            .map_err(|error| self.templates.fault(&error))?;
        Ok(xml::allowed(&written))
    }
}

/// How templates are read and written: tags on lines of their own leave no blank lines, every
/// value is escaped, an unknown name is a fault.
fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::new();
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => Ok(xml::write_escaped(out, text)?),
        None if value.is_none() => Ok(()),
        _ => escape_formatter(out, state, value),
    });
    environment
}
