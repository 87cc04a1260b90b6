//! JSON on the wire: HTTP bodies, socket frames, queue jobs
