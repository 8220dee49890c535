//! Pictograms of the rooms of a store, in the little path language of `pictogram`.

/// In the order of [`crate::model::RoomKind::ALL`]: strokes, then fills.
pub(super) const ROOMS: [(&str, &str); 16] = [
    // Parking: a sign with a P.
    (
        "M6 3H18C19.7 3 21 4.3 21 6V18C21 19.7 19.7 21 18 21H6C4.3 21 3 19.7 3 18V6C3 4.3 4.3 3 6 3Z M9.5 17.5V7H13C17.2 7 17.2 13.2 13 13.2H9.5",
        "",
    ),
    // Entrance: an arrow through a door.
    (
        "M10 7V3.5H19.5V20.5H10V17 M2.5 12H14 M10.5 8.5L14 12L10.5 15.5",
        "",
    ),
    // Children's area: a teddy bear.
    (
        "O 12 13.5 7 M5.9 10.1C2 9 4 2.6 8.2 5.2C8.8 5.6 9.2 6.2 9.4 7 M18.1 10.1C22 9 20 2.6 15.8 5.2C15.2 5.6 14.8 6.2 14.6 7",
        "O 9.4 12 1.2 O 14.6 12 1.2 O 12 15.8 1.6",
    ),
    // Showroom: a sofa.
    (
        "M5.5 10.5V7.5C5.5 6 6.5 5 8 5H16C17.5 5 18.5 6 18.5 7.5V10.5 M5.5 15V12.7C5.5 10.2 2.2 10.2 2.2 12.7V18.5H21.8V12.7C21.8 10.2 18.5 10.2 18.5 12.7V15Z M5 18.5V20.8 M19 18.5V20.8",
        "",
    ),
    // Advice: somebody who speaks.
    (
        "O 7.5 9.5 3.2 M2 21C2 17 4.4 15 7.5 15C10.6 15 13 17 13 21 M13.5 3H22V10H17.5L14.8 12.6V10H13.5Z",
        "",
    ),
    // Restaurant: fork and knife.
    (
        "M7 3V21 M3.8 3V7.5C3.8 11 10.2 11 10.2 7.5V3 M17.5 21V3C14.8 4.6 13.6 8.2 13.6 13H17.5",
        "",
    ),
    // Market: a basket.
    (
        "M2.8 9.5H21.2L19 20.5H5Z M7.5 9.5L10.5 3.2 M16.5 9.5L13.5 3.2 M9 13V17 M12 13V17 M15 13V17",
        "",
    ),
    // Self-service warehouse: shelves with boxes.
    (
        "M3.5 2.8V21.2 M20.5 2.8V21.2 M3.5 11.2H20.5 M3.5 20H20.5 M6.8 11.2V6H12V11.2 M6.8 20V14.6H11.4V20 M14 20V15.6H17.6V20",
        "",
    ),
    // Checkout: a code being read.
    (
        "M3 7.5V4H6.5 M17.5 4H21V7.5 M21 16.5V20H17.5 M6.5 20H3V16.5 M7.2 8V16 M10.4 8V16 M13.6 8V16 M16.8 8V16",
        "",
    ),
    // Snack at the exit: an ice cream.
    (
        "M6.6 11L12 21.5L17.4 11Z M6.6 11C3.8 11 4.2 6.8 7.2 7C7.4 1.2 16.6 1.2 16.8 7C19.8 6.8 20.2 11 17.4 11",
        "",
    ),
    // Loading and delivery: a trolley with a parcel.
    (
        "M2.5 3.8H5.8L8.6 17H20.5 O 10 20 1.7 O 18.4 20 1.7 M10 5.5H19V13.6H10Z M14.5 5.5V9",
        "",
    ),
    // At home: a house.
    (
        "M2.8 11.8L12 3.6L21.2 11.8 M5.4 9.6V20.5H18.6V9.6 M9.8 20.5V14.4H14.2V20.5",
        "",
    ),
    // After-sales and returns: the way back.
    ("M4 9H14.5C22 9 22 19 14.5 19H8 M8.4 4.6L4 9L8.4 13.4", ""),
    // Stock: boxes on the floor.
    (
        "M2.8 20.8H21.2 M4.5 18V11.6H11V18Z M13 18V11.6H19.5V18Z M8.8 9.2V3.6H15.2V9.2Z",
        "",
    ),
    // Kitchen: a pot.
    (
        "M4.8 10H19.2V17C19.2 19.2 17.6 20.8 15.4 20.8H8.6C6.4 20.8 4.8 19.2 4.8 17Z M2 13H4.8 M19.2 13H22 M9 7C9 5.2 10.8 5 10.8 3.2 M13.6 7C13.6 5.2 15.4 5 15.4 3.2",
        "",
    ),
    // Staff: two people.
    (
        "O 9 8 3.4 M2.4 20.5C2.4 16 5.2 13.8 9 13.8C12.8 13.8 15.6 16 15.6 20.5 M15 4.8C19 4.4 19.6 10.6 15.8 11.4 M17.6 14.3C20.2 15.2 21.6 17.2 21.6 20.5",
        "",
    ),
];
