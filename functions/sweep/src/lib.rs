//! Schedule: what nobody triggers
