//! Every field of what a map is made of is written in the panel. The structs are taken apart whole: a new
//! field does not compile here until it is said where it is edited.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use parcours::i18n::{Catalog, Lang};
use parcours::model::{
    Card, Duration, Header, Initiative, Lane, Link, Persona, PhaseGoals, Stage as MapStage, Step,
    TimeSpan,
};
use parcours::scene::Target;

use crate::canvas_stage::{Stage, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

fn select(harness: &mut Harness, target: Target) {
    harness.state_mut().editor.select([target]);
    harness.run();
}

fn write(harness: &mut Harness, fields: &[(&str, &str)]) {
    for &(label, text) in fields {
        let field = harness.get_by(|node| {
            let is_field = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
            is_field && node.label().as_deref() == Some(label)
        });
        field.focus();
        harness.run();
        type_text(harness, text);
    }
}

fn click(harness: &mut Harness, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click_accesskit();
    harness.run();
}

const TIMES: [&str; 3] = ["20", "10", "30"];

fn durations(words: &'static Catalog) -> [(&'static str, &'static str); 3] {
    let text = &words.inspector;
    [
        (text.average, TIMES[0]),
        (text.minimum, TIMES[1]),
        (text.maximum, TIMES[2]),
    ]
}

fn is_whole(duration: Duration) -> bool {
    let Duration {
        average,
        minimum,
        maximum,
    } = duration;
    [average, minimum, maximum] == [20, 10, 30].map(|count| Some(TimeSpan::from_minutes(count)))
}

#[test]
fn the_header() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let text = &words.inspector;
        let (mut harness, _) = open(small_map(), lang);
        write(
            &mut harness,
            &[
                (text.title, " !"),
                (text.scenario, "S"),
                (text.goal, "G"),
                (text.authors, "A"),
                (text.review_date, "2026-05-12"),
                (text.note, "N"),
            ],
        );
        let Header {
            title,
            scenario,
            goal,
            authors,
            review_date,
            note,
            // Lists, and a row for each phase.
            state: _,
            review_cadence: _,
            phase_goals: PhaseGoals { .. },
        } = (*harness.state().document().header).clone();
        assert!(title.ends_with(" !"), "{title}");
        assert_eq!([scenario, goal, note], ["S", "G", "N"]);
        assert_eq!(authors, ["A"]);
        assert!(review_date.is_some());
    }
}

#[test]
fn a_stage_and_a_step() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let text = &words.inspector;
        let (mut harness, _) = open(small_map(), lang);
        let id = "stage-ride".parse().unwrap();
        select(&mut harness, Target::Stage(id));
        let fields = [
            (text.title, " !"),
            (text.stage_goal, "G"),
            (text.deliverables, "D"),
            (text.note, "N"),
        ];
        write(&mut harness, &fields);
        write(&mut harness, &durations(words));
        let stage = harness.state().document().stage(id).unwrap().clone();
        let MapStage {
            id: _,
            title,
            goal,
            duration,
            deliverables,
            note,
            // A list; and the map itself.
            phase: _,
            steps: _,
        } = (*stage).clone();
        assert_eq!([title, goal, note], ["Rouler !", "G", "N"]);
        assert_eq!(deliverables, ["D"]);
        assert!(is_whole(duration), "{duration:?}");

        let id = "step-book".parse().unwrap();
        select(&mut harness, Target::Step(id));
        click(&mut harness, Role::CheckBox, text.moment_of_truth);
        let fields = [
            (text.title, " !"),
            (text.so_that, "C"),
            (text.start, "07:30"),
            (text.data_needed, "D"),
            (text.note, "N"),
        ];
        write(&mut harness, &fields);
        write(&mut harness, &durations(words));
        let Step {
            id: _,
            title,
            start,
            duration,
            moment_of_truth,
            so_that_they_come_back,
            data_needed,
            note,
            // Lists, and faces, also for each persona.
            appeal: _,
            place: _,
            brand: _,
            emotions: _,
        } = (**harness.state().document().step(id).unwrap()).clone();
        assert_eq!(
            [title, so_that_they_come_back, note],
            ["Réserver !", "C", "N"]
        );
        assert_eq!(data_needed, ["D"]);
        assert_eq!(start.unwrap().minutes(), 7 * 60 + 30);
        assert!(is_whole(duration) && moment_of_truth);
    }
}

#[test]
fn a_lane_a_card_and_a_link() {
    for lang in Lang::ALL {
        let text = &lang.catalog().inspector;
        let (mut harness, _) = open(small_map(), lang);
        let id = "lane-pain".parse().unwrap();
        select(&mut harness, Target::Lane(id));
        write(&mut harness, &[(text.label, "L"), (text.note, "N")]);
        click(&mut harness, Role::CheckBox, text.collapsed);
        click(&mut harness, Role::CheckBox, text.hidden);
        let Lane {
            id: _,
            label,
            collapsed,
            hidden,
            note,
            // Lists; the height also by its lower edge on the map.
            role: _,
            height: _,
            colour: _,
        } = (**harness.state().document().lane(id).unwrap()).clone();
        assert_eq!([label, note], ["L", "N"]);
        assert!(collapsed && hidden);

        let id = "card-open".parse().unwrap();
        select(&mut harness, Target::Card(id));
        let fields = [(text.text, " !"), (text.owner, "O"), (text.note, "N")];
        write(&mut harness, &fields);
        let Card {
            id: _,
            text: written,
            note,
            owner,
            // By dragging, and buttons of the panel.
            step: _,
            lane: _,
            span: _,
            // Faces, signs, lists and chips; told by the stories of the panel.
            channels: _,
            persona: _,
            emotion: _,
            level: _,
            mark: _,
            evidence: _,
            tags: _,
            colour: _,
            picture: _,
            metric: _,
        } = (**harness.state().document().card(id).unwrap()).clone();
        assert_eq!([owner, note], ["O", "N"]);
        assert!(written.ends_with(" !"), "{written}");

        select(&mut harness, Target::Link("link-a".parse().unwrap()));
        write(&mut harness, &[(text.label, "L")]);
        let Link {
            id: _,
            label,
            // Turned round by a button, else drawn anew.
            from: _,
            to: _,
        } = (*harness.state().document().links[0]).clone();
        assert_eq!(label, "L");
    }
}

#[test]
fn a_persona_and_an_initiative() {
    for lang in Lang::ALL {
        let text = &lang.catalog().inspector;
        let (mut harness, _) = open(small_map(), lang);
        select(&mut harness, Target::Persona("persona-a".parse().unwrap()));
        click(&mut harness, Role::CheckBox, text.has_segment);
        write(
            &mut harness,
            &[
                (text.name, " !"),
                (text.persona_role, "R"),
                (text.goal, "G"),
                (text.desired_experience, "E"),
                (text.quote, "Q"),
                (text.characteristics, "C"),
                (text.segment_name, "S"),
                (text.criteria, "K"),
            ],
        );
        let Persona {
            id: _,
            name,
            role,
            segment,
            characteristics,
            goal,
            desired_experience,
            quote,
            // Chosen by the window, and a list.
            picture: _,
            colour: _,
        } = (*harness.state().document().personas[0]).clone();
        let segment = segment.unwrap();
        assert_eq!([name, role, goal], ["Inès !", "R", "G"]);
        assert_eq!([desired_experience, quote], ["E", "Q"]);
        assert_eq!([segment.name, segment.criteria], ["S", "K"]);
        assert_eq!(characteristics, ["C"]);

        click(&mut harness, Role::Tab, text.initiatives);
        click(&mut harness, Role::Button, text.add_initiative);
        write(
            &mut harness,
            &[
                (text.title, " !"),
                (text.description, "D"),
                (text.owner, "O"),
                (text.start_date, "2026-01-02"),
                (text.due_date, "2026-03-04"),
            ],
        );
        for name in text.score_names {
            click(&mut harness, Role::Button, &format!("{name} 4"));
        }
        let Initiative {
            id: _,
            title,
            description,
            owner,
            start,
            due,
            scores,
            // A list; and cards, told by the stories of the panel.
            progress: _,
            cards: _,
        } = (*harness.state().document().initiatives[0]).clone();
        assert!(title.ends_with(" !"), "{title}");
        assert_eq!([description, owner], ["D", "O"]);
        assert!(start.is_some() && due.is_some());
        assert_eq!(scores.all(), [Some(4); 5]);
    }
}
