//! A persona's fields.

use super::super::form::{Lens, Sheet, field};
use crate::model::{Persona, Segment, SegmentKind};

/// Who it is.
pub(super) fn who(sheet: &mut Sheet<'_, '_, Persona>) {
    let words = &sheet.form.words.inspector;
    sheet.text(field!(name), words.name);
    sheet.text(field!(role), words.persona_role);
    sheet.swatch(field!(colour), words.colour);
}

/// What it wants and says.
pub(super) fn wants(sheet: &mut Sheet<'_, '_, Persona>) {
    let words = &sheet.form.words.inspector;
    sheet.area(field!(goal), words.goal);
    sheet.area(field!(desired_experience), words.desired_experience);
    sheet.area(field!(quote), words.quote);
    sheet.lines(field!(characteristics), words.characteristics);
}

static NO_SEGMENT: Segment = Segment {
    name: String::new(),
    kind: SegmentKind::Fixed,
    criteria: String::new(),
};

macro_rules! segment_field {
    ($name:ident) => {
        Lens {
            key: concat!("segment_", stringify!($name)),
            get: |persona: &Persona| &persona.segment.as_ref().unwrap_or(&NO_SEGMENT).$name,
            get_mut: |persona: &mut Persona| {
                &mut persona.segment.get_or_insert_with(Segment::default).$name
            },
        }
    };
}

pub(super) fn segment(sheet: &mut Sheet<'_, '_, Persona>) {
    let words = sheet.form.words;
    let text = &words.inspector;
    let mut has = sheet
        .records
        .shared("has_segment", |persona| persona.segment.is_some());
    if sheet.form.toggle(text.has_segment, &mut has) {
        let has = has.value;
        sheet.change(move |persona| persona.segment = has.then(Segment::default));
    }
    if has.value {
        sheet.text(segment_field!(name), text.segment_name);
        let kinds = [SegmentKind::Fixed, SegmentKind::Dynamic];
        let kinds = kinds.map(|kind| (kind, words.model.segment_kind(kind).to_owned()));
        sheet.choice(segment_field!(kind), text.segment_kind, &kinds);
        sheet.area(segment_field!(criteria), text.criteria);
    }
}
