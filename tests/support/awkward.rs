//! Lessons and catalogues that no author would write, to find what a screen cannot hold: long words, long questions,
//! four long answers, many links, several phones, remarks with lists.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use terakoya::domain::{
    catalogue::{
        Access, Course, Need, Online, Service, Status, Trouble, TroubleGroup, Wifi, WifiSecurity,
        Word,
    },
    content::Content,
    ids::{CourseId, LessonId, NeedId, ServiceId, SkillId, TroubleGroupId, TroubleId, WordId},
    lesson::{Asked, CheckDate, Choice, Handset, Lesson, LessonText, Level, Question, Step},
    locale::{Locale, Localized},
    text::{AlertKind, Block, Run, Target, Text},
};

/// A text in Japanese, plain Japanese and English.
type Three = [&'static str; 3];

const LOCALES: [Locale; 3] = [Locale::Ja, Locale::JaSimple, Locale::En];

const LONG: Three = [
    "スマートフォンの画面のいちばん下にある、まるいボタンを、指のはらで、ゆっくり1回だけさわってみてください。うまくいかなくても、こわれることはありません。",
    "{画面|がめん}の いちばん {下|した}に ある まるい ボタンを、{指|ゆび}で ゆっくり 1{回|かい} さわって ください。うまく いかなくても、こわれません。",
    "Please touch the round button at the very bottom of the screen once, slowly, with the flat of your finger. Nothing will break, even if it does not work the first time.",
];
const SHORT: Three = [
    "**設定** を1回さわります。",
    "**{設定|せってい}** を 1{回|かい} さわります。",
    "Touch **Settings** once.",
];
/// As long as an answer, a symptom or a question may be: 28 full-width characters.
const MIDDLE: Three = [
    "「設定」がどこにあるのか、なんど見ても、分かりません。",
    "「{設定|せってい}」が どこに あるか、{何回|なんかい} {見|み}ても わかりません。",
    "However often I look, I cannot find where \"Settings\" is.",
];
const LONG_WORD: Three = [
    "セキュリティーソフトウェアインストール",
    "セキュリティーソフトウェアインストール",
    "Antidisestablishmentarianism",
];
const TITLE: Three = [
    "「設定」を開いて、電波がとどいているかを見ます",
    "「{設定|せってい}」を {開|ひら}いて、{電波|でんぱ}を {見|み}ます",
    "Open the settings and see whether the network is there",
];
const NAME: Three = [
    "大阪府・豊中市 高齢者デジタル活用支援センター",
    "{大阪府|おおさかふ}・{豊中市|とよなかし} {高齢者|こうれいしゃ} デジタル センター",
    "Toyonaka City Centre for Digital Support of Older Residents",
];

/// Parses `**label**`, `[text](word:id)` (service, lesson likewise) and `{kanji|kana}`.
fn rich(written: &str) -> Text {
    let parts = written.split("**").enumerate();
    Text(parts.flat_map(|(at, part)| linked(part, at % 2 == 1)).collect())
}

fn linked(written: &str, label: bool) -> Vec<Run> {
    let runs = |text: &str, link: Option<&Target>| {
        let runs = Text::with_readings(text).0.into_iter();
        runs.map(|run| Run { label, link: link.cloned(), ..run }).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    let mut rest = written;
    while let Some((before, link)) = rest.split_once('[') {
        let (inside, address) = link.split_once("](").unwrap();
        let (address, after) = address.split_once(')').unwrap();
        let (kind, id) = address.split_once(':').unwrap();
        let target = match kind {
            "word" => Target::Word(WordId::new(id)),
            "service" => Target::Service(ServiceId::new(id)),
            _ => Target::Lesson(LessonId::new(id)),
        };
        found.extend(runs(before, None));
        found.extend(runs(inside, Some(&target)));
        rest = after;
    }
    found.extend(runs(rest, None));
    found
}

fn localized<T>(make: impl Fn(usize) -> T) -> Localized<T> {
    Localized(LOCALES.into_iter().enumerate().map(|(at, locale)| (locale, make(at))).collect())
}

fn text(three: Three) -> Localized<Text> {
    localized(|at| rich(three[at]))
}

fn paragraph(three: Three, at: usize) -> Block {
    Block::Paragraph(rich(three[at]))
}

fn list(first: Option<u64>, items: &[Three], at: usize) -> Block {
    Block::List { first, items: items.iter().map(|item| rich(item[at])).collect() }
}

fn phone(rows: &[&str]) -> Block {
    Block::Phone(rows.iter().map(|row| (*row).to_owned()).collect())
}

fn big_phone() -> Block {
    phone(&[
        "┌──────────────────────┐",
        "│ Wi-Fi           [入] │",
        "├──────────────────────┤",
        "│ (1) HIDAMARI-2  かぎ │",
        "├──────────────────────┤",
        "│ Free-WiFi            │",
        "├──────────────────────┤",
        "│ TANAKA-HOME     かぎ │",
        "└──────────────────────┘",
    ])
}

fn steps(at: usize) -> Vec<Step> {
    let step = |title: Three, blocks| Step { title: rich(title[at]), blocks, question: None };
    let alert = |kind, blocks| Block::Alert { kind, blocks };
    let variant = |handset| Block::ForHandset {
        handset,
        blocks: vec![paragraph(SHORT, at), list(Some(1), &[SHORT, LONG], at)],
    };
    let links: Three = [
        "タップ、スワイプ、[ピンチ](word:pinch)、[長いことば](word:long)は、[市のページ](service:long)と次のレッスンで分かります。",
        "タップ、スワイプ、[ピンチ](word:pinch)、[{長|なが}い ことば](word:long)は、[{市|し}の ページ](service:long)と {次|つぎ}の レッスンで わかります。",
        "Tap, swipe, [pinch](word:pinch) and [a long word](word:long) are explained on [the city's page](service:long) and in the next lesson.",
    ];
    let link: Three = [
        "[タップ](word:tap)とは何ですか。",
        "[タップ](word:tap)は {何|なん}ですか。",
        "What is a [tap](word:tap)?",
    ];
    let very_long: String = [LONG[at]; 9].join(if at == 2 { " " } else { "" });
    vec![
        step(TITLE, vec![paragraph(LONG, at); 5]),
        step(SHORT, vec![paragraph(links, at), paragraph(LONG, at), paragraph(link, at)]),
        step(
            SHORT,
            vec![
                paragraph(LONG, at),
                big_phone(),
                paragraph(link, at),
                phone(&["ホーム", "(1) 電話"]),
                big_phone(),
            ],
        ),
        step(
            TITLE,
            vec![
                alert(
                    AlertKind::Warning,
                    vec![paragraph(LONG, at), list(None, &[SHORT, LONG, SHORT, LONG], at)],
                ),
                alert(AlertKind::Tip, vec![paragraph(SHORT, at)]),
                alert(AlertKind::Note, vec![list(Some(8), &[SHORT, SHORT, SHORT], at)]),
            ],
        ),
        Step {
            title: rich(SHORT[at]),
            blocks: vec![
                variant(Handset::Android),
                variant(Handset::Iphone),
                variant(Handset::Senior),
                Block::Staff(vec![paragraph(LONG, at)]),
                big_phone(),
            ],
            question: Some(Question {
                ask: rich(MIDDLE[at]),
                choices: (0..4)
                    .map(|n| Choice {
                        text: rich(&format!("{n}{}", MIDDLE[at])),
                        right: n == 1,
                        feedback: rich(&format!("{n}{}", LONG[at])),
                    })
                    .collect(),
            }),
        },
        step(SHORT, vec![Block::Paragraph(rich(&very_long)), paragraph(link, at)]),
        step(TITLE, vec![big_phone()]),
        step(LONG_WORD, vec![paragraph(LONG_WORD, at), list(None, &[LONG_WORD, SHORT], at)]),
        Step {
            title: rich(SHORT[at]),
            blocks: vec![paragraph(SHORT, at)],
            question: Some(Question {
                ask: rich(SHORT[at]),
                choices: vec![
                    Choice { text: rich(LONG_WORD[at]), right: true, feedback: rich(SHORT[at]) },
                    Choice { text: rich("2"), right: false, feedback: rich(LONG_WORD[at]) },
                ],
            }),
        },
    ]
}

fn plain_steps(at: usize) -> Vec<Step> {
    vec![Step { title: rich(SHORT[at]), blocks: vec![paragraph(SHORT, at)], question: None }]
}

fn check() -> CheckDate {
    CheckDate { checked_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), valid_for_days: 365 }
}

fn lesson(id: &str, handsets: &[Handset], texts: Localized<LessonText>) -> (LessonId, Lesson) {
    let lesson = Lesson {
        id: LessonId::new(id),
        level: Level::Basic,
        minutes: 120,
        handsets: handsets.to_vec(),
        services: vec![ServiceId::new("long")],
        next: vec![LessonId::new("plain")],
        check: check(),
        skills: vec![SkillId::new("skill")],
        texts,
    };
    (LessonId::new(id), lesson)
}

fn lesson_text(title: Three, at: usize, steps: Vec<Step>) -> LessonText {
    let asked = Asked {
        question: rich(MIDDLE[at]),
        answer: vec![paragraph(LONG, at), list(None, &[SHORT, LONG], at)],
    };
    LessonText {
        title: rich(title[at]),
        about: vec![paragraph(LONG, at), paragraph(LONG, at)],
        before: vec![list(None, &[LONG, SHORT, LONG], at)],
        steps,
        asked: vec![asked.clone(), asked],
    }
}

fn service(id: &str, access: Access, need: &str) -> Service {
    Service {
        id: ServiceId::new(id),
        access,
        owner: text(NAME),
        name: text(NAME),
        what: text(MIDDLE),
        bring: localized(|at| vec![rich(NAME[at]), rich(SHORT[at]), rich(MIDDLE[at])]),
        needs: vec![need.to_owned()],
        phone: Some("0120-95-0178".to_owned()),
        hours: text([
            "平日の午前9時30分から午後8時まで。土曜日、日曜日、祝日は午後5時30分まで",
            "{平日|へいじつ} {午前|ごぜん}9{時|じ}30{分|ぷん}から {午後|ごご}8{時|じ}まで",
            "weekdays 9:30 a.m. to 8 p.m.; Saturdays, Sundays and holidays to 5:30 p.m.",
        ]),
        online: Online::Full,
        check: check(),
        status: Status::Confirmed,
        source: None,
    }
}

fn web(bytes: usize) -> Access {
    let host = "www.kourei-digital.city.toyonaka.osaka.jp".to_owned();
    let mut url = format!("https://{host}/");
    while url.len() < bytes {
        url.push('a');
    }
    Access::Web { url, host }
}

fn services() -> Vec<Service> {
    let wifi = Wifi {
        ssid: "TOYONAKA-CITY-FREE-WIFI-2F".to_owned(),
        security: WifiSecurity::Wpa,
        password: Some("p;w:12345678".to_owned()),
    };
    let short = Access::Web { url: "https://myna.go.jp/".into(), host: "myna.go.jp".into() };
    let mut services = vec![
        service("long", web(84), "need-0"),
        service("short", short, "need-0"),
        service("wifi", Access::Wifi(wifi), "need-0"),
        service("counter", Access::None, "need-0"),
    ];
    services.extend((0..6).map(|n| service(&format!("more-{n}"), web(50), "need-0")));
    services.extend((1..5).map(|n| service(&format!("need-{n}"), web(60), &format!("need-{n}"))));
    services
}

fn troubles() -> Vec<Trouble> {
    let trouble = |n: usize| Trouble {
        id: TroubleId::new(format!("trouble-{n}")),
        group: TroubleGroupId::new(format!("group-{}", n % 5)),
        says: text(if n < 5 { MIDDLE } else { SHORT }),
        tries: localized(|at| vec![rich(MIDDLE[at]); 3]),
        lesson: n
            .is_multiple_of(2)
            .then(|| (LessonId::new("awkward"), n.is_multiple_of(4).then_some(2))),
        service: n.is_multiple_of(3).then(|| ServiceId::new("long")),
        helper: n % 2 == 1,
    };
    (0..30).map(trouble).collect()
}

/// The content.
pub fn content() -> Content {
    let ja_only = Localized(BTreeMap::from([(Locale::Ja, lesson_text(SHORT, 0, plain_steps(0)))]));
    let word = |three: Three| localized(|at| Word { word: rich(three[at]), means: rich(LONG[at]) });
    let words = [
        ("tap", ["タップ", "タップ", "tap"]),
        ("swipe", ["スワイプ", "スワイプ", "swipe"]),
        ("pinch", ["ピンチアウト", "ピンチアウト", "pinch"]),
        ("long", LONG_WORD),
    ];
    let course = |id: &str, title: Three, lessons: &[&str]| Course {
        id: CourseId::new(id),
        title: text(title),
        about: text(MIDDLE),
        lessons: lessons.iter().map(|id| LessonId::new(*id)).collect(),
    };
    Content {
        courses: vec![
            course("long", TITLE, &["awkward", "plain", "ja-only", "more-0", "more-1"]),
            course("short", SHORT, &["plain"]),
            course("empty", SHORT, &[]),
            course("name", NAME, &["plain"]),
            course("word", LONG_WORD, &["plain"]),
        ],
        lessons: BTreeMap::from([
            lesson("awkward", &Handset::ALL, localized(|at| lesson_text(TITLE, at, steps(at)))),
            lesson("plain", &[], localized(|at| lesson_text(SHORT, at, plain_steps(at)))),
            lesson("more-0", &[], localized(|at| lesson_text(NAME, at, plain_steps(at)))),
            lesson("more-1", &[], localized(|at| lesson_text(LONG_WORD, at, plain_steps(at)))),
            lesson("ja-only", &[], ja_only),
        ]),
        needs: (0..5)
            .map(|n| Need { id: NeedId::new(format!("need-{n}")), name: text(NAME) })
            .collect(),
        services: services(),
        trouble_groups: (0..5)
            .map(|n| TroubleGroup {
                id: TroubleGroupId::new(format!("group-{n}")),
                name: text(TITLE),
            })
            .collect(),
        troubles: troubles(),
        words: words.into_iter().map(|(id, three)| (WordId::new(id), word(three))).collect(),
        ..Content::default()
    }
}
