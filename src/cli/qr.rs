//! `terakoya qr`: a service's code on the terminal or as a drawing, with the words that always stand beside it.

use std::{fs, io::Write};

use super::{Kit, arguments::QrArguments, library};
use crate::{
    content::nearest,
    domain::{
        catalogue::{Access, Service, Status},
        lesson::Freshness,
        text::Text,
    },
    error::{AppError, Fault},
    i18n::Lang,
    ui::code::{Code, QUIET},
};

/// Black on white in explicit colours: a code in the terminal's own colours may come out inverted.
const BLACK_ON_WHITE: &str = "\x1b[38;2;0;0;0;48;2;255;255;255m";
const PLAIN: &str = "\x1b[0m";

/// Prints the code of a service, or writes it into a file.
pub fn run(
    kit: &Kit,
    QrArguments { id, svg }: &QrArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let content = library::content(kit)?;
    let service = content.service(id).ok_or_else(|| {
        let names = nearest(id, content.services.iter().map(|service| service.id.as_str()));
        Fault::UnknownService { id: id.clone(), names }
    })?;
    if service.status == Status::ToConfirm {
        return Err(Fault::ServiceToConfirm { id: id.clone() }.into());
    }
    let code = service.code().as_deref().and_then(Code::new);
    let code = code.ok_or_else(|| Fault::ServiceWithoutCode { id: id.clone() })?;
    match svg {
        Some(path) => {
            fs::write(path, code.to_svg()).map_err(|error| AppError::unwritable(path, error))?;
        }
        None => print(kit, service, &code, out)?,
    }
    if service.check.on(kit.clock.now().today) != Freshness::Fresh {
        let date = service.check.checked_on.to_string();
        writeln!(out, "{}", kit.texts.say("qr-due", &[("date", date)]))?;
    }
    Ok(())
}

fn print(kit: &Kit, service: &Service, code: &Code, out: &mut dyn Write) -> Result<(), AppError> {
    let lang = Lang::new(kit.locale);
    let shown = |text: &Text| text.shown(kit.locale.shows_readings());
    if let Some(name) = service.name.get(kit.locale) {
        writeln!(out, "{}", shown(name))?;
    }
    if let Some(owner) = service.owner.get(kit.locale) {
        writeln!(out, "{}", shown(&lang.service_owner(owner)))?;
    }
    writeln!(out)?;
    for line in code.to_lines(QUIET) {
        if kit.prints_on_terminal {
            writeln!(out, "{BLACK_ON_WHITE}{line}{PLAIN}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    writeln!(out)?;
    let leads_to = match &service.access {
        Access::Web { host, .. } => lang.service_host(host),
        Access::Wifi(wifi) => lang.service_wifi(&wifi.ssid),
        Access::None => Text::default(),
    };
    writeln!(out, "{}", shown(&leads_to))?;
    if let Some(phone) = &service.phone {
        writeln!(out, "{}", shown(&lang.service_phone(phone)))?;
    }
    Ok(())
}
