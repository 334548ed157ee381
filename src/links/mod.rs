//! Addresses on the web that documents lead to, and the codes that lead there.
//!
//! * [`address`]: addresses as a document may carry them
//! * [`qr`]: an address as a QR code

pub(crate) mod address;
pub(crate) mod qr;
