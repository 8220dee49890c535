//! Channels as switches with their pictograms, and the ones the program does not know as chips.

use egui::Vec2;

use super::super::form::{Chip, ChipAct, Sheet};
use super::super::sign::{self, Amount};
use crate::model::{Card, Channel};
use crate::theme::chrome;

pub(super) fn show(sheet: &mut Sheet<'_, '_, Card>, others_known: &[String]) {
    let words = sheet.form.words;
    let total = sheet.records.len();
    let tally = sheet.records.tally("channels", |card| &card.channels);
    let amount = |channel: &Channel| {
        let found = tally.iter().find(|(known, _)| known == channel);
        match found.map_or(0, |(_, count)| *count) {
            0 => Amount::None,
            count if count >= total => Amount::All,
            _ => Amount::Some,
        }
    };
    let mut switched = None;
    let theme = sheet.form.theme;
    let text = &words.inspector;
    sheet.form.ui.add_space(chrome::UNIT);
    sheet.form.ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(chrome::UNIT);
        for channel in &Channel::NAMED {
            let amount = amount(channel);
            let mut name = format!("{}, {}", text.channels, words.model.channel(channel));
            if amount == Amount::Some {
                name = format!("{name}, {}", text.mixed);
            }
            if sign::channel(ui, theme, channel, amount, &name).clicked() {
                switched = Some((channel.clone(), amount != Amount::All));
            }
        }
    });
    if switched.is_some() {
        sheet.form.made();
    }
    let others = tally.iter().filter_map(|(channel, count)| match channel {
        Channel::Other(name) => Some(Chip {
            text: name.clone(),
            is_shared: *count >= total,
        }),
        _ => None,
    });
    let others: Vec<Chip> = others.collect();
    let free = Channel::NAMED.iter();
    let free = free.filter(|channel| amount(channel) != Amount::All);
    let offers: Vec<String> = free
        .map(|channel| words.model.channel(channel).to_owned())
        .chain(others_known.iter().cloned())
        .collect();
    let add = text.find_channel;
    let act = sheet
        .form
        .chips("other_channels", "", add, &others, &offers);
    let switched = switched.or_else(|| {
        act.map(|act| match act {
            ChipAct::Add(name) => (named(&name, words), true),
            ChipAct::Remove(name) => (Channel::Other(name), false),
        })
    });
    let Some((channel, is_on)) = switched else {
        return;
    };
    sheet.change(move |card| {
        if !is_on {
            card.channels.retain(|other| *other != channel);
        } else if !card.channels.contains(&channel) {
            card.channels.push(channel.clone());
        }
    });
}

/// The channel of this name.
fn named(name: &str, words: &crate::i18n::Catalog) -> Channel {
    let fold = crate::ui::fuzzy::fold;
    let wanted = fold(name);
    let known = Channel::NAMED.iter();
    let mut known = known.filter(|channel| fold(words.model.channel(channel)) == wanted);
    known
        .next()
        .cloned()
        .unwrap_or_else(|| Channel::Other(name.to_owned()))
}
