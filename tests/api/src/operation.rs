//! One operation: what a route takes, and what it answers.

use protocol::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator};

/// Adds a type to the components, and names it.
pub(crate) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// What proves who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    /// Nothing.
    Open,
    /// The cookie of an agent's session.
    Session,
    /// A visitor's token.
    Visitor,
}

/// A parameter behind `?`, or a header.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) required: bool,
    pub(crate) description: &'static str,
    pub(crate) schema: serde_json::Value,
}

/// What a route does, for those who call it.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) id: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) security: Security,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<SchemaOf>,
    pub(crate) status: u16,
    pub(crate) answer: Option<SchemaOf>,
    pub(crate) problems: Vec<Code>,
}

/// An operation that answers 204 until it is said what it answers.
pub(crate) fn operation(
    method: &'static str,
    path: &'static str,
    id: &'static str,
    summary: &'static str,
) -> Operation {
    Operation {
        method,
        path,
        id,
        summary,
        security: Security::Open,
        parameters: Vec::new(),
        body: None,
        status: 204,
        answer: None,
        problems: vec![Code::TooLarge, Code::Internal, Code::Unavailable],
    }
}

impl Operation {
    pub(crate) fn proven_by(self, security: Security) -> Self {
        let operation = Self { security, ..self };
        match security {
            Security::Open => operation,
            Security::Session | Security::Visitor => operation.refuses(&[Code::Unauthenticated]),
        }
    }

    /// Reads this body; refuses one that is not JSON or has another shape.
    pub(crate) fn takes<T: JsonSchema>(self) -> Self {
        let operation = Self {
            body: Some(schema_of::<T>),
            ..self
        };
        operation.refuses(&[Code::Malformed, Code::Invalid])
    }

    /// Answers with this.
    pub(crate) fn answers<T: JsonSchema>(self, status: u16) -> Self {
        Self {
            status,
            answer: Some(schema_of::<T>),
            ..self
        }
    }

    /// Takes a parameter behind `?`; an empty one counts as absent.
    pub(crate) fn query(
        self,
        name: &'static str,
        description: &'static str,
        schema: serde_json::Value,
    ) -> Self {
        self.parameter(Parameter {
            name,
            place: "query",
            required: false,
            description,
            schema,
        })
        .refuses(&[Code::Invalid])
    }

    pub(crate) fn parameter(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// May be refused like this.
    pub(crate) fn refuses(mut self, codes: &[Code]) -> Self {
        for code in codes {
            if !self.problems.contains(code) {
                self.problems.push(*code);
            }
        }
        self
    }
}
