//! Every word the program says, in French and in English.
//!
//! A [`Catalog`] is a struct of texts with one constant per language: a missing text is a compile error.
//! Each area has its own file and section. Texts with parts are functions of their parts. Knows the model's
//! enums and nothing else. Typography: sentence case, “…” on commands that open a dialog, and in French
//! U+00A0 before `:` and inside « », U+202F before `; ! ?`.

mod advice;
mod agenda;
mod capture;
mod cli;
mod command;
mod day;
mod dialog;
mod editor;
mod export;
mod help;
mod inspector;
mod layout;
mod minutes;
mod model;
mod notice;
mod outline;
mod panel;
mod paste;
mod picker;
mod present;
mod recovery;
mod safe;
mod salvage;
mod search;
mod shell;
mod storage;
mod store;
mod template;
mod versions;
mod view;
mod vote;

use serde::{Deserialize, Serialize};

pub use advice::AdviceText;
pub use agenda::AgendaText;
pub use capture::CaptureText;
pub use cli::CliText;
pub use command::{CommandText, CommandWords, KeyText, MenuParts};
pub use dialog::DialogText;
pub use editor::{EditorText, capital};
pub use export::ExportText;
pub use help::HelpText;
pub use inspector::InspectorText;
pub use layout::LayoutText;
pub use minutes::{MinutesText, Section};
pub use model::ModelText;
pub use notice::NoticeText;
pub use outline::{OutlineText, Place};
pub use panel::{Counted, PanelText};
pub use paste::PasteText;
pub use picker::PickerText;
pub use present::PresentText;
pub use recovery::RecoveryText;
pub use safe::SafeText;
pub use salvage::SalvageText;
pub use search::{HiddenText, SearchText};
pub use shell::{Day, ShellText};
pub use storage::StorageText;
pub use store::StoreText;
pub use template::TemplateText;
pub use versions::VersionsText;
pub use view::ViewText;
pub use vote::VoteText;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    Fr,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// French for `fr…`, English for everything else.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("fr") {
            Self::Fr
        } else {
            Self::En
        }
    }

    pub fn catalog(self) -> &'static Catalog {
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }
}

/// All texts of one language, by area.
pub struct Catalog {
    pub lang: Lang,
    pub model: ModelText,
    pub advice: AdviceText,
    pub agenda: AgendaText,
    pub minutes: MinutesText,
    pub capture: CaptureText,
    pub cli: CliText,
    pub command: CommandText,
    pub dialog: DialogText,
    pub editor: EditorText,
    pub export: ExportText,
    pub help: HelpText,
    pub inspector: InspectorText,
    pub layout: LayoutText,
    pub store: StoreText,
    pub notice: NoticeText,
    pub outline: OutlineText,
    pub panel: PanelText,
    pub picker: PickerText,
    pub present: PresentText,
    pub recovery: RecoveryText,
    pub safe: SafeText,
    pub salvage: SalvageText,
    pub search: SearchText,
    pub shell: ShellText,
    pub storage: StorageText,
    pub paste: PasteText,
    pub template: TemplateText,
    pub versions: VersionsText,
    pub view: ViewText,
    pub vote: VoteText,
}

static FR: Catalog = Catalog {
    lang: Lang::Fr,
    model: model::FR,
    advice: advice::FR,
    agenda: agenda::FR,
    minutes: minutes::FR,
    capture: capture::FR,
    cli: cli::FR,
    command: command::FR,
    dialog: dialog::FR,
    editor: editor::FR,
    export: export::FR,
    help: help::FR,
    inspector: inspector::FR,
    layout: layout::FR,
    store: store::FR,
    notice: notice::FR,
    outline: outline::FR,
    panel: panel::FR,
    picker: picker::FR,
    present: present::FR,
    recovery: recovery::FR,
    safe: safe::FR,
    salvage: salvage::FR,
    search: search::FR,
    shell: shell::FR,
    storage: storage::FR,
    paste: paste::FR,
    template: template::FR,
    versions: versions::FR,
    view: view::FR,
    vote: vote::FR,
};
static EN: Catalog = Catalog {
    lang: Lang::En,
    model: model::EN,
    advice: advice::EN,
    agenda: agenda::EN,
    minutes: minutes::EN,
    capture: capture::EN,
    cli: cli::EN,
    command: command::EN,
    dialog: dialog::EN,
    editor: editor::EN,
    export: export::EN,
    help: help::EN,
    inspector: inspector::EN,
    layout: layout::EN,
    store: store::EN,
    notice: notice::EN,
    outline: outline::EN,
    panel: panel::EN,
    picker: picker::EN,
    present: present::EN,
    recovery: recovery::EN,
    safe: safe::EN,
    salvage: salvage::EN,
    search: search::EN,
    shell: shell::EN,
    storage: storage::EN,
    paste: paste::EN,
    template: template::EN,
    versions: versions::EN,
    view: view::EN,
    vote: vote::EN,
};
