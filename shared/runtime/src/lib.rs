//! Start-up of a Lambda: settings, logging, clients, error answers
