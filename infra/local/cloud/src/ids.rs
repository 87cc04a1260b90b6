//! Ids in the shapes of AWS.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use rand::TryRngCore;
use rand::rngs::OsRng;

/// A random UUID, as requests, messages and events have.
pub(crate) fn uuid() -> String {
    // Version 4, variant 1, as every reader of UUIDs expects.
    let bits = u128::from_be_bytes(random());
    let bits = (bits & !(0xf << 76) & !(0b11 << 62)) | (0x4 << 76) | (0b10 << 62);
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// The id of a WebSocket connection. It ends in `=`, so who forgets to encode it in a path finds out.
pub(crate) fn connection() -> String {
    URL_SAFE.encode(random::<11>())
}

/// What a receiver hands back to delete a message.
pub(crate) fn receipt() -> String {
    URL_SAFE.encode(random::<48>())
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "a system without randomness can run nothing of ours"
    )]
    OsRng
        .try_fill_bytes(&mut bytes)
        .expect("the system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_look_like_those_of_aws() {
        let id = uuid();
        assert_eq!(id.len(), 36, "{id}");
        assert_eq!(&id[14..15], "4", "{id}");
        assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"), "{id}");
        assert_ne!(id, uuid());
        let id = connection();
        assert_eq!(id.len(), 16, "{id}");
        assert!(id.ends_with('='), "{id}");
    }
}
