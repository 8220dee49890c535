//! The map's own fields: title, scenario, goal, state, authors, review, goals per phase.

use super::super::form::{Lens, Sheet, field};
use super::options;
use crate::model::{Cadence, Header, MapState, Phase, Reached};

pub(super) fn content(sheet: &mut Sheet<'_, '_, Header>) {
    let words = sheet.form.words;
    let text = &words.inspector;
    sheet.text(field!(title), text.title);
    sheet.area(field!(scenario), text.scenario);
    sheet.area(field!(goal), text.goal);
    let states = [MapState::Current, MapState::Target, MapState::Research];
    let states = states.map(|state| (state, words.model.state(state).to_owned()));
    sheet.choice(field!(state), text.state, &states);
    sheet.lines(field!(authors), text.authors);
}

pub(super) fn review(sheet: &mut Sheet<'_, '_, Header>) {
    let words = sheet.form.words;
    let text = &words.inspector;
    let cadences = [
        Cadence::Monthly,
        Cadence::Quarterly,
        Cadence::HalfYearly,
        Cadence::Yearly,
    ];
    let cadences = options(text.never, cadences, |cadence| words.model.cadence(cadence));
    sheet.columns(132.0, 2, |sheet, index| match index {
        0 => {
            sheet.date(field!(review_date), text.review_date);
        }
        _ => sheet.choice(field!(review_cadence), text.review_cadence, &cadences),
    });
}

pub(super) fn goals(sheet: &mut Sheet<'_, '_, Header>) {
    let words = sheet.form.words;
    let text = &words.inspector;
    let reached = [Reached::Unknown, Reached::Yes, Reached::Partly, Reached::No];
    let reached = reached.map(|reached| (reached, words.model.reached(reached).to_owned()));
    type Goal = (Phase, Lens<Header, String>, Lens<Header, Reached>);
    let fields: [Goal; 3] = [
        (
            Phase::Before,
            field!(phase_goals.before.text),
            field!(phase_goals.before.reached),
        ),
        (
            Phase::During,
            field!(phase_goals.during.text),
            field!(phase_goals.during.reached),
        ),
        (
            Phase::After,
            field!(phase_goals.after.text),
            field!(phase_goals.after.reached),
        ),
    ];
    for (phase, goal, is_reached) in fields {
        let name = words.model.phase(phase);
        sheet.area(goal, name);
        let label = format!("{name} · {}", text.reached);
        sheet.choice(is_reached, &label, &reached);
    }
}

pub(super) fn note(sheet: &mut Sheet<'_, '_, Header>) {
    let words = &sheet.form.words.inspector;
    sheet.quiet_area(field!(note), words.note);
}
