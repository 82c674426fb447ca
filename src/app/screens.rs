//! The screens, one a file, by the face of the program that they belong to.

pub mod desk;
pub mod kiosk;
pub mod office;
