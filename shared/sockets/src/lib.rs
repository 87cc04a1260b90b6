//! API Gateway management: post to a connection, notice when it is gone
