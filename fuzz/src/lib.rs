//! What several targets need.

/// A zip of named parts without compression, its sums right.
pub fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut files, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend(crc(bytes).to_le_bytes());
        common.extend((bytes.len() as u32).to_le_bytes());
        common.extend((bytes.len() as u32).to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend((files.len() as u32).to_le_bytes());
        directory.extend(name.bytes());
        files.extend(b"PK\x03\x04");
        files.extend(&common);
        files.extend(name.bytes());
        files.extend(*bytes);
    }
    let start = files.len() as u32;
    files.extend(&directory);
    files.extend(b"PK\x05\x06\0\0\0\0");
    files.extend((parts.len() as u16).to_le_bytes());
    files.extend((parts.len() as u16).to_le_bytes());
    files.extend((directory.len() as u32).to_le_bytes());
    files.extend(start.to_le_bytes());
    files.extend([0, 0]);
    files
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
    !bytes.iter().fold(!0u32, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
