//! HTTP for the console: sign in, list, read, reply, assign, resolve, settings
