//! The commands in French.

use super::{CommandText, KeyText, MenuParts, words};

pub(in crate::i18n) const FR: CommandText = CommandText {
    categories: [
        "Fichier",
        "Édition",
        "Insertion",
        "Disposition",
        "Structure",
        "Aller",
        "Affichage",
        "Réunion",
        "Aide",
    ],
    parts: MenuParts {
        wheel: "Réglages de la roue",
        store: "Réglages du magasin",
        panels: "Panneaux",
        while_presenting: "Pendant la présentation",
        timer: "Réglages du minuteur",
        dots: "Gommettes",
    },
    keys: KeyText {
        shift: "Maj",
        delete: "Suppr",
        enter: "Entrée",
        escape: "Échap",
        home: "Origine",
        end: "Fin",
        page_up: "Page préc.",
        page_down: "Page suiv.",
        insert: "Inser",
        left: "Gauche",
        right: "Droite",
        up: "Haut",
        down: "Bas",
        space: "Espace",
        tab: "Tab",
        menu: "Menu",
        backspace: "Retour arrière",
    },
    new: words(
        "Nouvelle carte…",
        "Commencer une carte vide ou d’après un modèle",
    ),
    open: words("Ouvrir…", "Ouvrir une carte enregistrée"),
    save: words("Enregistrer", "Enregistrer la carte dans son fichier"),
    save_as: words(
        "Enregistrer sous…",
        "Enregistrer la carte dans un autre fichier",
    ),
    save_as_template: words(
        "Enregistrer comme modèle…",
        "Garder la carte comme début d’autres cartes",
    ),
    versions: words(
        "Versions…",
        "Revoir la carte telle qu’elle était et en rouvrir une copie",
    ),
    recover: words(
        "Récupérer des cartes…",
        "Ouvrir ou jeter ce qui n’était pas enregistré quand Parcours s’est arrêté",
    ),
    export: words("Exporter…", "Faire une image de la carte (PNG ou SVG)"),
    close: words("Fermer", "Fermer la carte et revenir à l’accueil"),
    quit: words("Quitter", "Quitter Parcours"),
    undo: words("Annuler", "Défaire la dernière modification"),
    redo: words("Rétablir", "Refaire ce qui a été annulé"),
    cut: words(
        "Couper",
        "Copier les fiches sélectionnées puis les supprimer",
    ),
    copy: words(
        "Copier",
        "Copier les fiches sélectionnées, ou celles des lignes et sous-étapes",
    ),
    copy_picture: words(
        "Copier comme image",
        "Copier la sélection, ou toute la carte, en image PNG à coller dans un rapport",
    ),
    paste: words(
        "Coller",
        "Coller des fiches, un tableau, une image, ou une fiche par ligne de texte",
    ),
    paste_special: words(
        "Collage spécial…",
        "Voir ce que deviendra le texte ou le tableau avant de le coller",
    ),
    duplicate: words("Dupliquer", "Copier sur place ce qui est sélectionné"),
    delete: words(
        "Supprimer",
        "Supprimer ce qui est sélectionné, avec ce que cela contient",
    ),
    select_all: words("Tout sélectionner", "Sélectionner toutes les fiches"),
    find: words("Rechercher…", "Chercher un texte dans toute la carte"),
    replace: words(
        "Remplacer…",
        "Chercher un texte et le remplacer par un autre",
    ),
    find_next: words("Occurrence suivante", "Aller au résultat suivant"),
    find_previous: words("Occurrence précédente", "Aller au résultat précédent"),
    edit_text: words(
        "Modifier le texte",
        "Écrire sur la fiche, l’étape ou la ligne sélectionnée",
    ),
    cancel: words(
        "Abandonner",
        "Abandonner le geste en cours, ou ne plus rien sélectionner",
    ),
    context_menu: words(
        "Menu contextuel",
        "Ouvrir le menu de ce qui est sélectionné",
    ),
    add_card: words("Fiche", "Ajouter une fiche dans la case sélectionnée"),
    add_stage: words(
        "Étape",
        "Ajouter une étape après celle qui est sélectionnée",
    ),
    add_step: words(
        "Sous-étape",
        "Ajouter une sous-étape après celle qui est sélectionnée",
    ),
    add_lane: words(
        "Ligne…",
        "Ajouter une ligne sous celle qui est sélectionnée",
    ),
    add_persona: words("Persona", "Ajouter un persona et sa courbe d’émotions"),
    add_link: words(
        "Lien",
        "Relier les fiches sélectionnées, ou la fiche à celle qu’on désigne ensuite",
    ),
    move_left: words("Déplacer à gauche", "Déplacer d’une colonne vers la gauche"),
    move_right: words("Déplacer à droite", "Déplacer d’une colonne vers la droite"),
    move_up: words(
        "Déplacer vers le haut",
        "Déplacer vers le haut dans la case, puis dans la ligne du dessus",
    ),
    move_down: words(
        "Déplacer vers le bas",
        "Déplacer vers le bas dans la case, puis dans la ligne du dessous",
    ),
    widen: words(
        "Étendre d’une colonne",
        "Étendre la fiche sur la colonne suivante",
    ),
    narrow: words(
        "Réduire d’une colonne",
        "Retirer la fiche de sa dernière colonne",
    ),
    emotion_up: words(
        "Émotion plus positive",
        "Monter l’émotion, la liberté ou l’intensité d’un niveau",
    ),
    taller: words(
        "Ligne plus haute",
        "Donner plus de hauteur à la ligne sélectionnée",
    ),
    lower: words(
        "Ligne moins haute",
        "Donner moins de hauteur à la ligne sélectionnée",
    ),
    fit_height: words(
        "Ajuster la hauteur",
        "Rendre à la ligne la hauteur qu’il faut à ses fiches",
    ),
    reverse_link: words(
        "Inverser le lien",
        "Échanger le départ et l’arrivée du lien",
    ),
    emotion_down: words(
        "Émotion plus négative",
        "Baisser l’émotion, la liberté ou l’intensité d’un niveau",
    ),
    add_stage_before: words(
        "Étape avant",
        "Ajouter une étape avant celle qui est sélectionnée",
    ),
    add_step_before: words(
        "Sous-étape avant",
        "Ajouter une sous-étape avant celle qui est sélectionnée",
    ),
    add_lane_above: words(
        "Ligne au-dessus…",
        "Ajouter une ligne au-dessus de celle qui est sélectionnée",
    ),
    merge: words(
        "Fusionner",
        "Réunir les étapes ou sous-étapes sélectionnées, ou celle-ci et la suivante, avec leurs fiches",
    ),
    split_step: words(
        "Scinder la sous-étape",
        "Ajouter une seconde sous-étape, où vont les fiches sélectionnées",
    ),
    split_stage: words(
        "Scinder l’étape ici",
        "Commencer une nouvelle étape à la sous-étape sélectionnée",
    ),
    hide_lane: words(
        "Masquer la ligne",
        "Retirer de la vue les lignes sélectionnées, sans rien supprimer",
    ),
    show_lanes: words(
        "Afficher toutes les lignes",
        "Remettre en vue les lignes masquées",
    ),
    collapse_lane: words(
        "Replier la ligne",
        "Réduire les lignes sélectionnées à une bande",
    ),
    expand_lane: words(
        "Déplier la ligne",
        "Montrer de nouveau les fiches des lignes sélectionnées",
    ),
    collapse_lanes: words(
        "Replier toutes les lignes",
        "Réduire chaque ligne à une bande",
    ),
    expand_lanes: words(
        "Déplier toutes les lignes",
        "Montrer les fiches de toutes les lignes",
    ),
    lane_colour: words(
        "Couleur de la ligne…",
        "Choisir la couleur des lignes sélectionnées",
    ),
    go_left: words("À gauche", "Sélectionner ce qui est à gauche"),
    go_right: words("À droite", "Sélectionner ce qui est à droite"),
    go_up: words("Au-dessus", "Sélectionner ce qui est au-dessus"),
    go_down: words("Au-dessous", "Sélectionner ce qui est au-dessous"),
    extend_left: words(
        "Étendre la sélection à gauche",
        "Sélectionner aussi ce qui est à gauche",
    ),
    extend_right: words(
        "Étendre la sélection à droite",
        "Sélectionner aussi ce qui est à droite",
    ),
    extend_up: words(
        "Étendre la sélection vers le haut",
        "Sélectionner aussi ce qui est au-dessus",
    ),
    extend_down: words(
        "Étendre la sélection vers le bas",
        "Sélectionner aussi ce qui est au-dessous",
    ),
    go_first_step: words("Début de la ligne", "Aller à la première sous-étape"),
    go_last_step: words("Fin de la ligne", "Aller à la dernière sous-étape"),
    go_first_cell: words("Première case", "Aller à la première case de la carte"),
    go_last_cell: words("Dernière case", "Aller à la dernière case de la carte"),
    go_previous_lane: words("Ligne précédente", "Aller à la ligne du dessus"),
    go_next_lane: words("Ligne suivante", "Aller à la ligne du dessous"),
    follow_link: words(
        "Suivre le lien",
        "Aller de la fiche à son lien, puis à la fiche où il mène",
    ),
    follow_link_back: words(
        "Remonter le lien",
        "Aller de la fiche au lien qui y mène, puis à son départ",
    ),
    show_swimlane: words("Tableau", "Montrer la carte en lignes et en colonnes"),
    show_wheel: words("Roue", "Montrer la carte en roue d’expérience"),
    add_area: words(
        "Espace en coulisses",
        "Ajouter au magasin un espace hors du parcours\u{a0}: réserve, cuisine",
    ),
    add_shortcut: words(
        "Raccourci",
        "Relier dans le magasin la première et la dernière pièce sélectionnées",
    ),
    arrange_rooms: words(
        "Ranger le magasin…",
        "Remettre les pièces le long d’un parcours automatique",
    ),
    store_widths: words(
        "Magasin\u{a0}: largeurs",
        "Donner aux pièces une largeur selon la durée, ou la même à toutes",
    ),
    store_bubbles: words(
        "Magasin\u{a0}: bulles",
        "Montrer ou masquer ce qu’on entend dans chaque pièce",
    ),
    store_channels: words(
        "Magasin\u{a0}: canaux",
        "Montrer ou masquer les canaux dans les pièces",
    ),
    store_times: words(
        "Magasin\u{a0}: durées",
        "Montrer ou masquer le temps passé dans chaque pièce",
    ),
    store_brand: words(
        "Magasin\u{a0}: envers la marque",
        "Montrer ou masquer la seconde courbe",
    ),
    store_needs: words(
        "Magasin\u{a0}: besoins",
        "Montrer ou masquer les besoins de chaque phase",
    ),
    store_changes: words(
        "Magasin\u{a0}: que changer",
        "Montrer ou masquer les pistes des pièces qui déçoivent",
    ),
    show_store: words("Magasin", "Montrer la carte en visite de magasin"),
    next_view: words(
        "Vue suivante",
        "Passer du tableau à la roue, au magasin, et retour",
    ),
    focus_phase: words(
        "Agrandir la phase",
        "Donner à la phase sélectionnée les deux tiers de la roue, ou rendre à chacune sa part",
    ),
    wheel_distance: words(
        "Roue\u{a0}: émotions en distance",
        "Tracer une boucle par persona, plus près du bord quand c’est mieux",
    ),
    wheel_faces: words(
        "Roue\u{a0}: trois ou cinq visages",
        "Changer le nombre de visages",
    ),
    wheel_callouts: words(
        "Roue\u{a0}: texte des légendes suivant",
        "Changer ce qui est dit sous le titre de chaque sous-étape",
    ),
    wheel_persona: words(
        "Roue\u{a0}: persona suivant",
        "Placer un autre persona au centre",
    ),
    zoom_in: words("Agrandir", "Voir de plus près"),
    zoom_out: words("Réduire", "Voir de plus loin"),
    zoom_actual: words("Taille réelle", "Afficher à 100\u{202f}%"),
    zoom_fit: words("Toute la carte", "Ajuster la vue à toute la carte"),
    zoom_selection: words("Sélection entière", "Ajuster la vue à la sélection"),
    filter: words(
        "Filtrer…",
        "Estomper les fiches qui n’ont pas ce qui est demandé",
    ),
    toggle_theme: words(
        "Thème clair ou sombre",
        "Passer du thème clair au thème sombre et retour",
    ),
    toggle_language: words(
        "Français ou anglais",
        "Passer du français à l’anglais et retour",
    ),
    toggle_lanes: words(
        "Panneau des lignes",
        "Montrer ou cacher le panneau de gauche",
    ),
    toggle_outline: words(
        "Plan de la carte",
        "Montrer ou cacher l’arbre des étapes, sous-étapes et fiches",
    ),
    toggle_inspector: words("Inspecteur", "Montrer ou cacher le panneau de droite"),
    next_pane: words(
        "Panneau suivant",
        "Passer de la carte à l’inspecteur, puis aux autres panneaux",
    ),
    previous_pane: words(
        "Panneau précédent",
        "Revenir au panneau d’avant, puis à la carte",
    ),
    toggle_history: words("Historique", "Montrer ou cacher la liste des modifications"),
    toggle_mini_map: words(
        "Vue d’ensemble",
        "Montrer ou cacher la petite image de toute la carte",
    ),
    full_screen: words(
        "Plein écran",
        "Occuper tout l’écran, ou revenir à la fenêtre",
    ),
    present: words(
        "Présenter",
        "Projeter la carte depuis le début, sans rien autour",
    ),
    present_here: words(
        "Présenter d’ici",
        "Projeter la carte à partir de la sélection",
    ),
    end_presenting: words("Terminer la présentation", "Revenir là où l’on était"),
    next_stop: words(
        "Arrêt suivant",
        "Aller à la vue suivante de la présentation",
    ),
    previous_stop: words(
        "Arrêt précédent",
        "Revenir à la vue précédente de la présentation",
    ),
    whole_picture: words(
        "Toute la carte en présentation",
        "Montrer la carte entière pendant la présentation",
    ),
    last_stop: words(
        "Dernier arrêt",
        "Aller à la dernière vue de la présentation",
    ),
    step_by: words(
        "Avancer par étape, sous-étape ou ligne",
        "Changer ce que chaque arrêt montre",
    ),
    black_screen: words("Écran noir", "Cacher la carte, ou la montrer de nouveau"),
    white_screen: words(
        "Écran blanc",
        "Cacher la carte sous du blanc, ou la montrer de nouveau",
    ),
    spotlight: words("Projecteur", "Assombrir tout sauf le tour du pointeur"),
    agenda: words(
        "Ordre du jour…",
        "Préparer ce que la réunion regarde et combien de temps, ou y aller pendant la présentation",
    ),
    timer: words(
        "Minuteur",
        "Lancer le minuteur, le mettre en pause ou le reprendre",
    ),
    timer_more: words(
        "Minuteur\u{a0}: une minute de plus",
        "Ajouter une minute au minuteur",
    ),
    timer_next: words(
        "Minuteur\u{a0}: durée suivante",
        "Lancer le minuteur pour 3, 5, 8 ou 15\u{a0}minutes",
    ),
    timer_stop: words("Arrêter le minuteur", "Retirer le minuteur"),
    compare_meeting: words(
        "Ce que la réunion a changé…",
        "Comparer la carte avec celle d’avant la réunion, et y revenir",
    ),
    minutes: words(
        "Compte rendu…",
        "Écrire ce qui a été noté, voté et changé, avec des images",
    ),
    capture: words(
        "Noter…",
        "Noter ce qui se dit\u{a0}: une fiche de la sous-étape en cours, ou une note de la boîte de réception",
    ),
    toggle_inbox: words(
        "Boîte de réception",
        "Ranger les notes en attente, ou fermer la boîte de réception",
    ),
    toggle_votes: words(
        "Votes",
        "Préparer des votes et voir leur classement, ou fermer le panneau",
    ),
    vote: words(
        "Voter…",
        "Commencer un vote par gommettes, ou terminer celui qui est en cours",
    ),
    give_dot: words(
        "Donner une gommette",
        "Donner une gommette à la fiche sélectionnée",
    ),
    take_dot: words(
        "Reprendre une gommette",
        "Retirer une gommette à la fiche sélectionnée",
    ),
    next_card: words(
        "Fiche suivante",
        "Choisir la fiche suivante de ce qui est montré",
    ),
    previous_card: words(
        "Fiche précédente",
        "Choisir la fiche précédente de ce qui est montré",
    ),
    show_dots: words(
        "Gommettes sur la carte",
        "Montrer sur la carte les gommettes du dernier vote, ou les masquer",
    ),
    large_pointer: words(
        "Grand pointeur",
        "Montrer une flèche que l’on voit du dernier rang",
    ),
    meeting_room: words(
        "Salle…",
        "Dire la taille de l’écran et la place la plus éloignée, d’où la taille des textes",
    ),
    report: words(
        "Ce que le dernier rang ne lira pas…",
        "Voir avant la réunion les textes trop longs et les arrêts en plusieurs vues",
    ),
    palette: words("Toutes les commandes…", "Chercher une commande par son nom"),
    shortcuts: words("Raccourcis clavier", "Voir tous les raccourcis clavier"),
};
