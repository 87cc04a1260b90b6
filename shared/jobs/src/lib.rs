//! SQS: push a job, read a batch, report what failed
