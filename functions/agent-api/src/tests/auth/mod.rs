//! Signing in, staying in, being kept out.

use super::*;

mod browsers;
mod guard;
mod sessions;
mod sign_in;
mod sign_in_limits;
