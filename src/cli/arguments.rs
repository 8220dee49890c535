//! From words on the command line to a [`Call`].

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt as _};

use crate::export::ExportSize;
use crate::i18n::{Catalog, Lang};
use crate::layout::View;
use crate::theme::ThemeName;

/// The size of a PNG when none is asked for: sharp on any screen and in a report.
const DEFAULT_SIZE: ExportSize = ExportSize::Scale(2.0);

/// What the person asks for.
#[derive(Debug, PartialEq)]
pub(super) enum Call {
    Open(Option<PathBuf>),
    Help,
    Version,
    Check {
        files: Vec<PathBuf>,
    },
    Export(ExportCall),
    Minutes(MinutesCall),
    Format {
        files: Vec<PathBuf>,
        check: bool,
    },
    /// The names of all templates.
    ListTemplates,
    New {
        what: NewMap,
        output: PathBuf,
        force: bool,
    },
}

/// A picture to be made of a map.
#[derive(Debug, PartialEq)]
pub(super) struct ExportCall {
    pub file: PathBuf,
    pub output: PathBuf,
    pub format: ExportFormat,
    pub view: View,
    pub theme: ThemeName,
    /// Draw the dots of the last vote.
    pub votes: bool,
}

/// Minutes to be written of a map.
#[derive(Debug, PartialEq)]
pub(super) struct MinutesCall {
    pub file: PathBuf,
    pub output: PathBuf,
    /// The map as it was before the meeting.
    pub since: Option<PathBuf>,
    pub pages: bool,
}

#[derive(Debug, PartialEq)]
pub(super) enum ExportFormat {
    Png(ExportSize),
    Svg,
}

/// What a new map is made from.
#[derive(Debug, PartialEq)]
pub(super) enum NewMap {
    Template(String),
    Stress { num_cards: usize },
}

/// Why the arguments make no sense.
#[derive(Debug, thiserror::Error)]
pub(super) enum UsageError {
    #[error("unknown option {0}")]
    UnknownOption(String),
    #[error("unexpected argument {0}")]
    UnexpectedArgument(String),
    #[error("missing {0}")]
    Missing(&'static str),
    #[error("{option} cannot be {value}")]
    InvalidValue { option: String, value: String },
    #[error("{option} needs a value")]
    MissingValue { option: String },
}

impl UsageError {
    pub fn message(&self, catalog: &Catalog) -> String {
        let text = &catalog.cli;
        match self {
            Self::UnknownOption(option) => (text.unknown_option)(option),
            Self::UnexpectedArgument(argument) => (text.unexpected_argument)(argument),
            Self::Missing(what) => (text.missing_argument)(what),
            Self::InvalidValue { option, value } => (text.invalid_value)(option, value),
            Self::MissingValue { option } => (text.missing_value)(option),
        }
    }
}

/// Everything that was said, before it is known to fit together.
#[derive(Debug, Default)]
struct Words {
    values: Vec<OsString>,
    output: Option<PathBuf>,
    num_cards: Option<usize>,
    /// With the option that said it.
    size: Option<(&'static str, ExportSize)>,
    theme: Option<ThemeName>,
    view: Option<View>,
    since: Option<PathBuf>,
    votes: bool,
    pages: bool,
    check: bool,
    force: bool,
    lists: bool,
    help: bool,
    version: bool,
}

/// The language asked for, even when the rest is wrong, and the call.
pub(super) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
) -> (Option<Lang>, Result<Call, UsageError>) {
    let mut parser = Parser::from_args(arguments);
    let mut lang = None;
    let mut words = Words::default();
    // The language may come after the mistake: read on, keep the first mistake.
    let mut mistake = None;
    loop {
        match next(&mut parser, &mut words, &mut lang) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                mistake.get_or_insert(error);
            }
        }
    }
    let call = match mistake {
        Some(error) => Err(error),
        None => words.call(),
    };
    (lang, call)
}

/// Reads one argument; false at the end.
fn next(
    parser: &mut Parser,
    words: &mut Words,
    lang: &mut Option<Lang>,
) -> Result<bool, UsageError> {
    let argument = parser.next().map_err(|error| match error {
        lexopt::Error::UnexpectedValue { option, .. } => UsageError::UnknownOption(option),
        other => UsageError::UnexpectedArgument(other.to_string()),
    })?;
    let Some(argument) = argument else {
        return Ok(false);
    };
    match argument {
        Arg::Value(value) => words.values.push(value),
        Arg::Short('h') | Arg::Long("help") => words.help = true,
        Arg::Short('V') | Arg::Long("version") => words.version = true,
        Arg::Short('o') | Arg::Long("output") => {
            words.output = Some(value_of(parser, "-o")?.into())
        }
        Arg::Long("check") => words.check = true,
        Arg::Long("since") => words.since = Some(value_of(parser, "--since")?.into()),
        Arg::Long("pages") => words.pages = true,
        Arg::Long("votes") => words.votes = true,
        Arg::Long("force") => words.force = true,
        Arg::Long("list") => words.lists = true,
        Arg::Long("cards") => {
            words.num_cards = Some(parsed(parser, "--cards", |text| {
                text.parse().ok().filter(|&count| count <= 1_000_000)
            })?);
        }
        Arg::Long("width") => {
            let width = parsed(parser, "--width", |text| {
                text.parse().ok().filter(|&width| width > 0)
            })?;
            words.set_size("--width", ExportSize::Width(width))?;
        }
        Arg::Long("scale") => {
            let scale = parsed(parser, "--scale", positive)?;
            words.set_size("--scale", ExportSize::Scale(scale))?;
        }
        Arg::Long("dpi") => {
            let dpi = parsed(parser, "--dpi", positive)?;
            words.set_size("--dpi", ExportSize::Dpi(dpi))?;
        }
        Arg::Long("theme") => {
            words.theme = Some(parsed(parser, "--theme", |text| match text {
                "light" => Some(ThemeName::Light),
                "dark" => Some(ThemeName::Dark),
                _ => None,
            })?);
        }
        Arg::Long("view") => {
            words.view = Some(parsed(parser, "--view", View::from_key)?);
        }
        Arg::Long("lang") => {
            *lang = Some(parsed(parser, "--lang", |text| match text {
                "fr" => Some(Lang::Fr),
                "en" => Some(Lang::En),
                _ => None,
            })?);
        }
        Arg::Short(letter) => return Err(UsageError::UnknownOption(format!("-{letter}"))),
        Arg::Long(name) => return Err(UsageError::UnknownOption(format!("--{name}"))),
    }
    Ok(true)
}

/// A number above zero; a comma is read as a point.
fn positive(text: &str) -> Option<f32> {
    let number: f32 = text.replace(',', ".").parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number)
}

fn value_of(parser: &mut Parser, option: &str) -> Result<OsString, UsageError> {
    parser.value().map_err(|_| UsageError::MissingValue {
        option: option.to_owned(),
    })
}

fn parsed<T>(
    parser: &mut Parser,
    option: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, UsageError> {
    let value = value_of(parser, option)?;
    let invalid = |value: String| UsageError::InvalidValue {
        option: option.to_owned(),
        value,
    };
    let text = value
        .string()
        .map_err(|_| invalid(String::from("\u{fffd}")))?;
    read(&text).ok_or_else(|| invalid(text.clone()))
}

impl Words {
    fn call(mut self) -> Result<Call, UsageError> {
        if self.help {
            return Ok(Call::Help);
        }
        if self.version {
            return Ok(Call::Version);
        }
        let command = self.values.first().and_then(|first| first.to_str());
        let call = match command {
            Some("check") => Call::Check {
                files: self.files()?,
            },
            Some("format") => Call::Format {
                files: self.files()?,
                check: std::mem::take(&mut self.check),
            },
            Some("new") => self.new_map()?,
            Some("export") => self.export()?,
            Some("minutes") => self.minutes()?,
            _ => {
                let mut values = std::mem::take(&mut self.values).into_iter();
                let file = values.next().map(PathBuf::from);
                if let Some(extra) = values.next() {
                    return Err(unexpected(extra));
                }
                Call::Open(file)
            }
        };
        self.check_nothing_is_left()?;
        Ok(call)
    }

    /// Everything after the command's name.
    fn files(&mut self) -> Result<Vec<PathBuf>, UsageError> {
        let files: Vec<PathBuf> = self.values.drain(..).skip(1).map(PathBuf::from).collect();
        if files.is_empty() {
            return Err(UsageError::Missing("FILE"));
        }
        Ok(files)
    }

    /// Two sizes cannot both be meant.
    fn set_size(&mut self, option: &'static str, size: ExportSize) -> Result<(), UsageError> {
        match self.size.replace((option, size)) {
            Some((other, _)) if other != option => {
                Err(UsageError::UnexpectedArgument(option.to_owned()))
            }
            _ => Ok(()),
        }
    }

    fn export(&mut self) -> Result<Call, UsageError> {
        let mut files = self.files()?.into_iter();
        let file = files.next().ok_or(UsageError::Missing("FILE"))?;
        if let Some(extra) = files.next() {
            return Err(unexpected(extra.into()));
        }
        let output = self.output.take();
        let output = output.ok_or(UsageError::Missing("-o OUT.png|.svg"))?;
        let ending = output.extension().map(|ending| ending.to_ascii_lowercase());
        let format = match ending.as_ref().and_then(|ending| ending.to_str()) {
            Some("png") => {
                ExportFormat::Png(self.size.take().map_or(DEFAULT_SIZE, |(_, size)| size))
            }
            Some("svg") => ExportFormat::Svg,
            _ => {
                return Err(UsageError::InvalidValue {
                    option: "-o".to_owned(),
                    value: format!("{} (.png, .svg)", output.display()),
                });
            }
        };
        Ok(Call::Export(ExportCall {
            file,
            output,
            format,
            view: self.view.take().unwrap_or_default(),
            theme: self.theme.take().unwrap_or(ThemeName::Light),
            votes: std::mem::take(&mut self.votes),
        }))
    }

    fn minutes(&mut self) -> Result<Call, UsageError> {
        let mut files = self.files()?.into_iter();
        let file = files.next().ok_or(UsageError::Missing("FILE"))?;
        if let Some(extra) = files.next() {
            return Err(unexpected(extra.into()));
        }
        let output = self.output.take();
        Ok(Call::Minutes(MinutesCall {
            file,
            output: output.ok_or(UsageError::Missing("-o OUT.md"))?,
            since: self.since.take(),
            pages: std::mem::take(&mut self.pages),
        }))
    }

    fn new_map(&mut self) -> Result<Call, UsageError> {
        let mut values = std::mem::take(&mut self.values).into_iter().skip(1);
        if std::mem::take(&mut self.lists) {
            return match values.next() {
                Some(extra) => Err(unexpected(extra)),
                None => Ok(Call::ListTemplates),
            };
        }
        let template = values.next().ok_or(UsageError::Missing("TEMPLATE"))?;
        if let Some(extra) = values.next() {
            return Err(unexpected(extra));
        }
        let what = match template.to_string_lossy().into_owned() {
            name if name == "stress" => NewMap::Stress {
                num_cards: self
                    .num_cards
                    .take()
                    .ok_or(UsageError::Missing("--cards N"))?,
            },
            name => NewMap::Template(name),
        };
        Ok(Call::New {
            what,
            output: self.output.take().ok_or(UsageError::Missing("-o FILE"))?,
            force: std::mem::take(&mut self.force),
        })
    }

    /// An option that the command does not know must not be passed over in silence.
    fn check_nothing_is_left(&self) -> Result<(), UsageError> {
        let left = [
            ("-o", self.output.is_some()),
            ("--cards", self.num_cards.is_some()),
            (
                self.size.map_or("", |(option, _)| option),
                self.size.is_some(),
            ),
            ("--theme", self.theme.is_some()),
            ("--view", self.view.is_some()),
            ("--votes", self.votes),
            ("--since", self.since.is_some()),
            ("--pages", self.pages),
            ("--check", self.check),
            ("--force", self.force),
            ("--list", self.lists),
        ];
        match left.into_iter().find(|(_, is_left)| *is_left) {
            Some((option, _)) => Err(UsageError::UnknownOption(option.to_owned())),
            None => Ok(()),
        }
    }
}

fn unexpected(argument: OsString) -> UsageError {
    UsageError::UnexpectedArgument(argument.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(line: &str) -> Result<Call, UsageError> {
        parse(line.split_whitespace().map(OsString::from)).1
    }

    #[test]
    fn a_file_without_a_command_is_opened() {
        assert_eq!(call("").expect("fine"), Call::Open(None));
        assert_eq!(
            call("a.parcours.ron").expect("fine"),
            Call::Open(Some("a.parcours.ron".into()))
        );
        assert_eq!(
            call("-- --odd").expect("fine"),
            Call::Open(Some("--odd".into()))
        );
    }

    #[test]
    fn an_option_of_another_command_is_refused() {
        for line in [
            "check a --force",
            "format a -o b",
            "a --check",
            "new blank -o x --cards 3",
            "export a -o b.png --pages",
            "check a --since b",
        ] {
            assert!(
                matches!(call(line), Err(UsageError::UnknownOption(_))),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        for (line, missing) in [
            ("check", "FILE"),
            ("new -o x", "TEMPLATE"),
            ("new blank", "-o FILE"),
            ("new stress -o x", "--cards N"),
            ("minutes", "FILE"),
            ("minutes a", "-o OUT.md"),
        ] {
            let error = call(line).expect_err(line);
            assert!(
                matches!(error, UsageError::Missing(what) if what == missing),
                "{line}: {error}"
            );
        }
    }

    #[test]
    fn the_language_counts_even_after_a_mistake() {
        let (lang, call) = parse(["--nonsense", "--lang", "fr"].map(OsString::from));
        assert_eq!(lang, Some(Lang::Fr));
        assert!(matches!(call, Err(UsageError::UnknownOption(option)) if option == "--nonsense"));
    }
}
