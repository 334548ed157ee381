//! Numbers in as few bits as they need, the highest bit of a byte first.

/// Writes numbers.
#[derive(Clone, Debug, Default)]
pub struct BitWriter {
    /// What is written; the last byte is filled with zeros.
    pub bytes: Vec<u8>,
    /// Bits that are written.
    length: usize,
}

impl BitWriter {
    fn bit(&mut self, bit: bool) {
        if self.length.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (7 - self.length % 8);
        }
        self.length += 1;
    }

    /// The lowest `count` bits of a number.
    pub fn bits(&mut self, number: u32, count: u32) {
        for at in (0..count).rev() {
            self.bit(number >> at & 1 == 1);
        }
    }

    /// Rice code: the number without its lowest `low` bits as so many zeros and a one, then those bits.
    pub fn rice(&mut self, number: u32, low: u32) {
        (0..number >> low).for_each(|_| self.bit(false));
        self.bit(true);
        self.bits(number, low);
    }

    /// Exponential Golomb code of order `low`.
    pub fn golomb(&mut self, number: u32, low: u32) {
        let high = (number >> low) + 1;
        let digits = high.ilog2();
        (0..digits).for_each(|_| self.bit(false));
        self.bits(high, digits + 1);
        self.bits(number, low);
    }
}

/// How many bits [`BitWriter::golomb`] takes.
pub fn golomb_length(number: u32, low: u32) -> u32 {
    2 * ((number >> low) + 1).ilog2() + 1 + low
}

/// Reads numbers. Each is `None` where the bytes end.
#[derive(Clone, Debug)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    /// Reads from the first bit.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn bit(&mut self) -> Option<u32> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit.into())
    }

    /// See [`BitWriter::bits`].
    pub fn bits(&mut self, count: u32) -> Option<u32> {
        (0..count).try_fold(0u32, |number, _| Some(number << 1 | self.bit()?))
    }

    fn zeros(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.bit()? == 0 {
            zeros += 1;
        }
        Some(zeros)
    }

    /// See [`BitWriter::rice`].
    pub fn rice(&mut self, low: u32) -> Option<u32> {
        let high = self.zeros()?.checked_mul(1 << low)?;
        high.checked_add(self.bits(low)?)
    }

    /// See [`BitWriter::golomb`].
    pub fn golomb(&mut self, low: u32) -> Option<u32> {
        let digits = self.zeros().filter(|digits| *digits < 31)?;
        let high = (1 << digits | self.bits(digits)?) - 1;
        u32::checked_mul(high, 1 << low)?.checked_add(self.bits(low)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let numbers = [0, 1, 2, 7, 8, 255, 4096, 0x10_ffff];
        let mut writer = BitWriter::default();
        for number in numbers {
            let before = writer.length;
            writer.golomb(number, 3);
            assert_eq!((writer.length - before) as u32, golomb_length(number, 3));
            writer.rice(number, 12);
            writer.bits(number, 21);
        }
        let mut reader = BitReader::new(&writer.bytes);
        for number in numbers {
            assert_eq!(
                (reader.golomb(3), reader.rice(12), reader.bits(21)),
                (Some(number), Some(number), Some(number))
            );
        }
        assert_eq!(reader.golomb(0), None);
    }
}
