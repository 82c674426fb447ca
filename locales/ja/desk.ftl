# 係の人の画面

## lists that scroll
sheet-above = 上に、あと{ $rows }行あります
sheet-below = 下に、あと{ $rows }行あります

## on every screen
desk-trains = 【練習】
desk-waiting = 待っている人 { $count }
desk-drafts = 書きかけ { $count }
desk-nobody = （名前なし）
desk-back = もどる
desk-unsaved-disk-full = 保存する場所がいっぱいで、保存できません。入力したものは、この画面に残っています。いらないファイルを消してから、もう一度押してください。
desk-unsaved-not-writable = 保存する場所に書きこめません。入力したものは、この画面に残っています。まとめ役の人に知らせてください。
desk-unsaved-damaged = 記録のファイルを読めないので、保存できません。紙に書き、まとめ役の人に知らせてください。
desk-unsaved-unreachable = 保存できたかどうか、わかりません。もう一度押してください。同じ記録が二つになることはありません。

## signing in
sign-in-place = 相談の窓口
sign-in-heading = 番号と暗証番号を入れてください
sign-in-locked-heading = しばらく使っていないので、画面をかくしています。暗証番号を入れると、続きにもどります。
sign-in-number = 番号
sign-in-number-example = 例 12
sign-in-pin = 暗証番号
sign-in-pin-example = 6けたから10けたの数字
sign-in-enter = 入る
sign-in-leave = 学習の画面にもどる
sign-in-colours = 色を変える
sign-in-language = ことば / Language
sign-in-other = 別の人が入る
sign-in-forgotten = 暗証番号を忘れたときは、まとめ役の人に言ってください。新しくできます。記録はなくなりません。
sign-in-number-missing = 番号を、数字で入れてください。
sign-in-pin-digits = 暗証番号は、6けたから10けたの数字です。もう一度入れてください。
sign-in-wrong = 番号か暗証番号が、ちがっています。もう一度入れてください。
sign-in-wait = あと{ $seconds }秒待つと、もう一度ためせます。
sign-in-locked = この番号は止まっています。まとめ役の人に、止めたのを解いてもらってください。

## the first organizer
set-up-place = はじめの設定
set-up-heading = まとめ役になる人を、決めてください
set-up-why = この窓口を使うのは、はじめてです。まとめ役の人は、あとから係の人を加えられます。
set-up-name = お名前
set-up-name-example = 例 山田
set-up-name-missing = お名前を、40文字までで入れてください。
set-up-pin-example = 6けたから10けた。誕生日などは使えません
set-up-pin-again = もう一度
set-up-pin-again-example = 同じ暗証番号
set-up-venue = 会場の名前
set-up-venue-example = 例 中央公民館
set-up-venue-missing = 会場の名前を、60文字までで入れてください。
set-up-machine = 機械の名前
set-up-machine-example = 例 受付の横
set-up-machine-missing = 機械の名前を、60文字までで入れてください。
set-up-machine-number = 機械の番号
set-up-machine-number-example = 市の中で、ほかの機械と同じにしない
set-up-machine-number-wrong = 機械の番号は、1から999までの数字です。
set-up-done = 次へ
pin-length = 暗証番号は、6けたから10けたの数字にしてください。
pin-easy = これは、人がすぐ思いつく番号です。ほかの番号にしてください。
pin-date = 日付のように見える番号です。ほかの番号にしてください。
pin-own-number = 自分の番号と同じです。ほかの番号にしてください。
pin-not-the-same = 2つの暗証番号が、同じではありません。もう一度入れてください。

## the board
board-place = 相談の記録　{ $venue }
board-heading = 何の相談でしたか。数字を1回押すと、それだけで記録できます。
board-saved = { $receipt }　{ $topic }　を記録しました。
board-last = いちばん新しい記録　{ $receipt }　{ $topic }
board-taken-back = { $receipt } を取り消しました。
board-taken-back-reason = すぐに取り消した
board-slip = くわしく書く
board-take-back = 今のを取り消す
board-drafts = 書きかけを開く
board-waiting = よんでいる人を見る
board-find = さがす
board-lock = 画面をかくす
board-leave = 終わる

## unfinished slips
drafts-place = 書きかけの記録
drafts-heading = 続きを書くものを、えらんでください
drafts-none = 書きかけはありません。
drafts-unreadable = この書きかけは読めないので、片づけました。

## who waits at a kiosk
waiting-place = 学習機でよんでいる人
waiting-heading = 係の人をよんでいます。行くときは、番号かtを押してください。
waiting-none = 今は、だれもよんでいません。
waiting-is-real = 練習中ですが、ここに出るのは、ほんとうに待っている人です。
waiting-minutes = { $minutes }分
waiting-waits = 待っています
waiting-mine = 自分が行く
waiting-left = 帰りました
waiting-called-at = { $time } によびました。
waiting-language = 画面のことば：{ $locale ->
    [ja] 日本語
    [ja-simple] やさしい日本語
    [en] 英語
    [zh-Hans] 中国語
    [ko] 韓国語
   *[vi] ベトナム語
 }
waiting-handset = 機種：{ $device }
waiting-lessons = 見た教材：{ $names }
waiting-codes = 見たQRコード：{ $names }
waiting-comma = 、
waiting-at-home = はじめの画面や一覧
waiting-at-step = { $title }　{ $step }番目（全部で{ $steps }）
waiting-at-end = { $title }　終わり
waiting-at-trouble = 困りごと：{ $says }
waiting-at-service = 手続き：{ $name }
waiting-take = 行く
waiting-decline = 行けないと伝える
waiting-finish = 終わりにする
waiting-write = 記録を書く
waiting-taken = 学習機に「係の人が、こちらへ向かっています」と出ました。行ってください。
waiting-taken-by = { $name } が、先に行きました。
waiting-withdrawn = よぶのをやめたか、ほかの人が終わりにしました。
waiting-finished = 終わりにしました。
waiting-declined = 学習機に「今は、係の人が行けません」と出ました。

## the slip
slip-place = 相談の記録を書く
slip-place-amend = 記録をなおす
slip-topic = 相談のこと
slip-topic-missing = 何の相談だったかを、えらんでください。
slip-more-topics = ほかの話
slip-age = 年代
slip-visits = 来た回数
slip-device = 機種
slip-outcome = どうなったか
slip-outcome-missing = どうなったかを、えらんでください。
slip-referral = 紹介先
slip-channel = 受け方
slip-note = メモ
slip-note-example = 名前や番号は書かないでください
slip-note-left = あと{ $left }文字書けます。
slip-minutes = かかった分
slip-minutes-measured = 計っています：{ $minutes }分
slip-minutes-none = 分からなければ、空けておく
slip-minutes-wrong = 分は、480までの数字で入れてください。
slip-follow-up = 残ったこと
slip-follow-up-example = 例 パスワードを家で探す
slip-due = いつまで
slip-due-example = 例 12/5（なくてもよい）
slip-due-wrong = 日付は、12/5 のように入れてください。
slip-day = 相談の日
slip-day-example = { $day }（ほかの日なら入れる）
slip-day-wrong = 今日か、それより前の日を、12/5 のように入れてください。
slip-reason = なおす理由
slip-reason-example = 例 話の種類をまちがえた
slip-reason-missing = なおす理由を、短く書いてください。
slip-nothing-chosen = （まだ）
slip-attached = 見せたもの：{ $names }
slip-changed-meanwhile = ほかの人が、先にこの記録をなおしました。もどって、今の記録を見てください。
slip-save = 記録する
slip-mask = 番号をかくす
slip-codes = QRコードを見せる
slip-throw-away = 捨てる
slip-later = あとで続ける
slip-similar = 似た相談
slip-similar-case = { $day }　{ $outcome }　{ $note }
record-gone = この記録は、もうありません。
mask-my-number = マイナンバーのように見えます。F2でかくせます。このまま記録しても、番号は残しません。
mask-card = カードの番号のように見えます。F2でかくせます。このまま記録しても、番号は残しません。
mask-phone = 電話番号のように見えます。F2でかくせます。このまま記録しても、番号は残しません。
mask-secret = 暗証番号やパスワードのように見えます。F2でかくせます。このまま記録しても、番号は残しません。

## the coaching strip
coach-ask = 聞いてみる
coach-never = してはいけないこと
coach-refer = つなぐ先
coach-refer-to = { $when }：{ $name } { $phone }
coach-notes = 教材のメモ

## values of the slip
word-age = { $age ->
    [age-under-50] 50歳未満
    [age-50s] 50代
    [age-60s] 60代
    [age-70s] 70代
    [age-80s] 80代
    [age-90-over] 90歳以上
   *[age-unknown] わからない
 }
word-visits = { $visits ->
    [first] はじめて
    [again] 2回目から
   *[unknown] わからない
 }
word-device = { $device ->
    [android] アンドロイド
    [iphone] アイフォーン
    [senior] らくらく系
    [feature-phone] ガラケー
    [tablet] タブレット
    [pc] パソコン
    [none] 持っていない
   *[unknown] わからない
 }
word-channel = { $channel ->
    [walk-in] 当日
    [booked] 予約
    [from-kiosk] 学習機から
    [after-class] 講座のあと
    [phone] 電話
   *[online] オンライン
 }

## finding
find-place = さがす
find-box = さがす
find-example = 例 写真　話題:LINE　2026-10..
find-help = メモのことば、話題、会場、日付、記録の番号でさがせます。下の矢印で、見つかった記録に移ります。
find-understood = 読み取ったこと：{ $parts }
find-voided = 取り消し
find-nothing = 見つかりません。ことばを短くするか、へらしてみてください。
find-count = { $count }件
find-more-than = { $count }件より多くあります。新しい順に出しています。
find-word = 「{ $word }」
find-without = 「{ $word }」がないもの
find-filter = { $key }が{ $names }
find-filter-not = { $key }が{ $names }でないもの
find-day = { $day }
find-days = { $from }から{ $to }まで
find-receipt = 記録 { $receipt }
find-as-word = { $why ->
    [unknown-key] 「{ $text }」（そういう項目はないので、ことばとして）
    [unknown-value] 「{ $text }」（そういう名前はないので、ことばとして）
    [not-a-receipt] 「{ $text }」（記録の番号ではないので、ことばとして）
    [not-a-day] 「{ $text }」（ない日付なので、ことばとして）
   *[other] 「{ $text }」（ことばとして）
 }
find-left-out = { $why ->
    [too-many] 「{ $text }」（多すぎるので使わない）
   *[other] 「{ $text }」（さがせる文字がない）
 }
find-follow-up = { $state ->
    [open] 残っている
   *[closed] 残っていない
 }
find-key = { $key ->
    [topic] 話題
    [outcome] 結果
    [follow-up] 残ったこと
    [lesson] 教材
    [service] サービス
    [venue] 会場
    [helper] 担当
    [age] 年代
    [device] 機種
   *[channel] 受け方
 }
