//! A window with only the canvas and its panels, over a sample map.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, Node};
use parcours::editor::Editor;
use parcours::i18n::Lang;
use parcours::model::{
    Card, Document, Header, IdGenerator, Lane, LaneRole, Link, Persona, Stage as MapStage, Step,
};
use parcours::theme::{Theme, ThemeName};
use parcours::ui::canvas::{CanvasResponse, CanvasState, canvas};
use parcours::ui::panel::{
    InspectorState, LanesState, PictureOwner, SaveNote, inspector, lanes, status,
};
use parcours::ui::style;

use crate::picture::{CpuRenderer, Textures};

/// Everything the window holds.
pub struct Stage {
    pub editor: Editor,
    pub canvas: CanvasState,
    pub inspector: InspectorState,
    pub lanes: LanesState,
    pub lang: Lang,
    pub last: CanvasResponse,
    pub picture_wanted: Option<PictureOwner>,
    /// What only the window can run.
    pub asked: Option<parcours::command::Command>,
}

impl Stage {
    pub fn document(&self) -> &Document {
        self.editor.document()
    }
}

fn id<I: std::str::FromStr>(text: &str) -> I
where
    I::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

/// Two stages, three steps, four lanes, three cards, one link, one persona.
pub fn small_map() -> Document {
    let header = Header {
        title: "Louer un vélo".to_owned(),
        ..Header::default()
    };
    let mut document = Document {
        header: Arc::new(header),
        ..Document::default()
    };
    let step = |code: &str, title: &str| Arc::new(Step::new(id(code), title));
    let mut before = MapStage::new(id("stage-before"), "Préparer");
    before.steps = vec![step("step-find", "Chercher"), step("step-book", "Réserver")];
    let mut during = MapStage::new(id("stage-ride"), "Rouler");
    during.steps = vec![step("step-ride", "Pédaler")];
    document.stages = Arc::new(vec![Arc::new(before), Arc::new(during)]);
    let lane = |code: &str, role| Arc::new(Lane::new(id(code), role));
    document.lanes = Arc::new(vec![
        lane("lane-action", LaneRole::Action),
        lane("lane-emotion", LaneRole::Emotion),
        lane("lane-pain", LaneRole::PainPoint),
        lane("lane-metric", LaneRole::Metric),
    ]);
    let card = |code: &str, step: &str, lane: &str, text: &str| {
        Arc::new(Card::new(id(code), id(step), id(lane), text))
    };
    document.cards = Arc::new(vec![
        card(
            "card-open",
            "step-find",
            "lane-action",
            "Ouvrir l’application",
        ),
        card("card-pay", "step-book", "lane-action", "Payer la caution"),
        card("card-slow", "step-find", "lane-pain", "Trop lent"),
    ]);
    document.links = Arc::new(vec![Arc::new(Link {
        id: id("link-a"),
        from: id("card-open"),
        to: id("card-pay"),
        label: String::new(),
    })]);
    document.personas = Arc::new(vec![Arc::new(Persona::new(id("persona-a"), "Inès"))]);
    document
}

pub fn sample(name: &str, lang: Lang) -> Document {
    let lang = match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
    let path = format!("{folder}/{name}.{lang}.parcours.ron");
    let bytes = std::fs::read(path).unwrap();
    parcours::storage::parse(&bytes).unwrap().document
}

/// Opens `document` in a window of 1280 × 720 points.
pub fn open(document: Document, lang: Lang) -> (Harness<'static, Stage>, Textures) {
    open_with(document, lang, ThemeName::Light)
}

pub fn open_with(
    document: Document,
    lang: Lang,
    theme: ThemeName,
) -> (Harness<'static, Stage>, Textures) {
    let mut editor = Editor::new(document, IdGenerator::from_seed(11));
    editor.options_mut().lang = lang;
    editor.set_theme(theme);
    let stage = Stage {
        editor,
        canvas: CanvasState::default(),
        inspector: InspectorState::default(),
        lanes: LanesState::default(),
        lang,
        last: CanvasResponse::default(),
        picture_wanted: None,
        asked: None,
    };
    let textures = Textures::default();
    let mut harness = Harness::builder()
        .with_size([1280.0, 720.0])
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .with_theme(match theme {
            ThemeName::Light => egui::Theme::Light,
            ThemeName::Dark => egui::Theme::Dark,
        })
        .renderer(CpuRenderer(textures.clone()))
        .with_context_setup(move |ctx| {
            ctx.set_fonts(style::fonts());
            style::apply(ctx, Theme::named(theme));
        })
        .build_ui_state(show, stage);
    harness.run();
    (harness, textures)
}

fn show(ui: &mut egui::Ui, stage: &mut Stage) {
    let theme = stage.editor.theme();
    let words = stage.lang.catalog();
    egui::Panel::bottom("status").show(ui, |ui| {
        let saved = SaveNote {
            text: "—",
            has_failed: false,
        };
        status(ui, &mut stage.editor, saved, theme, words);
    });
    egui::Panel::left("lanes").exact_size(240.0).show(ui, |ui| {
        let asked = lanes(ui, &mut stage.editor, &mut stage.lanes, theme, words);
        stage.asked = asked.or(stage.asked);
    });
    egui::Panel::right("inspector")
        .exact_size(300.0)
        .show(ui, |ui| {
            let response = inspector(ui, &mut stage.editor, &mut stage.inspector, theme, words);
            stage.picture_wanted = stage.picture_wanted.or(response.picture_wanted);
        });
    egui::CentralPanel::no_frame().show(ui, |ui| {
        stage.last = canvas(ui, &mut stage.editor, &mut stage.canvas, theme, words);
    });
    for command in std::mem::take(&mut stage.last.commands) {
        let _ = stage.editor.run(command);
    }
}

/// The node on the map whose name begins with `text`.
pub fn on_map<'a>(harness: &'a Harness<'_, Stage>, text: &'a str) -> Node<'a> {
    harness.get_by(move |node| {
        let role = node.role();
        let is_on_map = matches!(
            role,
            egui::accesskit::Role::ListItem
                | egui::accesskit::Role::ColumnHeader
                | egui::accesskit::Role::RowHeader
                | egui::accesskit::Role::Heading
        );
        is_on_map && node.label().is_some_and(|label| label.starts_with(text))
    })
}

pub fn press(harness: &mut Harness<'_, Stage>, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

pub fn move_to(harness: &mut Harness<'_, Stage>, pos: Pos2) {
    harness.event(Event::PointerMoved(pos));
    harness.step();
}

/// Drags slowly enough to be a drag.
pub fn drag(harness: &mut Harness<'_, Stage>, from: Pos2, to: Pos2) {
    move_to(harness, from);
    press(harness, from, true);
    for step in 1..=6 {
        move_to(harness, from + (to - from) * (step as f32 / 6.0));
    }
    press(harness, to, false);
    harness.run();
}

pub fn double_click(harness: &mut Harness<'_, Stage>, pos: Pos2) {
    move_to(harness, pos);
    for _ in 0..2 {
        press(harness, pos, true);
        press(harness, pos, false);
    }
    harness.run();
}

pub fn type_text(harness: &mut Harness<'_, Stage>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

pub fn key(harness: &mut Harness<'_, Stage>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}
