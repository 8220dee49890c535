//! A stage's fields.

use super::super::form::Form;
use crate::model::{Duration, Phase, Stage};

pub(super) fn show(form: &mut Form<'_>, stage: &mut Stage) {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.text("title", words.title, &mut stage.title);
    let phases = Phase::ALL.map(|phase| (phase, model.phase(phase).to_owned()));
    form.choice("phase", words.phase, &mut stage.phase, &phases);
    form.area("goal", words.stage_goal, &mut stage.goal);
    form.lines("deliverables", words.deliverables, &mut stage.deliverables);
    durations(form, &mut stage.duration);
    form.divide();
    form.area("note", words.note, &mut stage.note);
}

/// Average, shortest and longest.
pub(super) fn durations(form: &mut Form<'_>, duration: &mut Duration) {
    let words = &form.words.inspector;
    form.section(words.durations);
    for (key, label, value) in [
        ("average", words.average, &mut duration.average),
        ("minimum", words.minimum, &mut duration.minimum),
        ("maximum", words.maximum, &mut duration.maximum),
    ] {
        form.time_span(key, label, value);
    }
}
