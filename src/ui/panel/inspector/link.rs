//! The fields of one link or of many.

use super::super::form::{Form, Sheet, field};
use super::{Place, card_name};
use crate::model::{Document, Link};
use crate::scene::Target;

pub(super) fn content(sheet: &mut Sheet<'_, '_, Link>) {
    let words = &sheet.form.words.inspector;
    sheet.text(field!(label), words.label);
    if sheet.form.button(words.reverse) {
        sheet.change(|link| std::mem::swap(&mut link.from, &mut link.to));
        sheet.form.made();
    }
}

/// The two cards; a click leads there.
pub(super) fn ends(form: &mut Form<'_>, document: &Document, link: &Link) -> Option<Place> {
    let words = form.words;
    let mut to = None;
    for (label, end) in [
        (words.inspector.link_from, link.from),
        (words.inspector.link_to, link.to),
    ] {
        let Some(card) = document.card(end) else {
            continue;
        };
        let name = card_name(card, words);
        form.label(label);
        if form.row(&name, &format!("{label} {name}")).clicked() {
            to = Some(Place::Select(vec![Target::Card(end)]));
        }
    }
    to
}
