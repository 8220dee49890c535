//! Personas, their segments, and embedded pictures.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::{PersonaId, PictureId};
use super::value::Swatch;

/// Whether people stay in a segment or move in and out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum SegmentKind {
    #[default]
    Fixed,
    Dynamic,
}

/// The group a persona stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Segment {
    pub name: String,
    pub kind: SegmentKind,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub criteria: String,
}

/// The customer whose experience is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    pub id: PersonaId,
    #[serde(default)]
    pub name: String,
    /// One line: who they are here ("first-time visitor, 34").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<Segment>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub characteristics: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub goal: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub desired_experience: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Swatch>,
}

impl Persona {
    pub fn new(id: PersonaId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            role: String::new(),
            segment: None,
            characteristics: Vec::new(),
            goal: String::new(),
            desired_experience: String::new(),
            quote: String::new(),
            picture: None,
            colour: None,
        }
    }
}

/// The picture formats a document may hold; the format is told by the content, never by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureFormat {
    Png,
    Jpeg,
    Webp,
}

/// A picture's bytes; base64 in the file.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PictureData(pub Arc<[u8]>);

impl std::fmt::Debug for PictureData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for PictureData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for PictureData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let bytes = STANDARD
            .decode(text.as_bytes())
            .map_err(serde::de::Error::custom)?;
        Ok(Self(bytes.into()))
    }
}

/// An embedded picture, used by cards and personas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    pub id: PictureId,
    /// What it shows, for people who cannot see it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub format: PictureFormat,
    /// Pixels.
    pub width: u32,
    pub height: u32,
    pub data: PictureData,
}

impl Picture {
    /// Larger pictures are not shown.
    pub const MAX_BYTES: usize = 20_000_000;
    /// Pixels of the longest side of a picture that is shown.
    pub const MAX_SIDE: u32 = 8192;
}
