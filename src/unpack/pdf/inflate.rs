//! Streams unpacked within bounds. hayro-syntax unpacks without an end; so what a stream can come to is told by its
//! packed size, and where that is much, it is unpacked once to be counted alone.

use std::borrow::Cow;
use std::io::{Cursor, ErrorKind, Read};

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use zip::read::read_zipfile_from_stream;

use crate::unpack::archive::Room;

/// What may come of a stream before it is counted first.
const SMALL: u64 = 8 << 20;

/// The bytes of a stream; `None` where there is no room for them, or where it cannot be read.
pub fn unpacked<'a>(stream: &Stream<'a>, room: &Room) -> Option<Cow<'a, [u8]>> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let mut most = raw.len() as u64;
    let mut packed = 0;
    for filter in &filters {
        let times = most_times(*filter);
        packed += u32::from(times > ASCII);
        most = most.saturating_mul(times);
    }
    // Nobody packs what is packed.
    if packed > 1 {
        return None;
    }
    if most > SMALL {
        if let [Filter::FlateDecode] = filters.as_slice() {
            most = inflated(&raw, room.left()).unwrap_or(most);
        }
        room.take(most).ok()?;
        return stream.decoded_data().ok();
    }
    let bytes = stream.decoded_data().ok()?;
    room.take(bytes.len() as u64).ok()?;
    Some(bytes)
}

/// What the encodings as ASCII may come to (`z` stands for four zeros).
const ASCII: u64 = 4;

/// How many times its size a filter may make of a stream.
fn most_times(filter: Filter) -> u64 {
    match filter {
        Filter::AsciiHexDecode | Filter::Crypt => 1,
        Filter::Ascii85Decode => ASCII,
        Filter::RunLengthDecode => 64,
        // 258 bytes for two bits.
        Filter::FlateDecode => 1032,
        // 3,840 bytes for twelve bits.
        Filter::LzwDecode => 2560,
        // Pictures, which are not unpacked as data.
        _ => 1,
    }
}

/// How many bytes a zlib stream comes to, counted up to one more than `most`; `None` where it is damaged. The zip
/// reader, which is here anyhow, does it: the stream is put behind the header of a part.
fn inflated(raw: &[u8], most: u64) -> Option<u64> {
    // The method is deflate, its sizes not told, its name one letter.
    let mut header = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    let packed = raw.get(2..)?;
    header.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
    header.extend((u32::MAX - 1).to_le_bytes());
    header.extend(b"\x01\0\0\0a");
    let mut whole = Cursor::new(header).chain(packed);
    let mut file = read_zipfile_from_stream(&mut whole).ok()??;
    let mut buffer = [0; 1 << 14];
    let mut count = 0u64;
    while count <= most {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => count += read as u64,
            // Its sum, which nobody told.
            Err(error) if error.kind() == ErrorKind::InvalidData => break,
            Err(_) => return None,
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::inflated;

    /// Zeros in blocks of the fixed code: a literal, then repeats of 258 at distance one, thirteen bits each.
    fn zeros(repeats: usize) -> Vec<u8> {
        let mut bits: Vec<bool> = vec![true, true, false];
        let put = |bits: &mut Vec<bool>, code: u32, length: u32| {
            bits.extend((0..length).rev().map(|at| code >> at & 1 == 1));
        };
        put(&mut bits, 0b0011_0000, 8);
        for _ in 0..repeats {
            put(&mut bits, 0b1100_0101, 8);
            put(&mut bits, 0, 5);
        }
        put(&mut bits, 0, 7);
        let bytes = bits
            .chunks(8)
            .map(|byte| byte.iter().enumerate().fold(0u8, |sum, (at, bit)| sum | u8::from(*bit) << at));
        b"\x78\x9c".iter().copied().chain(bytes).collect()
    }

    #[test]
    fn a_stream_is_counted_up_to_its_bound() {
        assert_eq!(inflated(&zeros(10), 1 << 20), Some(2581));
        assert_eq!(inflated(&zeros(10), 2581), Some(2581));
        let far = inflated(&zeros(10_000), 100_000);
        assert!(far.is_some_and(|count| (100_001..200_000).contains(&count)), "{far:?}");
        assert_eq!(inflated(b"\x78\x9c\xff\xff\xff", 100), None);
    }
}
