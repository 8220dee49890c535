//! The one list of commands: menus, shortcuts, palette, help and tests are made from it.
//!
//! A [`Command`] has no data and does nothing itself: the editor runs those about the map, the shell those
//! about files and windows. Names and descriptions are in `i18n`. Start at [`Command::spec`].

mod presenting;
mod shortcut;

pub use presenting::{PRESENTING_KEYS, works_while_presenting};
pub use shortcut::{Key, Shortcut};

use shortcut::{alt, alt_shift, bare, ctrl, ctrl_shift, shift};

use crate::i18n::{Catalog, CommandWords};

/// The menu a command is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    File,
    Edit,
    Insert,
    Arrange,
    Structure,
    Go,
    View,
    Meeting,
    Help,
}

impl Category {
    /// In the order of the menu bar.
    pub const ALL: [Self; 9] = [
        Self::File,
        Self::Edit,
        Self::Insert,
        Self::Arrange,
        Self::Structure,
        Self::Go,
        Self::View,
        Self::Meeting,
        Self::Help,
    ];

    pub fn name(self, catalog: &Catalog) -> &'static str {
        catalog.command.categories[self as usize]
    }

    /// The menu's commands, in order.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        let all = Command::ALL.iter().copied();
        all.filter(move |command| command.spec().category == self)
    }
}

/// Where a command is found and which keys call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    pub category: Category,
    /// The first one is shown in menus.
    pub shortcuts: &'static [Shortcut],
}

macro_rules! commands {
    ($($command:ident $words:ident $category:ident [$($shortcut:expr),*];)*) => {
        /// Something a person can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($command,)*
        }

        impl Command {
            /// Every command, in menu order.
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            pub fn spec(self) -> Spec {
                use Key::*;
                match self {
                    $(Self::$command => Spec {
                        category: Category::$category,
                        shortcuts: const { &[$($shortcut),*] },
                    },)*
                }
            }

            fn words(self, catalog: &Catalog) -> &CommandWords {
                match self {
                    $(Self::$command => &catalog.command.$words,)*
                }
            }
        }
    };
}

commands! {
    New new File [ctrl(N)];
    Open open File [ctrl(O)];
    Save save File [ctrl(S)];
    SaveAs save_as File [ctrl_shift(S)];
    SaveAsTemplate save_as_template File [];
    Versions versions File [];
    Recover recover File [];
    Export export File [ctrl(E)];
    Close close File [ctrl(W)];
    Quit quit File [ctrl(Q)];
    Undo undo Edit [ctrl(Z)];
    Redo redo Edit [ctrl_shift(Z), ctrl(Y)];
    Cut cut Edit [ctrl(X)];
    Copy copy Edit [ctrl(C)];
    CopyPicture copy_picture Edit [ctrl_shift(C)];
    Paste paste Edit [ctrl(V)];
    PasteSpecial paste_special Edit [ctrl_shift(V)];
    Duplicate duplicate Edit [ctrl(D)];
    Delete delete Edit [bare(Delete), bare(Backspace)];
    SelectAll select_all Edit [ctrl(A)];
    Find find Edit [ctrl(F)];
    Replace replace Edit [ctrl(H)];
    FindNext find_next Edit [bare(F3)];
    FindPrevious find_previous Edit [shift(F3)];
    EditText edit_text Edit [bare(F2), bare(Enter)];
    Cancel cancel Edit [bare(Escape)];
    AddCard add_card Insert [bare(Insert)];
    AddStage add_stage Insert [ctrl_shift(N)];
    AddStep add_step Insert [ctrl(M)];
    AddLane add_lane Insert [ctrl_shift(L)];
    AddPersona add_persona Insert [];
    AddLink add_link Insert [ctrl(L)];
    AddArea add_area Insert [];
    AddShortcut add_shortcut Insert [];
    MoveLeft move_left Arrange [alt(Left)];
    MoveRight move_right Arrange [alt(Right)];
    MoveUp move_up Arrange [alt(Up)];
    MoveDown move_down Arrange [alt(Down)];
    Widen widen Arrange [alt_shift(Right), ctrl_shift(Right)];
    Narrow narrow Arrange [alt_shift(Left), ctrl_shift(Left)];
    Taller taller Arrange [ctrl_shift(Down)];
    Lower lower Arrange [ctrl_shift(Up)];
    FitHeight fit_height Arrange [];
    ArrangeRooms arrange_rooms Arrange [];
    ReverseLink reverse_link Arrange [ctrl_shift(R)];
    EmotionUp emotion_up Arrange [bare(Plus)];
    EmotionDown emotion_down Arrange [bare(Minus)];
    AddStageBefore add_stage_before Structure [];
    AddStepBefore add_step_before Structure [ctrl(I)];
    AddLaneAbove add_lane_above Structure [];
    Merge merge Structure [ctrl(J)];
    SplitStep split_step Structure [ctrl_shift(J)];
    SplitStage split_stage Structure [];
    HideLane hide_lane Structure [];
    ShowLanes show_lanes Structure [];
    CollapseLane collapse_lane Structure [alt_shift(Up)];
    ExpandLane expand_lane Structure [alt_shift(Down)];
    CollapseLanes collapse_lanes Structure [];
    ExpandLanes expand_lanes Structure [];
    LaneColour lane_colour Structure [];
    GoLeft go_left Go [bare(Left)];
    GoRight go_right Go [bare(Right)];
    GoUp go_up Go [bare(Up)];
    GoDown go_down Go [bare(Down)];
    ExtendLeft extend_left Go [shift(Left)];
    ExtendRight extend_right Go [shift(Right)];
    ExtendUp extend_up Go [shift(Up)];
    ExtendDown extend_down Go [shift(Down)];
    GoFirstStep go_first_step Go [bare(Home)];
    GoLastStep go_last_step Go [bare(End)];
    GoFirstCell go_first_cell Go [ctrl(Home)];
    GoLastCell go_last_cell Go [ctrl(End)];
    GoPreviousLane go_previous_lane Go [bare(PageUp)];
    GoNextLane go_next_lane Go [bare(PageDown)];
    FollowLink follow_link Go [ctrl(Right)];
    FollowLinkBack follow_link_back Go [ctrl(Left)];
    ShowSwimlane show_swimlane View [];
    ShowWheel show_wheel View [];
    ShowStore show_store View [];
    NextView next_view View [ctrl(Tab)];
    FocusPhase focus_phase View [bare(F12)];
    WheelDistance wheel_distance View [];
    WheelFaces wheel_faces View [];
    WheelCallouts wheel_callouts View [];
    WheelPersona wheel_persona View [];
    StoreWidths store_widths View [];
    StoreBubbles store_bubbles View [];
    StoreChannels store_channels View [];
    StoreTimes store_times View [];
    StoreBrand store_brand View [];
    StoreNeeds store_needs View [];
    StoreChanges store_changes View [];
    ZoomIn zoom_in View [ctrl(Plus), ctrl(Equals), bare(F8)];
    ZoomOut zoom_out View [ctrl(Minus), bare(F7)];
    ZoomActual zoom_actual View [ctrl(Digit0), shift(F8)];
    ZoomFit zoom_fit View [shift(Digit1), bare(F9)];
    ZoomSelection zoom_selection View [shift(Digit2), shift(F9)];
    Filter filter View [ctrl_shift(F)];
    ToggleTheme toggle_theme View [ctrl_shift(D)];
    ToggleLanguage toggle_language View [];
    ToggleLanes toggle_lanes View [shift(F4)];
    ToggleOutline toggle_outline View [ctrl_shift(O)];
    ToggleInspector toggle_inspector View [bare(F4)];
    NextPane next_pane View [bare(F6)];
    PreviousPane previous_pane View [shift(F6)];
    ToggleHistory toggle_history View [ctrl_shift(H)];
    ContextMenu context_menu View [shift(F10), bare(Menu)];
    ToggleMiniMap toggle_mini_map View [ctrl_shift(M)];
    FullScreen full_screen View [bare(F11)];
    Present present Meeting [bare(F5)];
    PresentHere present_here Meeting [shift(F5)];
    EndPresenting end_presenting Meeting [];
    NextStop next_stop Meeting [];
    PreviousStop previous_stop Meeting [];
    WholePicture whole_picture Meeting [];
    LastStop last_stop Meeting [];
    StepBy step_by Meeting [];
    BlackScreen black_screen Meeting [];
    WhiteScreen white_screen Meeting [];
    Spotlight spotlight Meeting [];
    LargePointer large_pointer Meeting [];
    Agenda agenda Meeting [];
    Timer timer Meeting [];
    TimerMore timer_more Meeting [];
    TimerNext timer_next Meeting [];
    TimerStop timer_stop Meeting [];
    Capture capture Meeting [ctrl_shift(K)];
    ToggleInbox toggle_inbox Meeting [ctrl_shift(I)];
    ToggleVotes toggle_votes Meeting [ctrl_shift(U)];
    Vote vote Meeting [];
    GiveDot give_dot Meeting [];
    TakeDot take_dot Meeting [];
    NextCard next_card Meeting [];
    PreviousCard previous_card Meeting [];
    ShowDots show_dots Meeting [];
    CompareMeeting compare_meeting Meeting [];
    Minutes minutes Meeting [];
    MeetingRoom meeting_room Meeting [];
    Report report Meeting [];
    Palette palette Help [ctrl(K), ctrl_shift(P)];
    Shortcuts shortcuts Help [bare(F1)];
}

impl Command {
    pub fn name(self, catalog: &Catalog) -> &'static str {
        self.words(catalog).name
    }

    /// What it does, in a sentence without a period.
    pub fn description(self, catalog: &Catalog) -> &'static str {
        self.words(catalog).description
    }

    /// The shortcut menus show, as text.
    pub fn shortcut_text(self, catalog: &Catalog) -> Option<String> {
        let first = self.spec().shortcuts.first()?;
        Some(first.text(catalog))
    }

    /// Every command with a shortcut, those with most modifiers first: Ctrl+Shift+Z must be asked before
    /// Ctrl+Z by whoever matches loosely.
    pub fn by_shortcut() -> Vec<(Shortcut, Self)> {
        let pairs = Self::ALL.iter().flat_map(|&command| {
            let shortcuts = command.spec().shortcuts.iter();
            shortcuts.map(move |&shortcut| (shortcut, command))
        });
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_by_key(|(shortcut, _)| std::cmp::Reverse(shortcut.num_modifiers()));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashSet::new();
        for (shortcut, command) in Command::by_shortcut() {
            assert!(seen.insert(shortcut), "{command:?} clashes on {shortcut:?}");
        }
    }

    #[test]
    fn every_command_is_named_and_described_in_both_languages() {
        for lang in Lang::ALL {
            let catalog = lang.catalog();
            let mut names = HashSet::new();
            for &command in Command::ALL {
                let (name, description) = (command.name(catalog), command.description(catalog));
                assert!(!name.is_empty() && !description.is_empty(), "{command:?}");
                assert!(!description.ends_with('.'), "{command:?}: {description}");
                assert!(names.insert(name), "{name} is the name of two commands");
            }
        }
    }

    #[test]
    fn every_command_is_in_a_menu() {
        let in_menus: Vec<_> = Category::ALL
            .iter()
            .flat_map(|menu| menu.commands())
            .collect();
        assert_eq!(in_menus.len(), Command::ALL.len());
        for menu in Category::ALL {
            assert!(menu.commands().next().is_some(), "{menu:?} is empty");
        }
    }

    #[test]
    fn digits_need_a_modifier_and_have_another_way_for_azerty() {
        for &command in Command::ALL {
            let shortcuts = command.spec().shortcuts;
            let is_digit = |s: &&Shortcut| matches!(s.key, Key::Digit0 | Key::Digit1 | Key::Digit2);
            for shortcut in shortcuts.iter().filter(is_digit) {
                assert!(shortcut.num_modifiers() > 0, "{command:?}");
                assert!(
                    shortcuts.iter().any(|other| !is_digit(&other)),
                    "{command:?}"
                );
            }
        }
    }

    #[test]
    fn the_most_modifiers_come_first() {
        let order: Vec<_> = Command::by_shortcut();
        assert!(order.is_sorted_by(|a, b| a.0.num_modifiers() >= b.0.num_modifiers()));
    }
}
