//! The only place here that reads the clock, and the ways AWS writes times.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Milliseconds since 1970. A service is where time begins, so nobody can hand it in.
#[expect(
    clippy::disallowed_methods,
    reason = "the stand-ins are the outside world and have clocks of their own"
)]
pub(crate) fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// `2026-11-20T09:30:00.000Z`
pub(crate) fn rfc3339(at_ms: i64) -> String {
    written(at_ms, "%Y-%m-%dT%H:%M:%S.%3fZ")
}

/// `2026-11-20T09:30:00Z`, as in scheduled events.
pub(crate) fn rfc3339_seconds(at_ms: i64) -> String {
    written(at_ms, "%Y-%m-%dT%H:%M:%SZ")
}

/// `20/Nov/2026:09:30:00 +0000`, as in the events of API Gateway.
pub(crate) fn common_log(at_ms: i64) -> String {
    written(at_ms, "%d/%b/%Y:%H:%M:%S +0000")
}

/// `2026-11-20T09:30:00.000`, as in the ARN of a stream.
pub(crate) fn stream_label(at_ms: i64) -> String {
    written(at_ms, "%Y-%m-%dT%H:%M:%S.%3f")
}

fn written(at_ms: i64, format: &str) -> String {
    let at = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(TimeZone::UTC).strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_aws_writes_them() {
        let at_ms = 1_795_167_000_007;
        assert_eq!(rfc3339(at_ms), "2026-11-20T09:30:00.007Z");
        assert_eq!(rfc3339_seconds(at_ms), "2026-11-20T09:30:00Z");
        assert_eq!(common_log(at_ms), "20/Nov/2026:09:30:00 +0000");
        assert_eq!(stream_label(at_ms), "2026-11-20T09:30:00.007");
    }
}
