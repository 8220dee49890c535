//! A link's fields.

use super::super::form::{Change, Form};
use super::card_name;
use crate::model::{Document, Link};

/// True when the link is to be deleted.
pub(super) fn show(form: &mut Form<'_>, document: &Document, link: &mut Link) -> bool {
    let words = form.words;
    form.text("label", words.inspector.label, &mut link.label);
    for (label, end) in [
        (words.inspector.link_from, link.from),
        (words.inspector.link_to, link.to),
    ] {
        form.hint(label);
        let card = document.card(end);
        let name = card.map(|card| card_name(card, words)).unwrap_or_default();
        form.ui.add(egui::Label::new(name).truncate());
    }
    if form.button(words.inspector.reverse) {
        std::mem::swap(&mut link.from, &mut link.to);
        form.change = Change::Made;
    }
    form.button(words.inspector.delete)
}
