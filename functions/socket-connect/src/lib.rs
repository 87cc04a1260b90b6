//! $connect: check origin and ticket, remember the connection
