# 係の人の画面

## lists that scroll
sheet-above = 上に、あと{ $rows }行あります
sheet-below = 下に、あと{ $rows }行あります

## on every screen
desk-trains = 【練習】
desk-trains-mark = 練習中です。ここに書いたものは、本当の記録に入りません
desk-waiting = 待っている人 { $count }
desk-drafts = 書きかけ { $count }
desk-nobody = （名前なし）
desk-back = もどる
desk-unsaved-disk-full = 保存する場所がいっぱいで、保存できません。入力したものは、この画面に残っています。いらないファイルを消してから、もう一度押してください。
desk-unsaved-not-writable = 保存する場所に書きこめません。入力したものは、この画面に残っています。まとめ役の人に知らせてください。
desk-unsaved-damaged = 記録のファイルを読めないので、保存できません。紙に書き、まとめ役の人に知らせてください。
desk-unsaved-unreachable = 保存できたかどうか、わかりません。もう一度押してください。同じ記録が二つになることはありません。
desk-may-not = これは、今のあなたの役割では、できません。まとめ役の人にたのんでください。
desk-has-left = この番号の人は、やめたことになっています。書きかけのものは、とってあります。まとめ役の人に聞いてください。
desk-other-role = あなたの役割が「{ $role }」に変わりました。できることも変わります。

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
sign-in-clock = いまは { $day } { $time } です。ちがうときは、入る前に、機械の担当者に知らせてください。
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
board-heading = 何の相談でしたか。数字を1回押すと、「{ $outcome }」として記録できます。
board-saved = { $receipt }　{ $topic }　を記録しました。
board-last = いちばん新しい記録　{ $receipt }　{ $topic }
board-taken-back = { $receipt } を取り消しました。
board-taken-back-reason = すぐに取り消した
board-slip = くわしく書く
board-take-back = 取り消す
board-waiting = 呼び出し
board-drafts = 書きかけ
board-matters = { $count ->
    [0] 残ったこと
   *[other] 残ったこと { $count }
 }
board-today = 今日
board-hand-over = 引きつぎ
board-tally = 紙の集計
board-find = さがす
board-codes = QRコード
board-more = ほか
board-lock = かくす
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
waiting-at-step = { $step }番目（全部で{ $steps }）　{ $title }
waiting-at-end = 終わりの画面　{ $title }
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
slip-reason-example = 例 相談のことをまちがえた
slip-reason-missing = なおす理由を、短く書いてください。
slip-nothing-chosen = （まだ）
slip-attached = 見せたもの：{ $names }
slip-changed-meanwhile = ほかの人が、先にこの記録をなおしました。もどって、今の記録を見てください。
slip-save = 記録する
slip-mask = 番号をかくす
slip-codes = QRを見せる
slip-guide = 進め方
slip-throw-away = 捨てる
slip-later = あとで
slip-similar = 似た相談
slip-similar-case = { $day }　{ $outcome }　{ $note }
record-gone = この記録は、もうありません。
mask-my-number = マイナンバーのように見えます。F2でかくせます。このまま記録しても、番号は残しません。
mask-card = カードの番号のように見えます。F2でかくせます。このまま記録しても、番号は残しません。
mask-phone = 電話番号のように見えます。F2でかくせます。このまま記録しても、番号は残しません。
mask-secret = 暗証番号やパスワードのように見えます。F2でかくせます。このまま記録しても、番号は残しません。

## the coaching strip
guide-place = 相談の進め方　{ $topic }
coach-ask = 聞いてみる
coach-never = しないこと
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
    [after-class] 教室のあと
    [phone] 電話
   *[online] オンライン
 }

## days and spans
desk-day = { $year }年{ $month }月{ $day }日（{ $weekday ->
    [mon] 月
    [tue] 火
    [wed] 水
    [thu] 木
    [fri] 金
    [sat] 土
   *[sun] 日
 }）
desk-due = { $month }月{ $day }日まで
desk-due-any = いつでもよい
desk-due-today = 今日まで
desk-due-tomorrow = あしたまで
desk-overdue = { $days }日過ぎています
desk-span = { $hours ->
    [0] { $minutes }分
   *[other] { $hours }時間{ $minutes }分
 }

## a record
record-place = 相談の記録　{ $receipt }
record-reading = 記録を読んでいます。
record-voided = この記録は、取り消してあります。どの数にも入りません。
record-erased = この記録は消しました。書いてあったことは、もう残っていません。残っているのは、いつ、だれが記録したかということだけです。
record-nothing = （なし）
record-minutes = { $minutes }分
record-not-measured = 計っていない
record-day = { $day }　{ $time }
record-day-later = { $day }（あとの日に記録した）
record-left = { $what }（{ $due }）
record-state = 今のようす
record-open = まだ終わっていない（{ $due }）
record-closed = 終わった
record-changed-meanwhile = ほかの人が、先にこの記録をなおしました。これが今の記録です。
record-written = 記録した人
record-written-by = { $name }　{ $day }　{ $time }
record-venue = 会場
record-lessons = 見せた教材
record-services = 見せたQR
record-from-kiosk = 学習機からの呼び出しで始まった
record-may-not = この記録をなおせるのは、その日のうちなら書いた人（{ $name }）、そのあとは、まとめ役の人です。
record-amend = なおす
record-take-back = 取り消す
record-move = 残ったこと
record-erase = 消す

## what happened to it
story-heading = この記録に起きたこと
story-saved = { $name }が記録した
story-corrected = { $name }がなおした
story-change = { $field }：「{ $before }」を「{ $after }」に
story-reason = 理由：{ $reason }
story-taken-back = { $name }が取り消した
story-closed = { $name }が、残ったことを終わりにした
story-put-off = { $name }が、残ったことを続けることにした（{ $due }）
story-line = 一言：{ $line }
story-erased = { $name }が消した
story-wordless = { $name }が書いた（書いてあったことは残っていない）

## taking a record back
take-back-place = 記録を取り消す
take-back-heading = { $receipt } を取り消します。理由を書いてください。
take-back-why = 取り消した記録も、読むことはできます。数には入らなくなります。
take-back-reason = 理由
take-back-reason-example = 例 同じ相談を2回記録した
take-back-reason-missing = 理由を、短く書いてください。

## erasing it
erase-place = 記録を消す
erase-heading = { $receipt } を消す理由を書いてください
erase-why = 数をなおしたいだけなら、消さずに「取り消す」を使ってください。消すのは、書いてはいけないことが書いてあったときです。理由には、その中身を書かないでください。
erase-reason-example = 例 名前が書いてあった
erase-reason-missing = 消す理由を、短く書いてください。
erase-go-on = 次へ
erase-first = { $receipt } を消しますか
erase-first-why = 書いてあったことは、だれにも読めなくなります。
erase-second = 本当に消してよいですか
erase-second-why = 消したものは、もとにもどせません。
erase-keep = 消さずにもどる
erase-sure = 消す
erase-now = はい、今すぐ消す
erase-done = { $receipt } を消しました。

## what was left open
move-place = 残ったこと
move-no-words = （何が残ったかは、書いてありません）
move-becomes = どうなったか
move-closed = 終わった
move-open = まだ続く
move-line = 次の人に一言
move-line-example = 例 電話したが、出なかった
move-done = 残ったことを書きなおしました。

## what is open
matters-place = 残ったこと　{ $venue }
matters-place-everywhere = 残ったこと　すべての会場
matters-reading = 調べています。
matters-none = 残ったことは、ありません。
matters-heading = まだ終わっていないことが、{ $count }件あります。
matters-overdue = そのうち{ $count }件は、日が過ぎています。
matters-due = いつまで
matters-since = いつから
matters-what = すること
matters-open = 記録を開く
matters-everywhere = すべての会場
matters-here = この会場だけ

## a day
today-place = 一日のまとめ　{ $venue }
today-reading = 調べています。
today-counts = 相談 { $count }件　計った時間 { $span }
today-own-records = 自分が書いた記録と、終わっていない記録 { $count }件（Enterで開く）
today-records = 記録 { $count }件（Enterで開く）
today-no-records = この日の記録は、ありません。
print-records = 記録 { $count }件
today-taken-back = 取り消した
today-open = 残っている
today-handovers = 前の人からの一言
today-no-handovers = 一言は、ありません。
today-before = 前の日
today-after = 次の日
today-hand-over = 次の人に一言
today-matters = 残ったこと

## a line for the next shift
handover-place = 次の人への一言
handover-heading = 次に入る人に、知らせることはありますか
handover-line = 一言
handover-example = 例 プリンターの紙が、もうありません
handover-missing = 一言を、100文字までで書いてください。
handover-said = { $name }：{ $line }
handover-write = 書く
handover-written = 次の人への一言を書きました。

## a tally on paper
tally-place = 紙の集計　合計 { $count }件
tally-why = 紙に「正」の字で数えたものを、1日分まとめて写します。「相談のこと」ごとに、数字を入れてください。「どうなったか」は、どれも「{ $outcome }」になります。
tally-day-example = { $day }（ほかの日なら入れる）
tally-none = 0
tally-too-many = 1つの話につき、200件までです。紙を見なおしてください。
tally-empty = 数字が、まだ入っていません。
tally-next = 次へ
tally-done = 数え終わった
tally-ask = { $day }の{ $count }件を、記録しますか
tally-ask-why = 1件ずつの記録になります。まちがえたときは、あとで1件ずつ取り消すことになるので、数をもう一度見てください。
tally-correct = もどって見なおす
tally-write = { $count }件を記録する
tally-list = 記録する数
tally-count = { $count }件
tally-written = { $count }件を記録しました。
tally-leave = 写しかけの集計を、捨てますか
tally-leave-why = 入れた数字は、どこにも残りません。
tally-stay = 続ける
tally-throw-away = 捨てる
## finding
find-place = さがす
find-box = さがす
find-example = 例 写真　相談のこと:LINE　2026-10..
find-help = メモのことば、相談のこと、会場、日付、記録の番号でさがせます。下の矢印で、見つかった記録に移ります。
find-understood = 読み取ったこと：{ $parts }
find-voided = 取り消し
find-nothing = 見つかりません。ことばを短くするか、へらしてみてください。
find-count = { $count }件
find-more-than = { $count }件より多くあります。新しい順に出しています。
find-word = 「{ $word }」
find-without = 「{ $word }」がないもの
find-filter = { $key }：{ $names }
find-filter-not = { $key }：{ $names } でないもの
find-day = { $day }
find-days = { $from }から{ $to }まで
find-days-from = { $from }から
find-days-to = { $to }まで
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
    [topic] 相談のこと
    [outcome] どうなったか
    [follow-up] 残ったこと
    [lesson] 教材
    [service] サービス
    [venue] 会場
    [helper] 担当
    [age] 年代
    [device] 機種
   *[channel] 受け方
 }

## members of staff
members-place = 係の人
members-heading = ここで働く人
members-role = 役目
members-state = ようす
members-locked = 止まっている
members-left = やめた
members-add = 加える
members-new-pin = 暗証番号を新しくする
members-unlock = 止めたのを解く
members-retire = やめた人にする
members-not-locked = { $name }さんの番号は、止まっていません。
members-unlocked = { $name }さんの番号を、また使えるようにしました。
members-has-left = { $name }さんは、もうやめています。
members-not-oneself = 自分をやめた人にすることはできません。ほかのまとめ役の人に、たのんでください。
members-last-organizer = まとめ役の人が、だれもいなくなってしまいます。先に、ほかの人をまとめ役にしてください。
members-retire-ask = { $name }さんを、やめた人にしますか
members-retire-why = もう入れなくなります。書いた記録は、そのまま残ります。
members-keep = このままにする
members-retire-now = やめた人にする
members-retired = { $name }さんを、やめた人にしました。
member-add-place = 係の人を加える
member-add-heading = 新しい係の人
member-pin = はじめの暗証番号
member-pin-why = 暗証番号は、本人に入れてもらってください。
member-number-wrong = 番号は、1から9999までの数字です。
member-number-taken = この番号は、ほかの人が使っています。ちがう番号にしてください。
member-added = { $name }さんを加えました。
member-next = 次へ
new-pin-place = 暗証番号を新しくする
new-pin-heading = { $name }さんの新しい暗証番号
new-pin-done = { $name }さんの暗証番号を、新しくしました。
word-role = { $role ->
    [organizer] まとめ役
   *[volunteer] 係の人
 }

## the lists of the slip
lists-place = えらぶ言葉　{ $list ->
    [topic] 相談のこと
    [outcome] どうなったか
   *[referral] 紹介先
 }
lists-why = 名前や順番を変えても、前の記録と数は、そのままです。
lists-ja = 日本語の名前
lists-en = 英語の名前
lists-state = ようす
lists-retired = 今は使わない
lists-split = 「{ $from }」から分けた
lists-topics = 相談のこと
lists-outcomes = どうなったか
lists-referrals = 紹介先
lists-rename = 名前を変える
lists-up = 上へ
lists-down = 下へ
lists-retire = 使う・使わない
lists-split-up = 分ける
lists-add = 加える
lists-is-retired = 「{ $name }」は、今は使っていません。先に r を押して、また使うことにしてください。
lists-is-first = もう、いちばん上にあります。
lists-is-last = もう、いちばん下にあります。
lists-done = 「{ $name }」を変えました。
lists-name-missing = 日本語の名前を入れてください。ほかの言葉の名前がないときに使います。
lists-name-too-wide = { $language ->
    [ja] 日本語
    [en] 英語
   *[other] ほかの言葉
 }の名前が長すぎます。全角で20文字、半角で40文字までにしてください。
lists-short-missing = { $language ->
    [ja] 日本語
    [en] 英語
   *[other] ほかの言葉
 }の名前は、ボタンに入りきりません。全角で8文字、半角で16文字までの短い名前も、入れてください。
lists-short-too-wide = { $language ->
    [ja] 日本語
    [en] 英語
   *[other] ほかの言葉
 }の短い名前が長すぎます。全角で8文字、半角で16文字までにしてください。
lists-no-origin = 分けるもとの言葉が見つかりません。もどって、一覧を見なおしてください。
lists-last-one = これも使わないことにすると、えらべるものがなくなります。先に、ほかのものを使うことにしてください。
lists-no-id = この名前では作れません。ほかの名前にしてください。

## an entry of a list
term-rename-place = 名前を変える
term-add-place = 言葉を加える
term-split-place = 言葉を分ける
term-rename-heading = 「{ $name }」の名前
term-add-heading = 新しい言葉
term-split-heading = 「{ $name }」を、いくつかに分ける
term-rename-why = 前の記録にも、新しい名前で出ます。意味が変わるときは、名前を変えずに、新しく加えてください。
term-add-why = 短い名前は、長くてボタンに入らないときだけ入れてください。
term-split-why = 分けたあとの言葉を、1つずつ入れてください。ぜんぶ入れたら F2 を押します。もとの言葉は使わないことになり、前の記録には残ります。
term-parts = これまでに入れたもの：{ $names }
term-ja-example = 例 見守りの道具
term-en-example = 例 care devices（なくてもよい）
term-ja-short = 短い名前
term-en-short = 英語の短い名前
term-short-example = ボタンに入らないときだけ
term-next = 次へ
term-all-parts = ぜんぶ入れた
term-no-parts = 分けたあとの言葉を、先に入れてください。
term-part-added = 「{ $name }」を入れました。次の言葉を入れるか、F2 を押してください。
term-split-done = 「{ $name }」を分けました。

## codes for the learner
codes-place = QRコードを見せる
codes-of-lesson = 「{ $lesson }」のQRコード
codes-find = さがす
codes-find-example = 名前の一部を入れると、しぼりこめます
codes-fitting = この相談に合いそうなもの
codes-all = QRコード
codes-lessons = 教材（えらぶと、記録につきます）
codes-lesson-codes = QR { $count }
codes-none = その言葉が入ったものは、ありません。言葉を短くしてみてください。
codes-lesson-none = この教材には、QRコードがありません。
codes-show = 大きく見せる
code-caption = { $host }（{ $owner }）
code-back = もどる
code-practice = 【練習】手続きとサービス
code-gone = このQRコードは、今は見せられません。

## what else there is
bookmarks-place = しおり
bookmarks-what = 習う人の続きを、番号だけで覚えておきます。お名前は書きません。
bookmarks-number = 番号
bookmarks-number-example = 紙にある9けたの数字
bookmarks-lost = なくした番号
bookmarks-lost-example = 2つを1つにまとめるときだけ
bookmarks-print = 印刷するときは「terakoya bookmark slip 番号」を使います。
bookmarks-show = 大きく見せる
bookmarks-make = 新しく作る
bookmarks-wrong-digit = どこか1つ、数字がちがうようです。紙の番号と見くらべてください。
bookmarks-incomplete = 番号は、数字9つです。
bookmarks-unknown = { $number } は、この機械では見つかりません。
bookmarks-merged = 1つにまとめました。どちらの番号でも、続きから始められます。
bookmarks-none-left = この機械のしおりの番号は、もう残っていません。
bookmarks-practice = 【練習】しおり

more-place = そのほか
more-bookmarks = しおり
more-bookmarks-what = 習う人のために作る、大きく見せる、なくしたしおりとまとめる
more-members = 係の人
more-members-what = 加える、暗証番号を新しくする、止まったのを解く
more-lists = えらぶ言葉
more-lists-what = 相談のこと、どうなったか、紹介先の名前や順番
more-train = 練習を始める
more-train-what = 見本の記録で、どの画面もためせます。練習で書いたものは、本当の記録にも数にも入りません。練習のあいだは、どの画面にも「練習中」と出ます。
more-train-end = 練習を終わる
more-train-end-what = 本当の記録にもどります。練習で書いたものは、本当の記録には入りません。
more-machine = この機械
more-machine-is = { $name }（{ $number }番）
more-venue = 会場
more-saving = 保存
more-lessons = 教材
more-lessons-count = { $count }本
more-display = 画面
more-display-is = F6 { $colours }　F7 { $language }

## a class on paper
word-mark = { $mark ->
    [present] 出席
    [late] 遅刻
    [left-early] 早退
    [excused] 届けあり欠席
   *[absent] 欠席
 }
class-came-by = { $how ->
    [walk-in] 当日参加
    [waiting] キャンセル待ち
   *[cancelled] 取り消し
 }
class-slip = 番号札{ $slip }番
class-count = { $listed }人中 { $here }人
class-sheet-walk-ins = 予約なしで来た人（呼び名か番号札）
class-sheet-code = この用紙の記号：{ $code }

## classes
board-classes = 教室
class-list-place = { $venue }の教室
classes-place-everywhere = すべての会場の教室
classes-reading = 読みこんでいます。
classes-none = この1か月と、この先の教室はありません。
classes-today = 今日
classes-coming = これから
classes-before = この1か月
classes-when = 日時
classes-title = 教室
classes-state = 今
classes-seats-head = 申し込み
classes-calls-head = 電話
classes-seats = { $capacity }人中 { $taken }人
classes-seats-waiting = { $capacity }人中 { $taken }人 待ち{ $waiting }
classes-calls = { $calls }人
classes-open = 名簿を開く
classes-follow-up = 声をかける人
class-day-and-time = { $day } { $from }から{ $until }
class-state = { $state ->
    [planned] 準備中
    [open] 受付中
    [full] 満員
    [called-off] 中止
   *[held] 終了
 }
class-to-close = 要確認
class-not-bookable = この教室は、今は申し込めません。
class-is-off = この教室は中止になっています。
class-number-erased = この申し込みの電話番号は、もう消してあります。新しい番号は残せません。
class-stranger = この人は、この教室の名簿にありません。

## the register of a class
register-place = 名簿
register-count = { $title }　{ $listed }人中 { $here }人
register-gone = この教室は、もうありません。
register-when = { $when }　{ $place }
register-counts = { $state }　印なし{ $unmarked }人　当日参加{ $walk_ins }人　キャンセル待ち{ $waiting }人
register-called-off = 中止になりました。{ $reason }
register-nobody = まだだれも名簿にいません。
register-who = 呼び名
register-came-by = 申し込み
register-mark = 出欠
register-remark = メモ
register-waiting = キャンセル待ちなど
register-with-bookmark = { $who }（{ $number }）
register-clear = 印を消す
register-all-present = 全員出席
register-all-present-done = { $count }人を出席にしました。ちがう人だけ、直してください。
register-all-marked = 席のある人には、もうみんな印があります。
register-walk-in = 当日参加
register-book = 申し込む
register-person = くわしく
register-calls = 電話する { $calls }人
register-answers = 終わりの質問
register-held = 終わりにする
register-held-done = 終わりにしました。出欠は、あとからでも直せます。
register-open = 受付を始める
register-opened = 申し込みを受け付けています。キオスクにも出ます。
register-reopen = もう一度開く
register-call-off = 中止にする
register-restore = 中止をやめる
register-restored = 中止をやめました。{ $calls ->
    [0] 電話する人はいません。
   *[other] 電話する人が{ $calls }人います。
 }

## by what somebody is called
guest-example = 何も入れなければ、番号札{ $slip }番になります
guest-bookmark = しおり
guest-bookmark-example = 持っている人だけ。9けたの数字
guest-too-long = 呼び名は、{ $most }文字までです。
guest-not-a-slip = 番号札は、1から{ $last }までです。電話番号は、電話の欄に入れてください。
guest-slip-taken = 番号札{ $slip }番は、もうほかの人が持っています。

walk-in-place = 当日参加
walk-in-heading = 予約なしで来た人を加えます
walk-in-why = 名前は、呼ぶために要るときだけで大丈夫です。
walk-in-save = 加える
walk-in-done = { $who }を加えました。

booking-place = 教室の申し込み
book-free = 席があります。
book-few = のこり{ $seats }席です。
book-full = 満員です。キャンセル待ちになります。
book-phone = 電話
book-phone-example = 連絡がほしい人だけ。教室のあとに消えます
book-phone-wrong = 電話番号は、0から始まる10けたか11けたの数字です。
book-by = 受け方
word-booked-by = { $by ->
    [desk] 窓口
    [phone] 電話
    [kiosk] キオスク
   *[online] インターネット
 }
book-save = 申し込む
book-seat = { $who }の席が取れました。
booking-waits = { $who }はキャンセル待ちです。前に{ $before }人います。
book-already = { $who }は、もう申し込んでいます。

person-place = 名簿の人
person-reason = 来た理由
person-remark = メモ
person-remark-example = 次に会うときに役立つこと
person-who-example = 呼び名か、番号札の数字
person-who-missing = 呼び名か、番号札の数字を入れてください。
person-made = { $at } { $by }
person-heard = 伝えたこと
person-heard-is = { $news }（{ $day } { $at }から）
person-no-mark = 印を消した
person-by-kiosk = キオスク
person-marked = { $mark }　{ $at }　{ $by }
person-save = 保存する
person-saved = { $who }のことを保存しました。
person-cancel = 申し込みを取り消す
person-cancel-ask = { $who }の申し込みを取り消しますか
person-cancel-why = 席があくと、待っている人が順にくり上がります。取り消しは、もとにもどせます。
person-cancel-now = 取り消す
person-keep = このままにする
person-cancelled = { $who }の申し込みを取り消しました。{ $calls ->
    [0] 電話する人はいません。
   *[other] 電話する人が{ $calls }人います。
 }
person-restore = 取り消しをやめる
person-restored = { $who }の申し込みをもどしました。

calls-place = 電話する人　{ $title }
calls-heading = 電話する人：{ $calls }人
calls-how = 伝えたら 1、出なかったら 2 を押してください。
calls-none = 電話する人は、もういません。
calls-what = 伝えること
calls-no-phone = 番号なし
call-news = { $seating ->
    [seat] 席があります
    [waiting] キャンセル待ちになりました
    [moved] 日時が変わりました
   *[called-off] 中止になりました
 }
calls-missed-before = { $what }（出なかった { $missed }回）
calls-reached = 伝えた
calls-missed = 出なかった
calls-noted = { $who }への電話を書きとめました。

call-off-place = 教室を中止にする
call-off-what = キオスクに「中止」と出ます。申し込んだ人は、電話する人の一覧にのります。あとで、もとにもどせます。
call-off-reason = わけ
call-off-example = 例：台風のため。キオスクにも出ます
call-off-now = 中止にする
call-off-done = 中止にしました。{ $calls ->
    [0] 電話する人はいません。
   *[other] 電話する人が{ $calls }人います。
 }

answers-place = 終わりの質問　{ $title }
answers-first = { $number }枚目：ひとりでできましたか
answers-second = { $number }枚目：また来たいですか
answers-how = 紙を見て、数字を押してください。名前は残りません。
answers-count = { $count }人
answers-saved = { $count }枚目まで書きとめました。
answer-could = { $could ->
    [alone] ひとりでできた
    [with-help] 手伝ってもらってできた
   *[not-yet] まだできない
 }
answer-again = { $again ->
    [yes] また来たい
    [no] もう来ない
   *[unsaid] 書いていない
 }

register-figures = まとめ
figures-place = まとめ　{ $title }
figures-here = 来た人
figures-came = { $count }人（当日参加{ $walk_ins }人）
figures-of = { $what } { $count }人
figures-exit = 終わりの質問
figures-none = まだ、来た人がいません。
figures-paper = 紙の名簿は「terakoya class sheet」で印刷できます。

to-ask-place = 声をかける人
to-ask-what = 申し込んで続けて来ていない人と、待ったまま席が取れていない人です。
to-ask-none = 声をかける人は、今はいません。
to-ask-why-head = わけ
to-ask-last = 前回
to-ask-why = { $why ->
    [absent] 続けて{ $times }回来ていない
   *[never-served] { $times }回待って席がない
 }

## planning classes
word-holiday = { $holiday ->
    [new-year] 元日
    [coming-of-age] 成人の日
    [foundation] 建国記念の日
    [emperor] 天皇誕生日
    [spring-equinox] 春分の日
    [showa] 昭和の日
    [constitution] 憲法記念日
    [greenery] みどりの日
    [children] こどもの日
    [sea] 海の日
    [mountain] 山の日
    [aged] 敬老の日
    [autumn-equinox] 秋分の日
    [sports] スポーツの日
    [culture] 文化の日
    [labour] 勤労感謝の日
    [substitute] 振替休日
    [between] 国民の休日
   *[said] 指定した日
 }
word-weekday = { $weekday ->
    [mon] 月曜日
    [tue] 火曜日
    [wed] 水曜日
    [thu] 木曜日
    [fri] 金曜日
    [sat] 土曜日
   *[sun] 日曜日
 }
plan-new = 計画する
plan-change = 計画を変える
plan-again-like = 同じ内容でもう一度

plan-place = 教室を計画する
plan-place-change = 計画を変える　{ $title }
plan-next = 次へ
plan-check = 確かめる
plan-leave = 書きかけのものを、捨てますか
plan-leave-why = 入れたものは、まだどこにも保存されていません。
plan-stay = 続ける
plan-throw-away = 捨てる
plan-nothing = （選んでください）
plan-flaws = 直すところが{ $count }つあります。欄の下を見てください。
plan-title = 題
plan-title-example = 例 はじめてのスマホ
plan-title-missing = 題を、{ $most }文字までで入れてください。
plan-reading = 読みがな
plan-reading-example = なくても大丈夫です。50音順に使います
plan-about = 内容
plan-about-example = 何をする会か。キオスクにも出ます
plan-about-too-long = 内容が長すぎます。400文字までにしてください。
plan-no-venue = 会場がまだありません。F3 で加えられます
plan-venue-missing = 会場を選んでください。
plan-room = 部屋
plan-no-room = 決めない
plan-no-rooms = この会場には、部屋が書いてありません
plan-day = 日
plan-first-day = はじめの日
plan-day-example = 例 12-1 または 2026-12-01
plan-day-wrong = 日は「12-1」や「2026-12-01」のように入れてください。
plan-day-over = { $day }　もう過ぎた日です
plan-holiday = { $day }　{ $holiday }
plan-time = 時間
plan-time-example = 例 10:00-12:00
plan-time-wrong = 時間は「10:00-12:00」のように、始まりと終わりを入れてください。
plan-again = くり返し
plan-repeat = { $how ->
    [weekly] 毎週
    [second-week] 1週おき
    [monthly] 毎月
   *[once] くり返さない
 }
plan-rule = { $how ->
    [weekly] 毎週 { $weekday }
    [second-week] 1週おき { $weekday }
   *[monthly] 毎月 { $nths } { $weekday }
 }
plan-nth = { $nth ->
    [first] 第1
    [second] 第2
    [third] 第3
    [fourth] 第4
    [fifth] 第5
   *[last] 最後
 }
plan-nths = 月の何番目
plan-nths-missing = 月の何番目か、1つ以上選んでください。
plan-ends = いつまで
plan-ends-example = 例 10回、または 2027-03-31
plan-ends-wrong = 「10回」のような回数（{ $most }まで）か、「2027-03-31」のような日を入れてください。
plan-no-days = その日までに、1回もありません。もっと先の日にしてください。
plan-on-holidays = 祝日
plan-holidays = { $how ->
    [skip] 休みにする
   *[keep] 祝日もする
 }
plan-not-on = ほかに休む日
plan-not-on-example = なければ空のまま。例 12-29 1-5
plan-not-on-wrong = 休む日は「12-29 1-5」のように、間をあけて入れてください。
plan-people = { $count }人
plan-capacity = 定員
plan-capacity-example = 人数
plan-capacity-wrong = 定員は、1から{ $most }までの数字です。
plan-helpers = 手伝う人
plan-phones = 貸すスマホ
plan-none-example = 0
plan-lessons = 学ぶこと
plan-choose-lessons = 選ぶ
plan-lessons-how = 学ぶ順に選んでください。もう一度押すと、外れます。
plan-lesson-nth = 順番
plan-lesson = 学ぶこと
plan-lesson-at = { $nth }番目
plan-lesson-turn = 選ぶ・外す
plan-lessons-done = 選び終わった
plan-page = 申し込みページ
plan-page-example = インターネットで申し込めるときの、https:// のアドレス
plan-page-wrong = 「https://」で始まる{ $most }文字までのアドレスを、「?」「#」「@」なしで入れてください。
plan-book-until = 申し込みの終わり
plan-book-until-example = 空なら、教室が始まるまで
plan-book-until-wrong = 申し込みの終わりは、教室の日までにしてください。
plan-opens = 受付
plan-opens-not = まだ始めない
plan-opens-now = すぐに始める
plan-whole = 変える回
plan-only-this = この回だけ
plan-whole-course = これからの回すべて
plan-doubt-room = この会場に、その名前の部屋はありません。
plan-doubt-too-many = 入れるのは{ $fit }人までと書いてあります。
plan-doubt-closed = この時間、会場は閉まっています。
plan-doubt-taken = 同じ時間に、この部屋で「{ $title }」があります。

plan-review = 「{ $title }」を{ $count }回、計画します
plan-review-change = 「{ $title }」の{ $count }回を変えます
plan-doubts = 気になる日が{ $count }日あります。このままでも保存できます。
plan-doubt = { $day }　{ $what }
plan-days = 日にち
plan-skipped = 休む日
plan-save = { $count }回を保存する
plan-save-change = { $count }回を変える
plan-edit = もどって直す
plan-unchanged = 何も変わっていません。
plan-saved = { $count }回を計画しました。{ $stage ->
    [open] 申し込みを受け付けています。
   *[planned] 受付は、まだ始めていません。名簿から始められます。
 }
plan-changed = { $count }回を変えました。{ $calls ->
    [0] 電話する人はいません。
   *[other] 電話する人が{ $calls }人います。
 }

venues-place = 会場
venues-none-here = この機械がある「{ $venue }」は、まだ会場に入っていません。
venues-add = 会場を加える
venues-add-here = この機械の会場を加える
venues-change = 変える
venues-rooms = { $count }部屋
venues-retired = 「{ $name }」は、これから選べません。開いた教室は、そのままです。
venues-offered = 「{ $name }」を、また選べるようにしました。
venue-place = 会場　{ $name }
venue-place-new = 新しい会場
venue-name = 会場の名前
venue-reading-example = なくても大丈夫です。並べる順に使います
venue-district = 地区
venue-district-example = 例 中部。数を地区ごとに見るときに使います
venue-address = 住所
venue-address-example = 都道府県から。例 大阪府豊中市中桜塚三丁目1番1号
venue-code = 市区町村コード
venue-code-example = 6けた。例 272035
venue-code-wrong = 市区町村コードは6けたの数字で、最後の1けたは検査のための数字です。この数字は合いません。
venue-position = 緯度と経度
venue-position-example = 例 34.781389, 135.470000
venue-position-wrong = 緯度と経度は「34.781389, 135.470000」のように、コンマで分けて入れてください。
venue-capacity-example = 会場に入れる人数。部屋ごとなら、部屋のほうに
venue-rooms = 部屋
venue-rooms-example = 例 会議室=12; 和室=8（名前=人数）
venue-rooms-wrong = 部屋は「会議室=12; 和室=8」のように、名前と人数を = でつなぎ、; で分けてください。
venue-rooms-twice = 同じ名前の部屋が2つあるか、名前のない部屋があります。
venue-hours-how = 開いている時間（昼に閉まるときは、間をあけて2つ。空の日は休みです）
venue-hours-example = 例 09:00-12:00 13:00-17:00
venue-hours-wrong = 時間は「09:00-12:00 13:00-17:00」のように入れてください。休みの日は、空のままにします。
venue-closed = 休み
venue-exceptions = ちがう日
venue-exceptions-example = 例 2026-12-29 休館 年末; 2026-12-05 10:00-12:00
venue-exceptions-wrong = ちがう日は「2026-12-29 休館 年末」か「2026-12-05 10:00-12:00」のように入れ、; で分けてください。
venue-like-monday = 平日は月曜日と同じ
venue-like-monday-done = 火曜日から金曜日も、月曜日と同じにしました。
venue-monday-missing = 先に、月曜日の時間を入れてください。
venue-save = 保存する
venue-saved = 会場「{ $name }」を保存しました。
venue-there = 「{ $name }」という会場は、もうあります。ちがう名前にしてください。

courses-place = 講座
courses-what = 何回も続く教室です。選ぶと、これからの回をまとめて変えられます。
courses-none = 講座は、まだありません。計画するときに「くり返し」を選ぶと、講座になります。
courses-title = 講座
courses-rule = いつ
courses-next = 次の回
courses-coming = のこり
courses-times = { $count }回
courses-change = まとめて変える
courses-over = これからの回が、もうありません。t を押すと、同じ内容でもう一度計画できます。
courses-long-over = この講座は半年より前に終わっています。新しく計画してください。
tally-gone = 「{ $topic }」は、今は使わない「相談のこと」です。その数を消して、ほかのところに入れてください。まだ何も記録していません。
