//! A persona's fields.

use super::super::form::{Change, Form};
use super::PictureWish;
use crate::model::{Persona, Segment, SegmentKind};

pub(super) fn show(form: &mut Form<'_>, persona: &mut Persona) -> Option<PictureWish> {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.text("name", words.name, &mut persona.name);
    form.text("role", words.persona_role, &mut persona.role);
    form.swatch(words.colour, &mut persona.colour);
    let wish = super::picture_field(form, &mut persona.picture);
    form.area("goal", words.goal, &mut persona.goal);
    form.area(
        "desired_experience",
        words.desired_experience,
        &mut persona.desired_experience,
    );
    form.area("quote", words.quote, &mut persona.quote);
    form.lines(
        "characteristics",
        words.characteristics,
        &mut persona.characteristics,
    );

    let mut has_segment = persona.segment.is_some();
    form.toggle(words.has_segment, &mut has_segment);
    if has_segment != persona.segment.is_some() {
        persona.segment = has_segment.then(Segment::default);
        form.change = Change::Made;
    }
    if let Some(segment) = &mut persona.segment {
        form.text("segment_name", words.segment_name, &mut segment.name);
        let kinds = [SegmentKind::Fixed, SegmentKind::Dynamic];
        let kinds = kinds.map(|kind| (kind, model.segment_kind(kind).to_owned()));
        form.choice(
            "segment_kind",
            words.segment_kind,
            &mut segment.kind,
            &kinds,
        );
        form.area("criteria", words.criteria, &mut segment.criteria);
    }
    wish
}
