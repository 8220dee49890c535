//! The fields of one stage or of many.

use super::super::form::{Lens, Sheet, field};
use crate::model::{Duration, Phase, Stage, TimeSpan};

pub(super) fn content(sheet: &mut Sheet<'_, '_, Stage>) {
    let words = sheet.form.words;
    let text = &words.inspector;
    sheet.text(field!(title), text.title);
    let phases = Phase::ALL.map(|phase| (phase, words.model.phase(phase).to_owned()));
    sheet.choice(field!(phase), text.phase, &phases);
    sheet.area(field!(goal), text.stage_goal);
    sheet.lines(field!(deliverables), text.deliverables);
}

pub(super) fn time(sheet: &mut Sheet<'_, '_, Stage>) {
    durations(
        sheet,
        [
            field!(duration.average),
            field!(duration.minimum),
            field!(duration.maximum),
        ],
        |stage| stage.duration,
    );
}

/// Average, shortest and longest; says when they contradict each other.
pub(super) fn durations<R: Clone + 'static>(
    sheet: &mut Sheet<'_, '_, R>,
    lenses: [Lens<R, Option<TimeSpan>>; 3],
    duration: impl Fn(&R) -> Duration,
) {
    let words = &sheet.form.words.inspector;
    let labels = [words.average, words.minimum, words.maximum];
    sheet.columns(96.0, 3, |sheet, index| {
        sheet.time_span(lenses[index], labels[index]);
    });
    let is_odd = |record: &R| {
        let Duration {
            average,
            minimum,
            maximum,
        } = duration(record);
        let known: Vec<TimeSpan> = [minimum, average, maximum].into_iter().flatten().collect();
        !known.is_sorted()
    };
    let odd = sheet.records.shared("odd_duration", is_odd);
    if odd.value || odd.is_mixed {
        sheet.form.warn(words.odd_duration);
    }
}
