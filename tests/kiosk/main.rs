//! The kiosk as it is delivered: the real binary in a pseudo-terminal, on a machine of its own, used by people who
//! see nothing but the screen, and looked into afterwards by the command line only.
#![cfg(unix)]

#[cfg(test)]
mod bookmark;
/// Elsewhere nothing is noticed.
#[cfg(target_os = "linux")]
#[cfg(test)]
mod calls;
/// Elsewhere nothing is noticed.
#[cfg(target_os = "linux")]
#[cfg(test)]
mod classes;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod desk;
#[cfg(test)]
#[path = "../support/dice.rs"]
mod dice;
#[cfg(test)]
mod disk;
#[cfg(test)]
mod hand;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod lesson;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod machine;
#[cfg(test)]
mod register;
/// Elsewhere nothing watches the folder.
#[cfg(target_os = "linux")]
#[cfg(test)]
mod reload;
#[cfg(test)]
#[path = "../support/terminal.rs"]
mod terminal;
#[cfg(test)]
mod ways_out;
