//! HTTP for the widget: settings, visitor session, tickets, history, sending without a socket
