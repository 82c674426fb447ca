//! A class at the desk, from the list to the closed register, by keys over a terminal; the records agree.

use serde_json::Value;

use crate::machine::{Kiosk, Machine};

const BOARD: &str = "何の相談でしたか";

impl Machine {
    /// What a command answers in JSON.
    #[track_caller]
    fn answers(&self, arguments: &[&str]) -> Value {
        let output = self.command(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// A class of years to come that three have booked, and a fourth waits for.
    fn class(&self) -> String {
        let done = |arguments: &[&str]| {
            let output = self.command(arguments).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        };
        done(&["venue", "add", "公民館"]);
        let plan = "class plan --title はじめてのスマホ --venue 公民館 --day 2099-01-05 --at \
                    10:00-12:00 --capacity 3 --open";
        done(&plan.split_whitespace().collect::<Vec<_>>());
        let list = self.answers(&["class", "list", "--format", "json"]);
        let id = list[0]["id"].as_str().unwrap().to_owned();
        for name in ["青木", "石川", "上田", "遠藤"] {
            done(&["class", "book", &id, name]);
        }
        id
    }
}

fn at_register(machine: &Machine) -> Kiosk {
    let mut desk = machine.desk();
    desk.signs_in();
    desk.hurries("r", "はじめてのスマホ");
    desk.hurries("\r", "キャンセル待ち1人");
    desk
}

#[test]
fn a_class_is_booked_called_off_restored_and_held_by_keys_alone() {
    let machine = Machine::new();
    machine.set_up();
    let id = machine.class();
    let mut desk = at_register(&machine);
    // one cancels, whoever waits moves up and is called
    desk.hurries("\r", "名簿の人");
    desk.hurries("\x1b[19~", "取り消しますか");
    desk.hurries("\x1b[B", "┃ 取り消す");
    desk.hurries("\r", "電話する人が1人います");
    desk.hurries("c", "席があります");
    desk.hurries("1", "もういません");
    desk.hurries("\x1b", "3人中 0人");
    // called off by one action and taken back by one
    desk.hurries("x台風のため", "台風のため");
    desk.hurries("\r", "電話する人が3人います");
    desk.hurries("x", "電話する人はいません");
    // held: all present, one not, one more without a booking
    desk.hurries("a", "3人中 3人");
    desk.hurries("5", "3人中 2人");
    desk.hurries("w", "予約なしで来た人");
    desk.hurries("\r", "4人中 3人");
    desk.hurries("e", "終わりにしました");
    desk.hurries("\x1b", "日時");
    desk.hurries("\x1b", BOARD);
    desk.ends();
    let register = machine.answers(&["class", "show", &id, "--format", "json"]);
    assert_eq!(register["count"]["here"], 3, "{register}");
    assert_eq!(register["count"]["walk_ins"], 1, "{register}");
    // the table says the same
    let table = machine.command(&["class", "register", &id, "--format", "csv"]).output().unwrap();
    let table = String::from_utf8(table.stdout).unwrap();
    let marked =
        |mark: &str| table.lines().filter(|row| row.contains(&format!(",{mark},"))).count();
    assert_eq!((marked("present"), marked("absent")), (3, 1), "{table}");
    machine.verifies();
}
