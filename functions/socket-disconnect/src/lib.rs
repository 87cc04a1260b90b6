//! $disconnect: forget the connection
