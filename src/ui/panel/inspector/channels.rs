//! Channels as switches with their pictograms, and the ones the list does not know.

use egui::RichText;

use super::super::form::{Change, Form};
use crate::model::Channel;
use crate::theme::chrome;
use crate::ui::style::colour32;

pub(super) fn show(form: &mut Form<'_>, channels: &mut Vec<Channel>) {
    let words = form.words;
    let theme = form.theme;
    let mut changed = false;
    let label = RichText::new(words.inspector.channels)
        .size(chrome::SMALL)
        .color(colour32(theme.text_muted));
    form.ui.add_space(chrome::UNIT);
    form.ui.label(label);
    form.ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(chrome::UNIT, chrome::UNIT);
        for channel in &Channel::NAMED {
            let is_on = channels.contains(channel);
            let name = format!(
                "{}, {}",
                words.inspector.channels,
                words.model.channel(channel)
            );
            if super::super::sign::channel(ui, theme, channel, is_on, &name).clicked() {
                if is_on {
                    channels.retain(|other| other != channel);
                } else {
                    channels.push(channel.clone());
                }
                changed = true;
            }
        }
    });
    if changed {
        form.change = Change::Made;
    }
    let mut others: Vec<String> = channels
        .iter()
        .filter_map(|channel| match channel {
            Channel::Other(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    let before = others.clone();
    form.lines("other_channels", words.inspector.other_channel, &mut others);
    if others != before {
        channels.retain(|channel| !matches!(channel, Channel::Other(_)));
        channels.extend(others.into_iter().map(Channel::Other));
    }
}
