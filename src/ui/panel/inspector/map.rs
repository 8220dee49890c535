//! The map's own fields: title, scenario, goal, state, authors, review, goals per phase.

use super::super::form::Form;
use super::options;
use crate::model::{Cadence, Header, MapState, Phase, Reached};

pub(super) fn show(form: &mut Form<'_>, header: &mut Header) {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.text("title", words.title, &mut header.title);
    form.area("scenario", words.scenario, &mut header.scenario);
    form.area("goal", words.goal, &mut header.goal);
    let states = [MapState::Current, MapState::Target, MapState::Research];
    let states = states.map(|state| (state, model.state(state).to_owned()));
    form.choice("state", words.state, &mut header.state, &states);
    form.lines("authors", words.authors, &mut header.authors);

    form.section(words.review);
    form.date("review_date", words.review_date, &mut header.review_date);
    let cadences = [
        Cadence::Monthly,
        Cadence::Quarterly,
        Cadence::HalfYearly,
        Cadence::Yearly,
    ];
    let cadences = options(words.never, cadences, |cadence| model.cadence(cadence));
    let cadence = &mut header.review_cadence;
    form.choice("cadence", words.review_cadence, cadence, &cadences);

    form.section(words.phase_goals);
    let reached = [Reached::Unknown, Reached::Yes, Reached::Partly, Reached::No];
    let reached = reached.map(|reached| (reached, model.reached(reached).to_owned()));
    for phase in Phase::ALL {
        let goal = header.phase_goals.of_mut(phase);
        let (text_key, reached_key) = match phase {
            Phase::Before => ("goal_before", "reached_before"),
            Phase::During => ("goal_during", "reached_during"),
            Phase::After => ("goal_after", "reached_after"),
        };
        form.area(text_key, model.phase(phase), &mut goal.text);
        let label = format!("{} · {}", model.phase(phase), words.reached);
        form.choice(reached_key, &label, &mut goal.reached, &reached);
    }

    form.divide();
    form.area("note", words.note, &mut header.note);
}
