//! Writes a form as JSON into a string, byte for byte as serde_json does.
//!
//! serde_json compiles its writing anew for every form. Here the work is done by functions that know no
//! form, and nothing can fail, so that the page, which writes JSON for files and scripts only, carries
//! little of it. A test holds it to serde_json.

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::number::RAW;

/// A form as JSON.
pub(super) fn write<T: Serialize>(form: &T) -> String {
    let mut writer = Writer { out: String::new() };
    // What no form of ours holds (floats, bytes, enums with content) leaves nothing.
    let _ = form.serialize(&mut writer);
    writer.out
}

struct Writer {
    out: String,
}

/// A list or object under way.
struct Open<'a> {
    writer: &'a mut Writer,
    first: bool,
    close: &'static str,
    /// Where a decimal begins: its digits stand without key and quotes.
    decimal: Option<usize>,
}

/// What no form of ours asks for.
#[derive(Debug)]
struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unknown {}

impl ser::Error for Unknown {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Unknown>;

impl Writer {
    #[inline(never)]
    fn plain(&mut self, words: &str) {
        self.out.push_str(words);
    }

    #[inline(never)]
    fn whole(&mut self, negative: bool, mut number: u64) {
        let mut digits = [b'0'; 20];
        let mut at = digits.len();
        loop {
            at = at.saturating_sub(1);
            if let Some(digit) = digits.get_mut(at) {
                *digit = b'0' + (number % 10) as u8;
            }
            number /= 10;
            if number == 0 {
                break;
            }
        }
        if negative {
            self.out.push('-');
        }
        self.out.extend(digits.iter().skip(at).map(|&digit| char::from(digit)));
    }

    #[inline(never)]
    fn quoted(&mut self, words: &str) {
        const HEX: [char; 16] =
            ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        self.out.push('"');
        for sign in words.chars() {
            let escape = match sign {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\u{8}' => "\\b",
                '\u{c}' => "\\f",
                '\u{0}'..='\u{1f}' => {
                    let code = sign as usize;
                    self.out.push_str("\\u00");
                    self.out.extend([HEX[code >> 4 & 15], HEX[code & 15]]);
                    continue;
                }
                other => {
                    self.out.push(other);
                    continue;
                }
            };
            self.out.push_str(escape);
        }
        self.out.push('"');
    }

    fn open(&mut self, open: &str, close: &'static str) -> Open<'_> {
        self.plain(open);
        Open { writer: self, first: true, close, decimal: None }
    }
}

impl Open<'_> {
    #[inline(never)]
    fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.writer.out.push(',');
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        if self.decimal.is_some() {
            return;
        }
        self.next();
        self.writer.quoted(key);
        self.writer.out.push(':');
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.next();
        value.serialize(&mut *self.writer)
    }

    #[inline(never)]
    fn done(self) -> Done {
        if let Some(start) = self.decimal {
            // The quotes around the digits.
            self.writer.out.remove(start);
            self.writer.out.pop();
        }
        self.writer.out.push_str(self.close);
        Ok(())
    }
}

/// Numbers that fit into 64 bits.
macro_rules! whole {
    ($($name:ident: $kind:ty),*) => {
        $(fn $name(self, number: $kind) -> Done {
            #[allow(unused_comparisons, clippy::cast_lossless, clippy::absurd_extreme_comparisons)]
            self.whole(number < 0, (number as i128).unsigned_abs() as u64);
            Ok(())
        })*
    };
}

/// What no form of ours asks for.
macro_rules! unknown {
    ($($name:ident($($argument:ty),*) -> $kind:ty),* $(,)?) => {
        $(fn $name(self, $(_: $argument),*) -> Result<$kind, Unknown> { Err(Unknown) })*
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unknown;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Unknown>;
    type SerializeTupleVariant = Impossible<(), Unknown>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Impossible<(), Unknown>;

    whole!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    unknown!(serialize_f32(f32) -> (), serialize_f64(f64) -> (), serialize_bytes(&[u8]) -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant);

    fn serialize_bool(self, value: bool) -> Done {
        self.plain(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, sign: char) -> Done {
        self.quoted(sign.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, words: &str) -> Done {
        self.quoted(words);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit(self) -> Done {
        self.plain("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(Unknown)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unknown> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Unknown> {
        Ok(self.open("[", "]"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Unknown> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Open<'a>, Unknown> {
        if name == RAW {
            // See `number::Plain`.
            let decimal = Some(self.out.len());
            return Ok(Open { decimal, ..self.open("", "") });
        }
        Ok(self.open("{", "}"))
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.item(value)
    }

    fn end(self) -> Done {
        self.done()
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.item(value)
    }

    fn end(self) -> Done {
        self.done()
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.writer.plain(":");
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Done {
        self.done()
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.key(key);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Done {
        self.done()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use rust_decimal::Decimal;

    use serde::Serialize;

    use super::super::number::Plain;
    use super::write;

    #[derive(Serialize)]
    struct Form<'a> {
        words: &'a str,
        sign: char,
        none: Option<u8>,
        some: Option<&'a str>,
        numbers: (i8, u16, i64, u64),
        decimals: Vec<Plain>,
        nested: Vec<BTreeMap<&'a str, bool>>,
        empty: [u8; 0],
        nothing: BTreeMap<String, u8>,
    }

    #[test]
    fn every_form_is_written_as_serde_json_does() {
        let odd: String =
            (0..0x180_u32).chain([0x2028, 0xfeff, 0x1_f600]).filter_map(char::from_u32).collect();
        for words in ["", "义乌市“第一”", &odd] {
            let form = Form {
                words,
                sign: '"',
                none: None,
                some: Some(words),
                numbers: (i8::MIN, 0, i64::MIN, u64::MAX),
                decimals: vec![Plain(Decimal::new(-685, 7)), Plain(Decimal::ZERO), Plain(Decimal::MAX)],
                nested: vec![BTreeMap::from([(words, true), ("b", false)]), BTreeMap::new()],
                empty: [],
                nothing: BTreeMap::new(),
            };
            assert_eq!(write(&form), serde_json::to_string(&form).unwrap_or_default());
            assert!(write(&form).contains("-0.0000685,0,"));
        }
    }
}
