//! The mask against notes as desks write them, and against numbers planted in every form.

use proptest::{prelude::*, sample::select};

use super::*;

fn told(note: &str) -> Vec<(What, &str)> {
    let part = |found: Found| Some((found.what, note.get(found.at)?));
    find(note).into_iter().filter_map(part).collect()
}

#[test]
fn my_number_is_found_in_any_form() {
    for number in [
        "123456789018",
        "1234 5678 9018",
        "1234-5678-9018",
        "１２３４－５６７８－９０１８",
        "１２３４ー５６７８ー９０１８",
        "1234　5678\u{3000}9018",
        "1234/5678.9018",
        "1 2 3 4 5 6 7 8 9 0 1 8",
        "12-34-56-78-90-18",
        "1234 - 5678 ‐ 9018",
        "1234\n5678\n9018",
        "1234・5678・9018",
        "①②③④⑤⑥⑦⑧⑨018",
    ] {
        let note = format!("番号は{number}でした");
        let what = told(&note);
        assert_eq!(what, [(What::MyNumber, number)], "{note}");
    }
    assert_eq!(told("123456789012"), []);
}

#[test]
fn cards_are_found_and_look_alikes_stay() {
    for card in [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        "４２２２２２２２２２２２２",
    ] {
        assert_eq!(told(&format!("カード {card} を")), [(What::Card, card)]);
    }
    for stays in ["5105 1051 0510 5101", "12345678901234", "9784000000001"] {
        assert_eq!(told(stays), [], "{stays}");
    }
    let two_without_a_space = "09012345678090876543210";
    assert_eq!(told(two_without_a_space), [(What::Card, two_without_a_space)]);
}

#[test]
fn phones_of_every_form_are_found() {
    for phone in [
        "06-6858-5070",
        "06(6858)5070",
        "(06)6858-5070",
        "06の6858の5070",
        "０６ー６８５８ー５０７０",
        "0668585070",
        "072-761-1234",
        "090-1234-5678",
        "090 1234 5678",
        "090.1234.5678",
        "09012345678",
        "050-3333-4444",
        "+81 90 1234 5678",
        "＋81-90-1234-5678",
        "+81 (0)90-1234-5678",
        "+81-6-6858-5070",
        "+1 415 555 2671",
        "090一1234一5678",
    ] {
        let note = format!("電話{phone}へ");
        let inner = phone.trim_start_matches('(');
        assert_eq!(told(&note), [(What::Phone, inner)], "{note}");
    }
}

#[test]
fn a_number_cut_into_pieces_that_look_like_versions_is_found() {
    for (number, what) in [
        ("08.01.7 03.18 7.6", What::Phone),
        ("０８．０１．７　０３．１８　７．６", What::Phone),
        ("09.01 2.3\n45.6 78", What::Phone),
        ("06.6 8.5 8.50 7.0", What::Phone),
        ("06.6 ・ 8.5 〜 8.50 - 7.0", What::Phone),
        ("08/01 7/03 1/8 7/6", What::Phone),
        ("08.01 7/03 1.8 7.6", What::Phone),
        ("+8.1 9.0 12.34 56.78", What::Phone),
        ("12.34 56.78 90.18", What::MyNumber),
        ("１．２．３ ４．５．６ ７．８．９ ０．１．８", What::MyNumber),
        ("41.11 11.11 11.11 11.11", What::Card),
        ("3.7 8.28 22.46 3.10 0.05", What::Card),
    ] {
        assert_eq!(told(&format!("番号は{number}でした")), [(what, number)], "{number}");
    }
}

#[test]
fn versions_days_and_times_beside_each_other_stay() {
    for stays in [
        "iOS 17.6.1、Android 14.0",
        "iOS 17.6.1 18.5 16.7.12",
        "08.01.7",
        "08.01.7 03.18",
        "0.9.1 0.9.2 0.10",
        "2026.11.28 2026.12.5",
        "0.9 2026.11.28",
        "17.6.1 2026.11.28 14:30",
        "08/01 08/08 08/15",
        "08/10/05 08/10/12",
        "08:01 7:03 1:8 7:60",
    ] {
        assert_eq!(told(stays), [], "{stays}");
    }
}

#[test]
fn what_follows_a_word_for_a_secret_is_found() {
    for (note, secret) in [
        ("暗証番号は1234です", "1234"),
        ("暗証番号：１２３４", "１２３４"),
        ("暗証番号＝「1234」", "1234"),
        ("暗証番号（4桁）は0000", "0000"),
        ("暗証番号4桁 0000", "0000"),
        ("暗証番号は 1 2 3 4 とのこと", "1 2 3 4"),
        ("暗証番号は1-2-3-4", "1-2-3-4"),
        ("ＰＩＮ　９９９９", "９９９９"),
        ("PINコード:123456", "123456"),
        ("pin=4321", "4321"),
        ("PIN番号は4321", "4321"),
        ("パスワードはneko2020!", "neko2020"),
        ("ﾊﾟｽﾜｰﾄﾞ neko-2020", "neko-2020"),
        ("ぱすわーど「toyonaka」", "toyonaka"),
        ("パスワードは、toyonakaだそうです", "toyonaka"),
        ("パスコードは147258", "147258"),
        ("password: hunter2", "hunter2"),
        ("Password is swordfish", "swordfish"),
        ("pass code 暗証 2580", "2580"),
        ("パスワードを1234に変更", "1234"),
        ("認証コード 483920 が届いた", "483920"),
        ("セキュリティコードは123", "123"),
        ("PIN 1234、3回失敗", "1234"),
        ("PIN 1234 3回失敗", "1234 3"),
    ] {
        assert_eq!(told(note), [(What::Secret, secret)], "{note}");
    }
    assert_eq!(told("暗証番号を1234から5678に"), [(What::Secret, "1234"), (What::Secret, "5678")]);
}

/// Notes as desks write them: nothing in them is to be masked.
const ORDINARY: &[&str] = &[
    "LINEの写真が送れない。設定を確認して解決。",
    "2026-10-05 14:30に来所、15:10まで。",
    "次回は10/12 13:00。10/19、10/26も予約。",
    "10/5 10/12 10/19 10/26 11/2 の教室に参加",
    "2026/10/05 2026/10/12 2026/10/19 休み",
    "2026年10月5日（月）午後2時30分",
    "2026-10-01〜2026-12-31 の間",
    "20261005 20261012",
    "iOS 18.5へ更新、Android 14。18.5 17.6.1 16.4",
    "店で3,300円かかると言われた。¥3,300と￥11,000",
    "月額2,178円から990円に。4年で57,024円",
    "消費者ホットライン188、警察#9110、#7119、171を案内",
    "マイナンバー総合フリーダイヤル 0120-95-0178 を案内",
    "0570-783-578 紛失の窓口",
    "〒560-8501 豊中市中桜塚3-1-1",
    "受付 A261128-7 と同じ。A261127-12も",
    "しおり012-00345-6の人",
    "暗証番号を忘れた。3回間違えてロック",
    "暗証番号4桁と6〜16桁のパスワードを忘れた",
    "暗証番号（4桁）と署名用パスワード（6-16文字）",
    "パスワードは8文字以上、英数字",
    "パスワードを2回間違えた。パスワード再設定 10/5",
    "パスワードは2026年10月に変更済み",
    "パスワードはGoogleのもの。Apple IDと別",
    "Wi-Fiのパスワード LINEで送った",
    "パスワードはiPhone15のメモ帳に",
    "PINは市役所で初期化。PINコードとパスワードの違い",
    "ピンチイン、ピンク、ショッピング、shopping、pinch 1234",
    "forgot password and PIN, password reset at the shop on 10/5",
    "password is wrong 3 times",
    "78歳、2回目、60分。1対1で30分。65歳以上",
    "5.5インチ、128GB、6.1インチ 64GB 5000万画素",
    "192.168.1.1 に接続、2.4GHzと5GHz",
    "1、2、3の順に押す。1→2→3",
    "バス停から3分、27系統 10:05 10:35 11:05",
    "令和8年10月5日、R8.10.5",
    "100円×3枚、500円玉1枚、1000円札2枚",
    "Aさん1234歩、今日は5678歩",
    "+1された、3+4、10+20+30",
    "1/2、2/3、1/10",
    "15:00-15:30 16:00-16:30 17:00-17:30",
    "(1)設定 (2)一般 (3)情報",
];

#[test]
fn ordinary_notes_stay_as_they_are() {
    for note in ORDINARY {
        assert_eq!(told(note), [], "{note}");
        assert_eq!(mask(note), *note);
    }
}

#[test]
fn a_mark_is_never_longer_than_what_it_hides_and_tells_no_length() {
    assert_eq!(mask("暗証番号は1234、電話090-1234-5678。"), "暗証番号は****、電話****。");
    assert_eq!(mask("パスワードはabcdefgh12です"), "パスワードは****です");
    assert_eq!(mask("セキュリティコード 123"), "セキュリティコード ***");
}

#[test]
fn a_phone_beside_a_date_and_a_price_is_found_alone() {
    assert_eq!(told("10/5 090-1234-5678 3300円"), [(What::Phone, "090-1234-5678")]);
    assert_eq!(told("2026-10-05 06-6858-5070"), [(What::Phone, "06-6858-5070")]);
}

/// What may stand between two digits of a number, the empty one most often.
const GAPS: &[&str] = &[
    "", "", "", "", "", "", "", "", "-", " ", "\u{3000}", "ー", "－", "‐", "–", "—", "−", "ｰ", ".",
    "．", "・", "/", "／", " - ", "  ", "\u{a0}", "_", "\n", "の", "~",
];

/// What may stand right before and after a planted number: no digit, or gaps alone.
const AROUND: &[&str] = &[
    "", "は", "番号", "です", " ", "、", "「", "」", "。", "ID", ":", "\n", "（", "）", "へ",
    " を ",
];

fn dressed(digits: Vec<u8>) -> impl Strategy<Value = String> {
    let count = digits.len();
    let gaps = prop_oneof![
        proptest::collection::vec(select(GAPS), count),
        select(GAPS).prop_map(move |gap| vec![gap; count]),
        (select(GAPS), 1..5_usize).prop_map(move |(gap, every)| {
            (0..count).map(|nth| if nth % every == 0 { gap } else { "" }).collect()
        }),
    ];
    let styles = proptest::collection::vec(prop::bool::ANY, count);
    (gaps, styles).prop_map(move |(gaps, wide)| {
        let mut text = String::new();
        for (nth, digit) in digits.iter().enumerate() {
            if nth > 0 {
                text.push_str(gaps[nth]);
            }
            let base = if wide[nth] { '０' } else { '0' };
            text.push(char::from_u32(u32::from(base) + u32::from(*digit)).unwrap());
        }
        text
    })
}

fn any_digits(count: usize) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(0..10_u8, count)
}

fn my_number() -> impl Strategy<Value = Vec<u8>> {
    any_digits(11).prop_map(|mut digits| {
        let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
        let sum: u32 = digits.iter().zip(weights).map(|(d, w)| u32::from(*d) * w).sum();
        let check = if sum % 11 <= 1 { 0 } else { 11 - sum % 11 };
        digits.push(u8::try_from(check).unwrap());
        digits
    })
}

fn card() -> impl Strategy<Value = Vec<u8>> {
    (12..=15_usize).prop_flat_map(any_digits).prop_map(|mut digits| {
        let sum: u32 = digits
            .iter()
            .rev()
            .enumerate()
            .map(|(nth, digit)| {
                let doubled = u32::from(*digit) * if nth % 2 == 0 { 2 } else { 1 };
                doubled / 10 + doubled % 10
            })
            .sum();
        digits.push(u8::try_from((10 - sum % 10) % 10).unwrap());
        digits
    })
}

fn phone() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        (1..10_u8, any_digits(8)).prop_map(|(second, rest)| [vec![0, second], rest].concat()),
        (5..10_u8, any_digits(8)).prop_map(|(second, rest)| [vec![0, second, 0], rest].concat()),
    ]
}

/// Whether digits are grouped like a day of a year, which stays after such a word: a note says when a PIN was set.
fn is_grouped_like_a_day(number: &str) -> bool {
    let is_gap = |c: char| !c.is_numeric();
    let groups: Vec<usize> = number
        .split(is_gap)
        .map(|group| group.chars().count())
        .filter(|count| *count > 0)
        .collect();
    groups.len() == 3 && groups.contains(&4)
}

/// Groups of digits as a reader sees them, without what stands between.
fn digits_of(text: &str) -> String {
    signs(text).iter().filter_map(|sign| sign.c.to_digit(10)).map(|d| d.to_string()).collect()
}

fn planted(
    number: impl Strategy<Value = Vec<u8>>,
) -> impl Strategy<Value = (String, String, String)> {
    let ordinary = select(ORDINARY);
    (ordinary.clone(), select(AROUND), number.prop_flat_map(dressed), select(AROUND), ordinary)
        .prop_map(|(before, left, number, right, after)| {
            let apart = |side: &str, text: &str| {
                if side.trim().is_empty() && !text.is_empty() { "あ" } else { "" }
            };
            (
                format!("{before}{}{left}", apart(left, before)),
                number,
                format!("{right}{}{after}", apart(right, after)),
            )
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_planted_number_comes_through((before, number, after) in planted(prop_oneof![my_number(), card(), phone()])) {
        let note = format!("{before}{number}{after}");
        let masked = mask(&note);
        // the one form that stays is that of a service's number
        let is_service = ["0120", "0180", "0570", "0800", "0990"].iter().any(|prefix| digits_of(&number).starts_with(prefix));
        if !is_service {
            prop_assert!(!masked.contains(&number), "{masked}");
            let hidden = find(&note).into_iter().any(|found| {
                found.at.start <= before.len() && before.len() + number.len() <= found.at.end
            });
            prop_assert!(hidden, "{masked}");
        }
        prop_assert_eq!(find(&masked), []);
    }

    #[test]
    fn no_planted_secret_comes_through(
        word in select(&["暗証番号", "パスワード", "PIN", "password", "パスコード", "ＰＩＮ", "ﾊﾟｽﾜｰﾄﾞ", "暗証番号は", "PIN:", "パスワード＝「", "パスコード ："][..]),
        pin in (4..=8_usize).prop_flat_map(any_digits).prop_flat_map(dressed),
        after in select(&["です", "。", "」", "、3回", " 10/5に再設定", "を忘れた", "日曜", "回", ""][..]),
    ) {
        prop_assume!(!is_grouped_like_a_day(&pin));
        let note = format!("{word}{pin}{after}");
        let hidden = find(&note).into_iter().any(|found| found.at.start <= word.len() && word.len() + pin.len() <= found.at.end);
        prop_assert!(hidden, "{}", mask(&note));
        prop_assert_eq!(find(&mask(&note)), []);
    }

    #[test]
    fn masking_twice_is_masking_once(note in "([0-9０-９ーは、。 +/.()-]|暗証番号|PIN|パスワード|か|回|[a-z]){0,60}") {
        let masked = mask(&note);
        prop_assert_eq!(find(&masked), []);
        prop_assert_eq!(&mask(&masked), &masked);
        prop_assert!(masked.chars().count() <= note.chars().count());
    }

    #[test]
    fn any_text_is_read(note in any::<String>()) {
        prop_assert_eq!(find(&mask(&note)), []);
    }

    #[test]
    fn ordinary_notes_side_by_side_stay(notes in proptest::collection::vec(select(ORDINARY), 1..4)) {
        let note = notes.join("。");
        prop_assert_eq!(mask(&note), note);
    }

    #[test]
    fn nothing_is_in_a_note_that_is_not_looked_at_closely(
        text in "[あ-んア-ンー一二0-9０-９①𝟏a-zＡ-ｚ：は 　。・\n-]{0,24}",
        word in "(暗証番号|パスワード|ﾊﾟｽﾜｰﾄﾞ|は\u{309a}すわーど|ＰＩＮ|Ｐ-Ｗ|pin|セキュリティ・コード|ぴん番号|認証番号|)[はを：: ]?",
    ) {
        let note = format!("{text}{word}{text}");
        let signs = signs(&note);
        let mut numbers_found = Vec::new();
        for run in runs(&signs) {
            numbers::numbers(&run, &mut numbers_found);
        }
        prop_assert!(numbers::may_be_in(&note) || numbers_found.is_empty(), "{}", note);
        let mut secrets_found = Vec::new();
        secrets::secrets(&note, &signs, &mut secrets_found);
        prop_assert!(secrets::may_be_in(&note) || secrets_found.is_empty(), "{}", note);
    }
}
