//! Paths as text where they are text, as bytes where they are not: a record must never fail on a name.

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
enum Stored {
    Text(String),
    Bytes(Vec<u8>),
}

#[cfg(unix)]
fn bytes_of(path: &std::path::Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn bytes_of(path: &std::path::Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

pub fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    let stored = path.as_ref().map(|path| match path.to_str() {
        Some(text) => Stored::Text(text.to_owned()),
        None => Stored::Bytes(bytes_of(path)),
    });
    stored.serialize(serializer)
}

pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<PathBuf>, D::Error> {
    let stored = Option::<Stored>::deserialize(deserializer)?;
    Ok(stored.map(|stored| match stored {
        Stored::Text(text) => PathBuf::from(text),
        Stored::Bytes(bytes) => path_of(bytes),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::record::{Facts, decode, encode};

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_reads_back() {
        use std::os::unix::ffi::OsStringExt as _;
        let name = std::ffi::OsString::from_vec(b"/cartes/\xff\xfe.ron".to_vec());
        for path in [Some(name.into()), Some("/cartes/été".into()), None] {
            let facts = Facts {
                path,
                ..Facts::default()
            };
            assert_eq!(decode(&encode(&facts, "()")), Some((facts, "()")));
        }
    }
}
