//! Every code that the program can show, drawn by its own screen on every grid and in every theme, seen as a camera
//! would see it, and read by a decoder that shares nothing with the program.
//!
//! With `TERAKOYA_CODES` naming a folder, the frames are also written there as `<name>.pgm`, each beside
//! `<name>.txt` with the text that it must hold, for a second decoder: see `.ci/zbar`.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the classes")]
#[path = "support/classes.rs"]
mod classes;
#[path = "support/pixels.rs"]
mod pixels;
#[expect(dead_code, reason = "other tests use the rest of the harness")]
mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use pixels::Pixels;
use ratatui::{buffer::Buffer, style::Color};
use support::{GRIDS, Harness, bookmark_no, built_in, langs_from, moment, setup, text_of};
use terakoya::{
    app::{
        event::{Event, Key, Outcome},
        screens::kiosk::{Intent, Screen},
    },
    domain::{
        catalogue::{Access, Need, Online, Service, Status, Wifi, WifiSecurity},
        content::Content,
        ids::{NeedId, ServiceId},
        lesson::CheckDate,
        locale::{Locale, Localized},
        programme::offer::BookingPage,
        text::Text,
    },
    ui::theme::Theme,
};

const LANGS: [Locale; 3] = [Locale::Ja, Locale::JaSimple, Locale::En];

/// Pixels across a cell for the decoder in this test, which is to be quick, and for others.
const SEEN: usize = 4;
const WRITTEN: usize = 8;

/// The most bytes that a code of each version holds at level M, from version 1.
const BYTES: [usize; 5] = [14, 26, 42, 62, 84];

/// The quiet zone of each version on each of [`GRIDS`], in modules; none where a code has no room, and the screen
/// names the host instead.
const QUIET: [[Option<i32>; 6]; 5] = [
    [Some(4), Some(4), Some(4), Some(4), Some(4), Some(4)],
    [Some(3), Some(4), Some(4), Some(4), Some(4), Some(4)],
    [None, Some(4), Some(4), Some(4), Some(4), Some(4)],
    [None, Some(4), Some(4), Some(4), Some(4), Some(4)],
    [None, Some(3), Some(4), Some(4), Some(4), Some(4)],
];

/// Networks whose names and passwords are full of what has a meaning in a code.
const NETWORKS: [(&str, WifiSecurity, Option<&str>); 8] = [
    (r#"a;b:c,d\e"f"#, WifiSecurity::Wpa, Some(r#"p;w:x,y\z"q1"#)),
    (r"\\;;::,,", WifiSecurity::Wpa, Some(r"\;\;\;\;")),
    ("S:evil;T:nopass;;", WifiSecurity::Wpa, Some("P:12345;H:true;;")),
    (r#""quoted""#, WifiSecurity::Wep, Some(";;:;;")),
    ("豊中市の Wi-Fi", WifiSecurity::Wpa, Some("0123456789")),
    ("TOYONAKA FREE", WifiSecurity::Open, None),
    ("city", WifiSecurity::Open, None),
    ("Toyonaka City Library, 2nd floor", WifiSecurity::Wpa, Some("books, maps; and more books")),
];

fn localized<T: Clone>(same: &T) -> Localized<T> {
    Localized(LANGS.into_iter().map(|locale| (locale, same.clone())).collect())
}

fn service(id: &str, access: Access) -> Service {
    Service {
        id: ServiceId::new(id),
        access,
        owner: localized(&Text::plain("豊中市 デジタル課")),
        name: localized(&Text::plain(id)),
        what: Localized::default(),
        bring: Localized::default(),
        needs: vec!["codes".to_owned()],
        phone: None,
        hours: Localized::default(),
        online: Online::Full,
        check: CheckDate { checked_on: moment(0).today, valid_for_days: 365 },
        status: Status::Confirmed,
        source: None,
    }
}

/// The longest address of each version.
fn longest_addresses() -> impl Iterator<Item = Service> {
    (1..).zip(BYTES).map(|(version, bytes)| {
        let host = "a.jp".to_owned();
        let url = format!("https://{host}/");
        let url = format!("{url}{}", "b".repeat(bytes - url.len()));
        service(&format!("version-{version}"), Access::Web { url, host })
    })
}

fn networks() -> impl Iterator<Item = Service> {
    (1..).zip(NETWORKS).map(|(number, (ssid, security, password))| {
        let password = password.map(str::to_owned);
        let wifi = Wifi { ssid: ssid.to_owned(), security, password };
        service(&format!("network-{number}"), Access::Wifi(wifi))
    })
}

/// What the program brings, and a need under which all the other codes stand.
fn content() -> Content {
    let mut content = built_in();
    let name = localized(&Text::plain("QR"));
    content.needs.push(Need { id: NeedId::new("codes"), name });
    content.services.extend(longest_addresses().chain(networks()));
    content
}

/// A service's screen, to which someone came by touch.
struct Visit<'a> {
    harness: Harness,
    service: &'a Service,
    code: String,
    locale: Locale,
    /// The grid: its place among [`GRIDS`].
    grid: usize,
}

impl Visit<'_> {
    fn name(&self) -> String {
        let (cols, rows) = GRIDS[self.grid];
        format!("{}-{}-{cols}x{rows}", self.service.id.as_str(), self.locale)
    }

    /// All pages of the screen.
    fn pages(&mut self) -> Vec<Buffer> {
        let mut pages = vec![self.harness.buffer()];
        while self.harness.turn_on() {
            pages.push(self.harness.buffer());
        }
        pages
    }

    /// The first page with a code, in every theme; nothing if no page has one.
    fn themes(&mut self) -> Vec<(Theme, Buffer)> {
        while !has_half_blocks(&self.harness.buffer()) {
            if !self.harness.turn_on() {
                return Vec::new();
            }
        }
        let mut themes = Vec::new();
        for _ in Theme::ALL {
            themes.push((self.harness.app.theme(), self.harness.buffer()));
            self.harness.key(Key::Char('c'));
        }
        themes
    }

    /// Whether a text stands whole in a frame.
    fn says(&self, buf: &Buffer, text: &Text) -> bool {
        bare(&text_of(buf)).contains(&bare(&self.harness.app.shown(text)))
    }
}

/// Goes to every service with a code, in every language, on every grid, through the directory.
fn visit(content: Content, look: impl Fn(Visit<'_>) + Sync) {
    let content = Arc::new(content);
    let visit_in = |locale: Locale| {
        for (grid, size) in GRIDS.into_iter().enumerate() {
            for service in content.services_on(moment(0).today) {
                let Some(code) = service.code() else { continue };
                let setup = setup(langs_from(locale), size);
                let mut harness = Harness::with(setup, Some(Arc::clone(&content)));
                let is_need = |id: &NeedId| service.needs.iter().any(|need| need == id.as_str());
                harness
                    .choose(|intent| *intent == Intent::Begin(locale))
                    .open(|screen| matches!(screen, Screen::Needs(_)))
                    .open(|screen| matches!(screen, Screen::Services(at) if is_need(&at.need)))
                    .open(
                        |screen| matches!(screen, Screen::Service(at) if at.service == service.id),
                    );
                look(Visit { harness, service, code, locale, grid });
            }
        }
    };
    std::thread::scope(|scope| {
        for locale in LANGS {
            scope.spawn(move || visit_in(locale));
        }
    });
}

/// A code that was found in a frame.
#[derive(Debug, PartialEq)]
struct Found {
    text: String,
    version: usize,
    is_level_m: bool,
    /// Its first module, counted in half-blocks.
    at: (i32, i32),
}

impl Found {
    fn side(&self) -> i32 {
        i32::try_from(17 + 4 * self.version).unwrap()
    }
}

/// All codes that a decoder finds in a frame.
fn read(buf: &Buffer) -> Vec<Found> {
    let pixels = Pixels::of(buf, SEEN);
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(pixels.width, pixels.height, |x, y| {
            pixels.grey[y * pixels.width + x]
        });
    let module = i32::try_from(SEEN).unwrap();
    let nearest = |at: i32| (at + module / 2).div_euclid(module);
    let grids = image.detect_grids();
    let found = grids.iter().filter_map(|grid| {
        let (meta, text) = grid.decode().ok()?;
        let corner = grid.bounds[0];
        Some(Found {
            text,
            version: meta.version.0,
            // As the code itself numbers it: ISO/IEC 18004, table 12.
            is_level_m: meta.ecc_level == 0,
            at: (nearest(corner.x), nearest(corner.y)),
        })
    });
    found.collect()
}

/// The one code of a frame.
fn read_one(buf: &Buffer) -> Found {
    let mut found = read(buf);
    assert_eq!(found.len(), 1, "{found:?} in\n{}", text_of(buf));
    found.remove(0)
}

/// The colour of half a cell, if no letter stands in it.
fn half_block(buf: &Buffer, (x, y): (i32, i32)) -> Option<Color> {
    let cell = buf.cell((u16::try_from(x).ok()?, u16::try_from(y.div_euclid(2)).ok()?))?;
    let is_upper = y % 2 == 0;
    match cell.symbol() {
        " " => Some(cell.bg),
        "▀" => Some(if is_upper { cell.fg } else { cell.bg }),
        "▄" => Some(if is_upper { cell.bg } else { cell.fg }),
        _ => None,
    }
}

const BLACK: Option<Color> = Some(Color::Rgb(0, 0, 0));
const WHITE: Option<Color> = Some(Color::Rgb(255, 255, 255));

/// The quiet zone that the standard asks for.
const QUIET_ASKED: i32 = 4;

/// How many rings of white modules lie around a code, up to those that the standard asks for.
fn quiet_zone(buf: &Buffer, code: &Found) -> i32 {
    let is_white = |&ring: &i32| {
        let (left, top) = (code.at.0 - ring, code.at.1 - ring);
        let side = code.side() + 2 * ring;
        let (right, bottom) = (left + side - 1, top + side - 1);
        let across = (left..=right).flat_map(|x| [(x, top), (x, bottom)]);
        let down = (top..=bottom).flat_map(|y| [(left, y), (right, y)]);
        across.chain(down).all(|at| half_block(buf, at) == WHITE)
    };
    i32::try_from((1..=QUIET_ASKED).take_while(is_white).count()).unwrap()
}

/// Whether something of a code stands in a frame: screens of services have no other half-blocks.
fn has_half_blocks(buf: &Buffer) -> bool {
    buf.content.iter().any(|cell| ["▀", "▄", "█"].contains(&cell.symbol()))
}

/// What stands in a frame, letters only.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"▀▄█".contains(*c)).collect()
}

/// What stands beside a code in letters: the host, or the name of the network.
fn leads_to(service: &Service) -> &str {
    match &service.access {
        Access::Web { host, .. } => host,
        Access::Wifi(wifi) => &wifi.ssid,
        Access::None => "",
    }
}

/// The fields of a network's code as a phone takes them apart: `;` ends a field, `\` guards what follows.
fn fields(code: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut key = None;
    let mut rest = code.strip_prefix("WIFI:").expect("a network's code").chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => field.extend(rest.next()),
            ':' if key.is_none() => key = Some(std::mem::take(&mut field)),
            ';' => fields.extend(key.take().map(|key| (key, std::mem::take(&mut field)))),
            c => field.push(c),
        }
    }
    fields
}

#[expect(clippy::disallowed_methods, reason = "no part of the program: says where frames go")]
fn frames_folder() -> Option<PathBuf> {
    std::env::var_os("TERAKOYA_CODES").map(PathBuf::from)
}

fn write_frame(folder: &Path, name: &str, buf: &Buffer, code: &str) {
    fs::write(folder.join(format!("{name}.pgm")), Pixels::of(buf, WRITTEN).to_pgm()).unwrap();
    fs::write(folder.join(format!("{name}.txt")), code).unwrap();
}

#[test]
fn a_decoder_reads_every_code_in_every_theme_on_every_grid() {
    let folder = frames_folder();
    visit(content(), |mut visit| {
        let name = visit.name();
        for (theme, buf) in visit.themes() {
            let found = read_one(&buf);
            assert_eq!(found.text, visit.code, "{name} {theme:?}");
            assert!(found.is_level_m, "{name} {theme:?}");
            if let Some(folder) = &folder {
                let name = format!("{name}-{theme:?}").to_lowercase();
                write_frame(folder, &name, &buf, &visit.code);
            }
        }
    });
}

#[test]
fn the_code_of_a_bookmark_is_its_number_and_nothing_else() {
    for locale in LANGS {
        for size in GRIDS {
            let setup = setup(langs_from(locale), size);
            let mut harness = Harness::with(setup, Some(Arc::new(built_in())));
            harness.send(Event::Outcome(Outcome::BookmarksOffered));
            harness.choose(|intent| *intent == Intent::Begin(locale));
            harness.open(|screen| matches!(screen, Screen::Courses(_)));
            harness.open(|screen| matches!(screen, Screen::Lessons(_)));
            harness.open(|screen| matches!(screen, Screen::About(_)));
            while !matches!(harness.app.screen(), Screen::Step(_)) {
                harness.keys(
                    "
",
                );
            }
            harness.keys("**").choose(|intent| *intent == Intent::MakeBookmark);
            harness.made_bookmark(Some(bookmark_no()));
            while harness.app.page().code.is_none() {
                assert!(harness.turn_on(), "no code on {size:?}");
            }
            for theme in Theme::ALL {
                let buf = harness.buffer();
                let found = read_one(&buf);
                assert_eq!(found.text, "003-00042-3", "{locale} {size:?} {theme:?}");
                assert!(found.is_level_m && quiet_zone(&buf, &found) >= QUIET_ASKED);
                let is_written = text_of(&buf).contains("003-00042-3");
                assert!(
                    is_written,
                    "in digits too:
{}",
                    text_of(&buf)
                );
                harness.key(Key::Char('c'));
            }
        }
    }
}

/// The address of a class' booking page is a code as those of services are, on every grid that has room for it.
#[test]
fn the_code_of_a_class_leads_to_its_booking_page_and_names_the_host() {
    for locale in LANGS {
        for (grid, size) in GRIDS.into_iter().enumerate() {
            for (version, service) in longest_addresses().enumerate() {
                let Access::Web { url, host } = service.access else { continue };
                let mut offers = classes::coming();
                offers.here[0].page = Some(BookingPage { url: url.clone(), host: host.clone() });
                let setup = setup(langs_from(locale), size);
                let mut harness = Harness::with(setup, Some(Arc::new(built_in())));
                harness.hears_of_classes(offers).choose(|intent| *intent == Intent::Begin(locale));
                harness.open(|screen| matches!(screen, Screen::Classes(_)));
                let first = classes::class_id(1);
                harness.open(|screen| matches!(screen, Screen::Class(at) if at.class == first));
                harness.open(|screen| matches!(screen, Screen::ClassCode(_)));
                while harness.app.page().code.is_none() && harness.turn_on() {}
                let (name, buf) = (format!("{locale} {size:?} {url}"), harness.buffer());
                let Some(quiet) = QUIET[version][grid] else {
                    assert!(!has_half_blocks(&buf), "{name}");
                    continue;
                };
                for _ in Theme::ALL {
                    let buf = harness.buffer();
                    let found = read_one(&buf);
                    assert_eq!(found.text, url, "{name}");
                    assert_eq!(quiet_zone(&buf, &found), quiet, "{name}");
                    harness.key(Key::Char('c'));
                }
                // as with services: beside the code, on one of the pages that show it
                let says =
                    |buf: &Buffer| has_half_blocks(buf) && bare(&text_of(buf)).contains(&host);
                let mut is_said = says(&harness.buffer());
                while !is_said && harness.turn_on() {
                    is_said = says(&harness.buffer());
                }
                assert!(is_said, "{name}");
            }
        }
    }
}

#[test]
fn a_code_is_black_on_white_whatever_the_theme_and_the_same_on_every_page() {
    visit(content(), |mut visit| {
        let name = visit.name();
        let themes = visit.themes();
        let Some((_, first)) = themes.first() else { return };
        let code = read_one(first);
        let quiet = quiet_zone(first, &code);
        assert!(quiet >= 2, "{name}: {quiet} modules of quiet zone");
        let panel = |buf: &Buffer| {
            let across = |from: i32| from - quiet..from + code.side() + quiet;
            let dots = across(code.at.1).flat_map(|y| across(code.at.0).map(move |x| (x, y)));
            dots.map(|at| half_block(buf, at)).collect::<Vec<_>>()
        };
        let dots = panel(first);
        assert!(dots.iter().all(|dot| [BLACK, WHITE].contains(dot)), "{name}");
        assert_eq!(half_block(first, code.at), BLACK, "{name} is inverted");
        let pages = visit.pages();
        let others = themes.iter().map(|(_, buf)| buf).chain(&pages);
        for buf in others.filter(|buf| has_half_blocks(buf)) {
            assert!(panel(buf) == dots, "{name}: another code on\n{}", text_of(buf));
        }
    });
}

#[test]
fn a_phone_finds_the_network_s_name_and_password_in_its_code_as_they_were_given() {
    let mut content = content();
    content.services.retain(|service| matches!(service.access, Access::Wifi(_)));
    visit(content, |mut visit| {
        let themes = visit.themes();
        let (Some((_, buf)), Access::Wifi(wifi)) = (themes.first(), &visit.service.access) else {
            return;
        };
        let found = read_one(buf);
        let mut given = vec![("T", wifi.security.name()), ("S", wifi.ssid.as_str())];
        given.extend(wifi.password.as_deref().map(|password| ("P", password)));
        let given: Vec<_> = given.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        assert_eq!(fields(&found.text), given, "{}", visit.name());
    });
}

#[test]
fn with_every_code_stand_its_host_and_its_owner() {
    visit(content(), |mut visit| {
        let name = visit.name();
        let pages = visit.pages();
        if !pages.iter().any(has_half_blocks) {
            return;
        }
        let lang = visit.harness.app.lang();
        let owner = visit.service.owner.get(visit.locale).expect("every service has an owner");
        let owner = lang.service_owner(&lang.show(owner));
        let host = Text::plain(leads_to(visit.service));
        let mut with_code = pages.iter().filter(|buf| has_half_blocks(buf));
        assert!(with_code.any(|buf| visit.says(buf, &host)), "{name}: where does it lead?");
        assert!(pages.iter().any(|buf| visit.says(buf, &owner)), "{name}: whose is it?");
    });
}

#[test]
fn where_a_code_has_no_room_the_screen_says_so_and_names_the_host() {
    visit(content(), |mut visit| {
        let pages = visit.pages();
        if pages.iter().any(has_half_blocks) {
            return;
        }
        let instead = visit.harness.app.lang().service_too_large(leads_to(visit.service));
        let said = pages.iter().any(|buf| visit.says(buf, &instead));
        assert!(said, "{} does not say that the code is too large", visit.name());
    });
}

#[test]
fn a_code_is_shown_on_every_grid_that_has_room_with_as_wide_a_quiet_zone_as_there_is_room_for() {
    let mut content = content();
    content.services.retain(|service| service.id.as_str().starts_with("version-"));
    visit(content, |mut visit| {
        let name = visit.name();
        let version = BYTES.iter().position(|bytes| *bytes == visit.code.len()).unwrap();
        let themes = visit.themes();
        let quiet = themes.first().map(|(_, buf)| {
            let found = read_one(buf);
            assert_eq!(found.version, version + 1, "{name}");
            quiet_zone(buf, &found)
        });
        assert_eq!(quiet, QUIET[version][visit.grid], "{name}");
    });
}

#[test]
fn the_code_of_every_service_is_shown_wherever_its_version_is() {
    visit(built_in(), |mut visit| {
        let version = BYTES.iter().position(|bytes| visit.code.len() <= *bytes).unwrap();
        let has_room = QUIET[version][visit.grid].is_some();
        assert_eq!(visit.pages().iter().any(has_half_blocks), has_room, "{}", visit.name());
    });
}
