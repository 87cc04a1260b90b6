//! Contacts, conversations, messages, queues and their rules; no I/O at all
