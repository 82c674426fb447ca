//! The lessons and services that a command works with.

use super::{Kit, venue};
use crate::{
    content::{Rules, Source, check},
    domain::content::Content,
    error::{AppError, Fault},
};

/// What is good of the lessons and catalogues, and the place's own network.
pub fn content(kit: &Kit) -> Result<Content, AppError> {
    there(&kit.lessons)?;
    let today = kit.clock.now().today;
    let rules = Rules { hosts: &kit.config.hosts, today, overflow: None };
    let mut content = check(&kit.lessons, &rules).content;
    content.services.extend(venue::wifi_service(&kit.config, today));
    Ok(content)
}

/// Refuses a folder that is not there.
pub fn there(source: &Source) -> Result<(), AppError> {
    match source {
        Source::Folder(path) if !path.is_dir() => {
            Err(Fault::FolderMissing { path: path.display().to_string() }.into())
        }
        _ => Ok(()),
    }
}
