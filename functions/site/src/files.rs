//! The files that the web was built into.

use rust_embed::{EmbeddedFile, RustEmbed};

/// Present even before the web is built; then nothing is found.
#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Built;

/// A set of files.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Files(fn(&str) -> Option<EmbeddedFile>);

/// A file in the form in which it is sent.
pub(crate) struct File {
    pub(crate) bytes: Vec<u8>,
    /// Whether the bytes are compressed with Brotli.
    pub(crate) compressed: bool,
    /// Differs whenever the bytes do.
    pub(crate) tag: String,
    pub(crate) media_type: String,
}

impl Files {
    pub(crate) fn built() -> Self {
        Self(Built::get)
    }

    #[cfg(test)]
    pub(crate) fn of<F: RustEmbed>() -> Self {
        Self(F::get)
    }

    /// The file of this name, compressed where that is wanted and the build has made it.
    pub(crate) fn find(self, name: &str, compressed: bool) -> Option<File> {
        if !is_name(name) {
            return None;
        }
        let smaller = compressed
            .then(|| (self.0)(&format!("{name}.br")))
            .flatten();
        let (file, compressed) = match smaller {
            Some(file) => (file, true),
            None => ((self.0)(name)?, false),
        };
        Some(File {
            tag: format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16])),
            bytes: file.data.into_owned(),
            compressed,
            media_type: media_type(name),
        })
    }
}

/// Whether a file can be called so: plain words between slashes. A compressed copy is not a file of its own.
pub(crate) fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain);
    name.split('/').all(part) && !name.ends_with(".br")
}

fn media_type(name: &str) -> String {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    if guess.type_() == mime_guess::mime::TEXT {
        format!("{guess}; charset=utf-8")
    } else {
        guess.to_string()
    }
}
