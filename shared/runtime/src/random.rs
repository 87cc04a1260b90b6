//! Random numbers from the system.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "without randomness no id and no token may be made"
    )]
    OsRng
        .try_fill_bytes(&mut bytes)
        .expect("the system gives random numbers");
    bytes
}

/// 128 random bits, for an id.
pub fn bits() -> u128 {
    u128::from_be_bytes(bytes())
}

/// A secret of 32 random bytes, as 43 characters of base64url.
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// A number of six digits, for people to type.
pub fn digits() -> String {
    // 128 bits over a million: no digit is visibly likelier than another.
    format!("{:06}", bits() % 1_000_000)
}
