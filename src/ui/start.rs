//! The start page: recent files, a new map, samples and templates with a picture of each.

use std::path::PathBuf;

use egui::{
    Align, Align2, Button, Color32, Frame, Key, Label, Layout, Margin, Rect, Response, RichText,
    Role, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle, Ui, WidgetInfo, pos2, vec2,
};

use super::icon::{self, Icon};
use super::style::{self, Look, bold, colour32, regular};
use crate::i18n::Lang;
use crate::storage::personal::Personal;
use crate::storage::preferences::Appearance;
use crate::theme::chrome;

/// A recent file as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentItem {
    pub path: PathBuf,
    pub title: String,
    pub folder: String,
    pub day: String,
    pub is_missing: bool,
}

/// A sample or template as it is shown.
#[derive(Clone)]
pub struct StarterItem {
    pub title: &'static str,
    pub hint: &'static str,
    pub is_sample: bool,
    /// `None` while it is being drawn.
    pub picture: Option<TextureHandle>,
}

/// One of the person's own templates as it is shown.
#[derive(Clone)]
pub struct PersonalItem {
    pub template: Personal,
    pub hint: String,
    /// `None` while it is being drawn.
    pub picture: Option<TextureHandle>,
}

/// What the page shows.
pub struct StartPage<'a> {
    pub recent: &'a [RecentItem],
    pub starters: &'a [StarterItem],
    pub personal: &'a [PersonalItem],
    /// Files of the templates folder that cannot be read.
    pub damaged: &'a [String],
    /// The key to edit a text was pressed: what has the focus is renamed.
    pub renames: bool,
    pub lang: Lang,
    pub appearance: Appearance,
}

/// What the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartChoice {
    New,
    Open,
    Recent(PathBuf),
    Forget(PathBuf),
    Starter(usize),
    Personal(Personal),
    RenamePersonal(Personal),
    RemovePersonal(Personal),
    Lang(Lang),
    Appearance(Appearance),
}

const SIDE_WIDTH: f32 = 320.0;
const CARD_WIDTH: f32 = 248.0;
const PICTURE_HEIGHT: f32 = 140.0;
const CARD_HEIGHT: f32 = PICTURE_HEIGHT + 68.0;
const GAP: f32 = 16.0;

pub fn show(ui: &mut Ui, look: Look, page: &StartPage<'_>) -> Option<StartChoice> {
    let mut choice = None;
    egui::Panel::left("start-side")
        .exact_size(SIDE_WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(
            Frame::new()
                .fill(colour32(look.theme.chrome))
                .inner_margin(Margin::same(24)),
        )
        .show(ui, |ui| choice = side(ui, look, page));
    let frame = Frame::new()
        .fill(colour32(look.theme.background))
        .inner_margin(Margin {
            left: 32,
            right: 8,
            top: 0,
            bottom: 0,
        });
    egui::CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(24.0);
            let words = &look.words.shell;
            if let Some(chosen) = personal(ui, look, page) {
                choice = Some(chosen);
            }
            for (is_sample, heading) in [(true, words.samples), (false, words.templates)] {
                if !page.starters.iter().any(|item| item.is_sample == is_sample) {
                    continue;
                }
                section(ui, heading);
                if let Some(index) = cards(ui, look, page.starters, is_sample) {
                    choice = Some(StartChoice::Starter(index));
                }
                ui.add_space(16.0);
            }
        });
    });
    choice
}

fn section(ui: &mut Ui, heading: &str) {
    ui.label(RichText::new(heading).font(bold(chrome::HEADING)));
    ui.add_space(chrome::UNIT);
}

fn side(ui: &mut Ui, look: Look, page: &StartPage<'_>) -> Option<StartChoice> {
    let words = &look.words.shell;
    let muted = colour32(look.theme.text_muted);
    let mut choice = None;
    ui.label(RichText::new(words.app).font(bold(chrome::DISPLAY)));
    ui.label(RichText::new(words.tagline).color(muted));
    ui.add_space(16.0);
    let width = ui.available_width();
    if wide_button(ui, look, words.new_map, width, true)
        .on_hover_text(words.new_map_hint)
        .clicked()
    {
        choice = Some(StartChoice::New);
    }
    if wide_button(ui, look, words.open, width, false)
        .on_hover_text(words.open_hint)
        .clicked()
    {
        choice = Some(StartChoice::Open);
    }
    ui.add_space(16.0);
    ui.label(RichText::new(words.recent).font(bold(chrome::TEXT)));
    let foot = 116.0;
    let height = (ui.available_height() - foot).max(60.0);
    ui.allocate_ui(vec2(width, height), |ui| {
        ui.set_min_height(height);
        if page.recent.is_empty() {
            ui.label(RichText::new(words.no_recent).color(muted));
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for item in page.recent {
                if let Some(chosen) = recent_row(ui, look, item) {
                    choice = Some(chosen);
                }
            }
        });
    });
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.add(
            Label::new(
                RichText::new(words.privacy)
                    .font(regular(chrome::SMALL))
                    .color(muted),
            )
            .wrap(),
        );
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            for (lang, name) in Lang::ALL.into_iter().zip(words.language_names) {
                if ui.selectable_label(page.lang == lang, name).clicked() {
                    choice = Some(StartChoice::Lang(lang));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let signs = [Icon::System, Icon::Sun, Icon::Moon];
                for index in [2, 1, 0] {
                    let appearance = Appearance::ALL[index];
                    let hint = words.appearance_hints[index];
                    let is_selected = page.appearance == appearance;
                    if icon::button(ui, signs[index], hint, is_selected)
                        .on_hover_text(hint)
                        .clicked()
                    {
                        choice = Some(StartChoice::Appearance(appearance));
                    }
                }
            });
        });
    });
    choice
}

fn wide_button(ui: &mut Ui, look: Look, text: &str, width: f32, is_primary: bool) -> Response {
    let size = vec2(width, 40.0);
    if !is_primary {
        return ui.add(Button::new(text).min_size(size));
    }
    ui.scope(|ui| {
        let accent = colour32(look.theme.accent);
        let over = colour32(style::mix(look.theme.accent, look.theme.text, 40));
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.weak_bg_fill = accent;
        widgets.inactive.bg_stroke.color = accent;
        widgets.hovered.weak_bg_fill = over;
        widgets.active.weak_bg_fill = over;
        widgets.active.bg_stroke.color = colour32(look.theme.text);
        let label = RichText::new(text)
            .font(bold(chrome::TEXT))
            .color(colour32(look.theme.accent_text));
        ui.add(Button::new(label).min_size(size))
    })
    .inner
}

fn recent_row(ui: &mut Ui, look: Look, item: &RecentItem) -> Option<StartChoice> {
    let words = &look.words.shell;
    let size = vec2(ui.available_width(), 48.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !item.is_missing, &item.title));
    let muted = colour32(look.theme.text_muted);
    let is_pointed = response.hovered() || response.has_focus();
    let visuals = ui.style().interact(&response);
    if is_pointed {
        ui.painter()
            .rect_filled(rect, visuals.corner_radius, visuals.weak_bg_fill);
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect,
                visuals.corner_radius,
                visuals.bg_stroke,
                StrokeKind::Inside,
            );
        }
    }
    let ink = if item.is_missing {
        muted
    } else {
        colour32(look.theme.text)
    };
    let inside = rect.shrink2(vec2(8.0, 6.0));
    let forget_room = if item.is_missing { 32.0 } else { 0.0 };
    let day = if item.is_missing {
        words.missing_file
    } else {
        &item.day
    };
    clipped_text(
        ui,
        inside.left_top(),
        inside.width() - forget_room,
        &item.title,
        bold(chrome::TEXT),
        ink,
    );
    let day_width = ui
        .painter()
        .layout_no_wrap(day.to_owned(), regular(chrome::SMALL), muted)
        .size()
        .x;
    let below = inside.left_top() + vec2(0.0, 20.0);
    clipped_text(
        ui,
        below,
        inside.width() - day_width - forget_room - 8.0,
        &item.folder,
        regular(chrome::SMALL),
        muted,
    );
    ui.painter().text(
        pos2(inside.right() - forget_room, below.y),
        Align2::RIGHT_TOP,
        day,
        regular(chrome::SMALL),
        muted,
    );
    let mut choice = None;
    if item.is_missing {
        let spot = Rect::from_center_size(rect.right_center() - vec2(18.0, 0.0), vec2(28.0, 28.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(spot));
        let name = format!("{} – {}", words.forget_recent, item.title);
        if icon::button(&mut child, Icon::Close, &name, false)
            .on_hover_text(words.forget_recent)
            .clicked()
        {
            choice = Some(StartChoice::Forget(item.path.clone()));
        }
    }
    let response = response.on_hover_text(item.path.display().to_string());
    if choice.is_none() && response.clicked() && !item.is_missing {
        choice = Some(StartChoice::Recent(item.path.clone()));
    }
    response.context_menu(|ui| {
        if ui.button(words.forget_recent).clicked() {
            choice = Some(StartChoice::Forget(item.path.clone()));
        }
    });
    choice
}

fn clipped_text(ui: &Ui, at: egui::Pos2, width: f32, text: &str, font: egui::FontId, ink: Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(at, galley, ink);
}

/// The person's own templates, and what of their folder is none.
fn personal(ui: &mut Ui, look: Look, page: &StartPage<'_>) -> Option<StartChoice> {
    if page.personal.is_empty() && page.damaged.is_empty() {
        return None;
    }
    let words = &look.words.template;
    section(ui, words.heading);
    let mut choice = None;
    in_rows(ui, page.personal, |ui, item, width| {
        let name = &*item.template.name;
        let sheet = Sheet {
            title: name,
            hint: &item.hint,
            picture: item.picture.as_ref(),
            has_menu: true,
        };
        let response = card(ui, look, &sheet, width);
        let deletes = || response.has_focus() && ui.input(|input| input.key_pressed(Key::Delete));
        if response.clicked() {
            choice = Some(StartChoice::Personal(item.template.clone()));
        } else if page.renames && response.has_focus() {
            choice = Some(StartChoice::RenamePersonal(item.template.clone()));
        } else if deletes() {
            choice = Some(StartChoice::RemovePersonal(item.template.clone()));
        }
        let mut menu = |ui: &mut Ui| {
            if ui.button(words.rename).clicked() {
                choice = Some(StartChoice::RenamePersonal(item.template.clone()));
            }
            if ui.button(words.remove).clicked() {
                choice = Some(StartChoice::RemovePersonal(item.template.clone()));
            }
        };
        let spot = Rect::from_center_size(
            response.rect.right_bottom() - vec2(22.0, 52.0),
            vec2(28.0, 28.0),
        );
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(spot));
        let more = icon::button(&mut child, Icon::More, &words.more(name), false);
        egui::Popup::menu(&more).show(&mut menu);
        response.context_menu(menu);
    });
    if !page.damaged.is_empty() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * chrome::UNIT;
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            icon::paint(
                ui.painter(),
                rect,
                Icon::Warning,
                colour32(look.theme.danger),
            );
            ui.add(Label::new(words.damaged(page.damaged)).wrap());
        });
    }
    ui.add_space(16.0);
    choice
}

fn cards(ui: &mut Ui, look: Look, starters: &[StarterItem], is_sample: bool) -> Option<usize> {
    let items = starters.iter().enumerate();
    let items: Vec<_> = items
        .filter(|(_, item)| item.is_sample == is_sample)
        .collect();
    let mut chosen = None;
    in_rows(ui, &items, |ui, (index, item), width| {
        let sheet = Sheet {
            title: item.title,
            hint: item.hint,
            picture: item.picture.as_ref(),
            has_menu: false,
        };
        if card(ui, look, &sheet, width).clicked() {
            chosen = Some(*index);
        }
    });
    chosen
}

/// Things of one width side by side, as many as fit, in rows.
fn in_rows<T>(ui: &mut Ui, items: &[T], mut show: impl FnMut(&mut Ui, &T, f32)) {
    let width = ui.available_width() - 24.0;
    let per_row = (((width + GAP) / (CARD_WIDTH + GAP)) as usize).max(1);
    let card_width = ((width + GAP) / per_row as f32 - GAP).min(CARD_WIDTH * 1.5);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        for row in items.chunks(per_row) {
            ui.horizontal(|ui| {
                for item in row {
                    show(ui, item, card_width);
                }
            });
        }
    });
}

/// A map to begin with, as a card shows it.
struct Sheet<'a> {
    title: &'a str,
    hint: &'a str,
    picture: Option<&'a TextureHandle>,
    /// Leaves room for a button beside the title.
    has_menu: bool,
}

fn card(ui: &mut Ui, look: Look, item: &Sheet<'_>, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, CARD_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, item.title));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let theme = look.theme;
    let radius = egui::CornerRadius::same(chrome::RADIUS + 2);
    let is_pointed = response.hovered() || response.has_focus();
    let border = if response.has_focus() {
        Stroke::new(2.0, colour32(theme.accent))
    } else if is_pointed {
        Stroke::new(1.0, colour32(theme.hover))
    } else {
        Stroke::new(1.0, colour32(theme.chrome_border))
    };
    let painter = ui.painter();
    painter.rect(
        rect,
        radius,
        colour32(theme.chrome_raised),
        border,
        StrokeKind::Inside,
    );
    let mut picture_rect = rect.shrink(1.0);
    picture_rect.set_height(PICTURE_HEIGHT);
    let top_radius = egui::CornerRadius {
        sw: 0,
        se: 0,
        ..radius
    };
    painter.rect_filled(picture_rect, top_radius, colour32(theme.canvas));
    if let Some(picture) = item.picture {
        paint_picture(ui, picture, picture_rect.shrink2(vec2(12.0, 0.0)));
    }
    painter.hline(
        rect.shrink(1.0).x_range(),
        picture_rect.bottom(),
        Stroke::new(1.0, colour32(theme.chrome_border)),
    );
    let text_width = width - 24.0;
    let title_width = text_width - if item.has_menu { 28.0 } else { 0.0 };
    let at = pos2(rect.left() + 12.0, picture_rect.bottom() + 10.0);
    clipped_text(
        ui,
        at,
        title_width,
        item.title,
        bold(chrome::TEXT),
        colour32(theme.text),
    );
    let mut job = egui::text::LayoutJob::simple(
        item.hint.to_owned(),
        regular(chrome::SMALL),
        colour32(theme.text_muted),
        text_width,
    );
    job.wrap.max_rows = 2;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter()
        .galley(at + vec2(0.0, 20.0), galley, colour32(theme.text_muted));
    response
}

/// Fits the picture's width into `rect` and shows its top, like a sheet of paper under a flap.
fn paint_picture(ui: &Ui, picture: &TextureHandle, rect: Rect) {
    let size = picture.size_vec2();
    if size.x <= 0.0 || size.y <= 0.0 {
        return;
    }
    let inset = 12.0;
    let sheet = Rect::from_min_max(rect.min + vec2(0.0, inset), rect.max);
    let wanted = size.y * sheet.width() / size.x;
    let (shown, part) = if wanted > sheet.height() {
        (sheet, sheet.height() / wanted)
    } else {
        let room = sheet.height() - inset - wanted;
        let top = sheet.top() + (room / 2.0).max(0.0);
        (
            Rect::from_min_size(pos2(sheet.left(), top), vec2(sheet.width(), wanted)),
            1.0,
        )
    };
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, part));
    egui::Image::new(picture).uv(uv).paint_at(ui, shown);
}
