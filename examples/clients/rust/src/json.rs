//! Between the JSON of the protocol and the types of the SDK.

use std::collections::HashMap;

use aws_sdk_bedrockruntime::primitives::{Blob, DateTime, DateTimeFormat};
use aws_smithy_types::{Document, Number};
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Map, Value};

pub trait FromJson: Sized {
    fn from_json(value: &Value) -> Result<Self, String>;
}

pub trait ToJson {
    fn to_json(&self) -> Value;

    /// As a member of a structure, where what is absent has none.
    fn to_member(&self) -> Option<Value> {
        Some(self.to_json())
    }
}

/// `s3_uri` and `r#type` as the contract spells them, and the variant `S3Location` of a union too.
pub fn member_name(rust: &str) -> String {
    let mut words = rust.trim_start_matches("r#").split('_');
    let first = words.next().unwrap_or_default();
    let mut name = first[..1].to_lowercase() + &first[1..];
    for word in words {
        name += &(word[..1].to_uppercase() + &word[1..]);
    }
    name
}

/// The member of an object, if it is there.
pub fn member<T: FromJson>(object: &Value, rust: &str) -> Result<Option<T>, String> {
    object.get(member_name(rust)).map(T::from_json).transpose()
}

pub fn object(members: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let named = |(name, value): (&str, Option<Value>)| value.map(|value| (member_name(name), value));
    Value::Object(members.into_iter().filter_map(named).collect())
}

macro_rules! structures {
    (@built whole $builder:expr) => { Ok($builder.build()) };
    (@built checked $builder:expr) => { $builder.build().map_err(|error| error.to_string()) };
    ($kind:tt $($name:ident { $($field:ident),* })*) => {$(
        impl $crate::json::FromJson for $name {
            #[allow(unused_variables)]
            fn from_json(value: &serde_json::Value) -> Result<Self, String> {
                paste::paste! {
                    let builder = Self::builder()$(.[<set_ $field>]($crate::json::member(value, stringify!($field))?))*;
                }
                structures!(@built $kind builder)
            }
        }
        impl $crate::json::ToJson for $name {
            fn to_json(&self) -> serde_json::Value {
                $crate::json::object([$((stringify!($field), $crate::json::ToJson::to_member(&self.$field))),*])
            }
        }
    )*};
}

macro_rules! unions {
    ($($name:ident { $($variant:ident),* })*) => {$(
        impl $crate::json::FromJson for $name {
            fn from_json(value: &serde_json::Value) -> Result<Self, String> {
                $(if let Some(content) = $crate::json::member(value, stringify!($variant))? {
                    return Ok(Self::$variant(content));
                })*
                Err(format!("{} has no such member: {value}", stringify!($name)))
            }
        }
        impl $crate::json::ToJson for $name {
            fn to_json(&self) -> serde_json::Value {
                match self {
                    $(Self::$variant(content) => {
                        $crate::json::object([(stringify!($variant), Some($crate::json::ToJson::to_json(content)))])
                    })*
                    _ => serde_json::json!({"$unknown": null}),
                }
            }
        }
    )*};
}

macro_rules! enumerations {
    ($($name:ident),*) => {$(
        impl $crate::json::FromJson for $name {
            fn from_json(value: &serde_json::Value) -> Result<Self, String> {
                String::from_json(value).map(|text| Self::from(text.as_str()))
            }
        }
        impl $crate::json::ToJson for $name {
            fn to_json(&self) -> serde_json::Value {
                self.as_str().into()
            }
        }
    )*};
}

macro_rules! numbers {
    ($($name:ty)*) => {$(
        impl FromJson for $name {
            fn from_json(value: &Value) -> Result<Self, String> {
                serde_json::from_value(value.clone()).map_err(|error| error.to_string())
            }
        }
        impl ToJson for $name {
            fn to_json(&self) -> Value {
                // Not `into`, which shows the digits of a double where there is a float.
                serde_json::from_str(&self.to_string()).unwrap_or_else(|_| self.to_string().into())
            }
        }
    )*};
}

pub(crate) use {enumerations, structures, unions};

numbers! { bool i32 i64 f32 f64 }

impl FromJson for String {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(str::to_owned).ok_or_else(|| format!("no text: {value}"))
    }
}

impl ToJson for String {
    fn to_json(&self) -> Value {
        self.as_str().into()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Result<Self, String> {
        let items = value.as_array().ok_or_else(|| format!("no list: {value}"))?;
        items.iter().map(T::from_json).collect()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        self.iter().map(T::to_json).collect()
    }
}

impl<T: FromJson> FromJson for HashMap<String, T> {
    fn from_json(value: &Value) -> Result<Self, String> {
        let members = value.as_object().ok_or_else(|| format!("no object: {value}"))?;
        members.iter().map(|(name, value)| Ok((name.clone(), T::from_json(value)?))).collect()
    }
}

impl<T: ToJson> ToJson for HashMap<String, T> {
    fn to_json(&self) -> Value {
        self.iter().map(|(name, value)| (name.clone(), value.to_json())).collect()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.to_member().unwrap_or(Value::Null)
    }

    fn to_member(&self) -> Option<Value> {
        self.as_ref().map(T::to_json)
    }
}

impl FromJson for Blob {
    fn from_json(value: &Value) -> Result<Self, String> {
        let text = value["$base64"].as_str().ok_or_else(|| format!("no bytes: {value}"))?;
        STANDARD.decode(text).map(Blob::new).map_err(|error| error.to_string())
    }
}

impl ToJson for Blob {
    fn to_json(&self) -> Value {
        json!({"$base64": STANDARD.encode(self.as_ref())})
    }
}

impl FromJson for DateTime {
    fn from_json(value: &Value) -> Result<Self, String> {
        let text = String::from_json(value)?;
        DateTime::from_str(&text, DateTimeFormat::DateTime).map_err(|error| error.to_string())
    }
}

impl ToJson for DateTime {
    fn to_json(&self) -> Value {
        self.fmt(DateTimeFormat::DateTime).unwrap_or_default().into()
    }
}

impl FromJson for Document {
    fn from_json(value: &Value) -> Result<Self, String> {
        Ok(match value {
            Value::Null => Document::Null,
            Value::Bool(truth) => Document::Bool(*truth),
            Value::String(text) => Document::String(text.clone()),
            Value::Array(_) => Document::Array(Vec::from_json(value)?),
            Value::Object(_) => Document::Object(HashMap::from_json(value)?),
            Value::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
                (Some(positive), _) => Number::PosInt(positive),
                (_, Some(negative)) => Number::NegInt(negative),
                _ => Number::Float(number.as_f64().unwrap_or(f64::NAN)),
            }),
        })
    }
}

impl ToJson for Document {
    fn to_json(&self) -> Value {
        match self {
            Document::Null => Value::Null,
            Document::Bool(truth) => (*truth).into(),
            Document::String(text) => text.to_json(),
            Document::Array(items) => items.to_json(),
            Document::Object(members) => {
                Value::Object(Map::from_iter(members.iter().map(|(name, value)| (name.clone(), value.to_json()))))
            }
            Document::Number(Number::PosInt(number)) => (*number).into(),
            Document::Number(Number::NegInt(number)) => (*number).into(),
            Document::Number(Number::Float(number)) => (*number).into(),
        }
    }
}
