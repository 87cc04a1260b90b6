//! Operations as an OpenAPI document.

use std::collections::BTreeMap;

use protocol::Code;
use protocol::problem::ProblemBody;
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::operation::{Operation, Parameter, Security};

/// Whose document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    Console,
    Widget,
}

/// What stands at the head of a document.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) host: Host,
    pub(crate) title: &'static str,
    pub(crate) description: &'static str,
}

/// What is read and what is written: a missing field may be left out of what is read, and is always there in what is written.
pub(crate) struct Generators {
    pub(crate) read: SchemaGenerator,
    pub(crate) written: SchemaGenerator,
}

impl Generators {
    pub(crate) fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
                settings.meta_schema = None;
            })
        };
        Self {
            read: settings().for_deserialize().into_generator(),
            written: settings().for_serialize().into_generator(),
        }
    }

    /// The components of both.
    pub(crate) fn components(mut self) -> Map<String, Value> {
        let mut all = self.written.take_definitions(true);
        for (name, schema) in self.read.take_definitions(true) {
            let known = all.insert(name.clone(), schema.clone());
            assert!(
                known.is_none_or(|known| known == schema),
                "{name} is read otherwise than it is written"
            );
        }
        all
    }
}

impl Document {
    pub(crate) fn of(&self, operations: Vec<Operation>) -> Value {
        let mut generators = Generators::new();
        let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
        for operation in &operations {
            let methods = paths.entry(operation.path).or_default();
            methods.insert(
                operation.method.to_lowercase(),
                described(operation, &mut generators),
            );
        }
        let refusals = refusals(&operations, &mut generators.written);
        let scheme = match self.host {
            Host::Console => json!({"session": {
                "type": "apiKey", "in": "cookie", "name": "__Host-session",
                "description": "Set by `startSession`; renewed once a day.",
            }}),
            Host::Widget => json!({"visitor": {
                "type": "http", "scheme": "bearer",
                "description": "The token of `beginVisit`.",
            }}),
        };
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": self.title,
                "version": env!("CARGO_PKG_VERSION"),
                "description": self.description,
                "license": {"name": "MIT", "identifier": "MIT"},
            },
            "servers": [{"url": "/"}],
            "paths": paths,
            "components": {
                "securitySchemes": scheme,
                "responses": refusals,
                "schemas": generators.components(),
            },
        })
    }
}

fn described(operation: &Operation, generators: &mut Generators) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": parameters(operation, &mut generators.read),
        "responses": answers(operation, &mut generators.written),
        "security": match operation.security {
            Security::Open => json!([]),
            Security::Session => json!([{"session": []}]),
            Security::Visitor => json!([{"visitor": []}]),
        },
    });
    if let Some(body) = operation.body {
        let schema = body(&mut generators.read);
        described["requestBody"] = json!({
            "required": true,
            "content": {"application/json": {"schema": schema}},
        });
    }
    described
}

/// Those in the path, then the others.
fn parameters(operation: &Operation, generator: &mut SchemaGenerator) -> Vec<Value> {
    let in_path = operation.path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        Some(json!({
            "name": name, "in": "path", "required": true, "schema": in_path(name, generator),
        }))
    });
    let in_path: Vec<Value> = in_path.collect();
    let others = operation.parameters.iter().map(|parameter| {
        let Parameter {
            name,
            place,
            required,
            description,
            schema,
        } = parameter;
        json!({
            "name": name, "in": place, "required": required, "description": description, "schema": schema,
        })
    });
    in_path.into_iter().chain(others).collect()
}

fn in_path(name: &str, generator: &mut SchemaGenerator) -> Schema {
    match name {
        "site" | "queue" => generator.subschema_for::<protocol::schema::Slug>(),
        "conversation" | "id" | "entry" => generator.subschema_for::<protocol::schema::Id>(),
        "seq" => generator.subschema_for::<u64>(),
        _ => generator.subschema_for::<String>(),
    }
}

/// What it answers when all is well, and the problems by status.
fn answers(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let mut well = json!({"description": "Done."});
    if let Some(answer) = operation.answer {
        well["content"] = json!({"application/json": {"schema": answer(generator)}});
    }
    let mut answers = BTreeMap::from([(operation.status.to_string(), well)]);
    for (status, codes) in problems(operation) {
        let refused = format!("#/components/responses/{}", name_of(&codes));
        answers.insert(status.to_string(), json!({"$ref": refused}));
    }
    json!(answers)
}

/// The codes of an operation, by status.
fn problems(operation: &Operation) -> BTreeMap<u16, Vec<Code>> {
    let mut problems: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in &operation.problems {
        problems.entry(code.status()).or_default().push(*code);
    }
    for codes in problems.values_mut() {
        codes.sort_unstable_by_key(|code| code.name());
    }
    problems
}

fn name_of(codes: &[Code]) -> String {
    let names: Vec<&str> = codes.iter().map(|code| code.name()).collect();
    names.join(".")
}

/// Every problem of these operations once.
fn refusals(operations: &[Operation], generator: &mut SchemaGenerator) -> Map<String, Value> {
    let problem = generator.subschema_for::<ProblemBody<'_>>();
    let mut refusals = Map::new();
    for (status, codes) in operations.iter().flat_map(problems) {
        let named: Vec<String> = codes
            .iter()
            .map(|code| format!("`{}`", code.name()))
            .collect();
        let mut refusal = json!({
            "description": named.join(" or "),
            "content": {"application/problem+json": {"schema": problem}},
        });
        if status == Code::TooMany.status() {
            refusal["headers"] = json!({"Retry-After": {
                "description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0},
            }});
        }
        refusals.insert(name_of(&codes), refusal);
    }
    refusals
}
