//! The field's own words: roles, levels, channels, phases.

use crate::model::{
    Appeal, Cadence, Channel, Emotion, Evidence, Lane, LaneRole, MapState, Mark, MetricKind, Phase,
    Progress, Reached, RoomKind, SegmentKind, Swatch,
};

/// Names of the model's values.
pub struct ModelText {
    pub untitled: &'static str,
    /// In the order of [`LaneRole::ALL`].
    roles: [&'static str; 20],
    /// −2 … +2.
    levels: [&'static str; 5],
    /// In the order of [`Channel::NAMED`].
    channels: [&'static str; 14],
    phases: [&'static str; 3],
    reached: [&'static str; 4],
    states: [&'static str; 3],
    cadences: [&'static str; 4],
    evidence: [&'static str; 4],
    marks: [&'static str; 4],
    metric_kinds: [&'static str; 4],
    segment_kinds: [&'static str; 2],
    appeals: [&'static str; 2],
    progress: [&'static str; 5],
    /// In the order of [`Swatch::ALL`].
    swatches: [&'static str; 9],
    /// In the order of [`RoomKind::ALL`].
    room_kinds: [&'static str; 16],
}

impl ModelText {
    /// What a lane is called: by its label, else by its role.
    pub fn lane<'a>(&'a self, lane: &'a Lane) -> &'a str {
        match lane.label.trim() {
            "" => self.role(lane.role),
            label => label,
        }
    }

    pub fn role(&self, role: LaneRole) -> &'static str {
        let index = LaneRole::ALL.iter().position(|&other| other == role);
        self.roles[index.unwrap_or(0)]
    }

    pub fn emotion(&self, emotion: Emotion) -> &'static str {
        self.levels[(emotion.level() + 2) as usize]
    }

    pub fn channel<'a>(&'a self, channel: &'a Channel) -> &'a str {
        match channel {
            Channel::Other(name) => name,
            named => {
                let index = Channel::NAMED.iter().position(|other| other == named);
                self.channels[index.unwrap_or(0)]
            }
        }
    }

    pub fn phase(&self, phase: Phase) -> &'static str {
        self.phases[phase as usize]
    }
    pub fn reached(&self, reached: Reached) -> &'static str {
        self.reached[reached as usize]
    }
    pub fn state(&self, state: MapState) -> &'static str {
        self.states[state as usize]
    }
    pub fn cadence(&self, cadence: Cadence) -> &'static str {
        self.cadences[cadence as usize]
    }

    pub fn evidence(&self, evidence: &Evidence) -> &'static str {
        self.evidence[match evidence {
            Evidence::Unstated => 0,
            Evidence::Observed { .. } => 1,
            Evidence::Assumed => 2,
            Evidence::Proposed => 3,
        }]
    }

    pub fn mark(&self, mark: Mark) -> &'static str {
        self.marks[mark as usize]
    }
    pub fn metric_kind(&self, kind: MetricKind) -> &'static str {
        self.metric_kinds[kind as usize]
    }
    pub fn segment_kind(&self, kind: SegmentKind) -> &'static str {
        self.segment_kinds[kind as usize]
    }
    pub fn appeal(&self, appeal: Appeal) -> &'static str {
        self.appeals[appeal as usize]
    }
    pub fn progress(&self, progress: Progress) -> &'static str {
        self.progress[progress as usize]
    }

    pub fn room_kind(&self, kind: RoomKind) -> &'static str {
        self.room_kinds[kind as usize]
    }

    pub fn swatch(&self, swatch: Swatch) -> &'static str {
        let index = Swatch::ALL.iter().position(|&other| other == swatch);
        self.swatches[index.unwrap_or(0)]
    }
}

pub(super) const FR: ModelText = ModelText {
    untitled: "Sans titre",
    roles: [
        "Points de contact",
        "Actions",
        "Canaux",
        "Émotions",
        "Pensées",
        "Attentes",
        "Irritants",
        "Pistes d’amélioration",
        "Verbatims",
        "Storyboard",
        "Preuves matérielles",
        "Avant-scène",
        "Coulisses",
        "Support",
        "Livrables",
        "Indicateurs",
        "Déclencheurs marketing",
        "Liberté",
        "Intensité",
        "Texte libre",
    ],
    levels: [
        "Irritant",
        "Déception",
        "Satisfaction",
        "Plaisir",
        "Enchantement",
    ],
    channels: [
        "Web",
        "Application mobile",
        "E-mail",
        "Téléphone",
        "SMS",
        "Messagerie",
        "Réseau social",
        "Magasin",
        "Borne",
        "Personne",
        "Courrier",
        "Imprimé",
        "Radio et télévision",
        "Livraison",
    ],
    phases: ["Avant", "Pendant", "Après"],
    reached: [
        "Pas encore su",
        "Atteint",
        "En partie atteint",
        "Non atteint",
    ],
    states: ["État actuel", "État cible", "Recherche"],
    cadences: [
        "Tous les mois",
        "Tous les trimestres",
        "Tous les six mois",
        "Tous les ans",
    ],
    evidence: ["Non précisé", "Observé", "Supposé", "Proposé"],
    marks: [
        "Irritant",
        "Enchantement",
        "Piste d’amélioration",
        "Question",
    ],
    metric_kinds: ["NPS", "CSAT", "CES", "Chiffre opérationnel"],
    segment_kinds: ["Fixe", "Dynamique"],
    appeals: ["Moment émotionnel", "Moment rationnel"],
    progress: ["Idée", "Planifié", "En cours", "Terminé", "Abandonné"],
    swatches: [
        "Jaune",
        "Orange",
        "Rouge",
        "Rose",
        "Violet",
        "Bleu",
        "Turquoise",
        "Vert",
        "Gris",
    ],
    room_kinds: [
        "Accès et parking",
        "Entrée",
        "Espace enfants",
        "Exposition",
        "Conseil",
        "Restaurant ou pause",
        "Marché",
        "Libre-service",
        "Caisses",
        "Encas à la sortie",
        "Chargement et livraison",
        "Chez soi",
        "Retours et après-vente",
        "Réserve",
        "Cuisine",
        "Personnel",
    ],
};

pub(super) const EN: ModelText = ModelText {
    untitled: "Untitled",
    roles: [
        "Touchpoints",
        "Actions",
        "Channels",
        "Emotions",
        "Thoughts",
        "Expectations",
        "Pain points",
        "Opportunities",
        "Verbatims",
        "Storyboard",
        "Physical evidence",
        "Frontstage",
        "Backstage",
        "Support",
        "Deliverables",
        "Metrics",
        "Marketing triggers",
        "Freedom",
        "Intensity",
        "Free text",
    ],
    levels: [
        "Irritant",
        "Disappointment",
        "Satisfaction",
        "Pleasure",
        "Enchantment",
    ],
    channels: [
        "Web",
        "Mobile app",
        "E-mail",
        "Phone",
        "SMS",
        "Chat",
        "Social network",
        "Store",
        "Kiosk",
        "Person",
        "Post",
        "Print",
        "Radio and television",
        "Delivery",
    ],
    phases: ["Before", "During", "After"],
    reached: ["Not known yet", "Reached", "Partly reached", "Not reached"],
    states: ["Current state", "Target state", "Research"],
    cadences: [
        "Every month",
        "Every quarter",
        "Every six months",
        "Every year",
    ],
    evidence: ["Not stated", "Observed", "Assumed", "Proposed"],
    marks: ["Pain point", "Delight", "Opportunity", "Question"],
    metric_kinds: ["NPS", "CSAT", "CES", "Operational figure"],
    segment_kinds: ["Fixed", "Dynamic"],
    appeals: ["Emotional moment", "Rational moment"],
    progress: ["Idea", "Planned", "Running", "Done", "Dropped"],
    swatches: [
        "Yellow", "Orange", "Red", "Pink", "Purple", "Blue", "Teal", "Green", "Grey",
    ],
    room_kinds: [
        "Access and parking",
        "Entrance",
        "Children’s area",
        "Showroom",
        "Advice",
        "Restaurant or break",
        "Market",
        "Self-service warehouse",
        "Checkout",
        "Snack at the exit",
        "Loading and delivery",
        "At home",
        "Returns and after-sales",
        "Stock",
        "Kitchen",
        "Staff",
    ],
};
