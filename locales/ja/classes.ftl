# コマンドが会場と教室について言うこと。

## 教室

class-taken = { $taken }/{ $capacity }人
class-waiting = キャンセル待ち{ $waiting }人
class-state-planned = 準備中
class-state-open = 受付中
class-state-full = 満員
class-state-called-off = 中止
class-state-held = 終了
class-room = 部屋：{ $value }
class-about = 内容：{ $value }
class-page = 申し込みのページ：{ $value }
class-book-until = 申し込みは { $value } まで
class-called-off = 中止の理由：{ $value }
class-call = 電話：{ $who }  { $phone }  { $news ->
    [seat] 席が取れました
    [waiting] キャンセル待ちになりました
   *[called-off] 中止になりました
 }
class-missed = （{ $missed }回つながらず）
class-planned = { $count }回の教室を準備しました。
class-left-out = 休み（{ $why }）
doubt-no-such-room = 注意：{ $day }、会場に「{ $room }」という部屋はありません。
doubt-too-many = 注意：{ $day }、部屋に入れるのは{ $fit }人です。
doubt-closed = 注意：{ $day }のこの時間、会場は閉まっています。
doubt-room-taken = 注意：{ $day }、部屋には別の教室（{ $by }）があります。

## 申し込みと出席

class-booked = { $place ->
    [seat] 席が取れました
   *[waiting] キャンセル待ちです（前に{ $before }人）
 }（申し込み { $booking }）。
class-booked-already = もう申し込みがあります。{ $place ->
    [seat] 席があります
    [waiting] キャンセル待ちです（前に{ $before }人）
   *[gone] 取り消されています
 }（申し込み { $booking }）。
class-would-book = { $rows }行のうち、{ $count }人を申し込むことになります。まだ何も記録していません。
class-would-mark = { $count }件を記録することになります。まだ何も記録していません。
class-follow-up = { $who }  { $why ->
    [absent] 申し込んで続けて{ $times }回来ていません
   *[never-served] キャンセル待ち{ $times }回、席がまだ取れていません
 }（最後の教室 { $last }）
class-forgot = 消した電話番号：{ $count }

## 表

classes-imported = { $rows }行：新しい教室{ $planned }、変更{ $changed }、そのまま{ $there }、前に消したもの{ $erased }、会場の追加{ $venues }
classes-would-import = { $rows }行：新しい教室{ $planned }、変更{ $changed }、そのまま{ $there }、前に消したもの{ $erased }、会場の追加{ $venues }。まだ何も記録していません。
event-missing = 「{ $column }」がありません。
    .remedy = 列を足すか、書いてください。定員は --capacity 人数 でも決められます。
event-twice = 「{ $column }」の「{ $value }」が2つあります。
    .remedy = どちらかを消してください。
event-not-a-day = 「{ $column }」の「{ $value }」は日付として読めません。
    .remedy = 2026-12-07 のように書いてください。
event-not-a-time = 「{ $column }」の「{ $value }」は時刻として読めません。
    .remedy = 10:00 のように書いてください。
event-not-a-number = 「{ $column }」の「{ $value }」は人数として読めません。
    .remedy = 15 のように書いてください。
event-several-days = 「{ $column }」の「{ $value }」が開始日と違います。
    .remedy = 1日ずつ、別の行に分けてください。
event-ends-before = 「{ $column }」の「{ $value }」は、始まりより前です。
    .remedy = 時刻を確かめてください。
event-not-a-code = 「{ $column }」の「{ $value }」は、市区町村のコードではありません。
    .remedy = 検査数字まで入れた6けたで書いてください。
event-not-a-position = 「{ $column }」の「{ $value }」は、地図の上の場所ではありません。
    .remedy = 34.781389 のように、緯度と経度を度で書いてください。
event-unknown-venue = 「{ $column }」の「{ $value }」という会場はありません。
    .remedy = `terakoya venue list` で名前を確かめるか、--add-venues を付けて会場も足してください。
event-too-long = 「{ $column }」の「{ $value }」は長すぎます。
    .remedy = 題は60文字まで、説明は400文字までにしてください。
event-not-so-many = 「{ $column }」を{ $value }人にはできません。
    .remedy = 1から500までの数を書いてください。
event-booked-too-late = 「{ $column }」の「{ $value }」は、教室の日より後です。
    .remedy = 教室の日までにしてください。
event-not-a-page = 「{ $column }」の「{ $value }」は、QRコードにできません。
    .remedy = 「https://」で始まる84文字までのアドレスを、「?」「#」「@」や全角の文字なしで書いてください。
register-called = 呼び名「{ $value }」は使えません。
    .remedy = 20文字までの名前か、1から999までの番号札を書いてください。
register-booking = 「{ $value }」は申し込みの ID ではありません。
    .remedy = `terakoya class register --format csv` の booking の列を、そのまま使ってください。
register-stranger = 「{ $value }」は、この教室の申し込みではありません。
    .remedy = 教室と表の組み合わせを確かめてください。
register-bookmark = 「{ $value }」は、しおりの番号ではありません。
    .remedy = しおりの番号を、検査数字まで書いてください。
register-by = 「{ $value }」という申し込み方はありません。
    .remedy = どれかを書いてください：{ $ways }
register-phone = 電話番号として読めません。
    .remedy = 090-1234-5678 のように、0から始まる番号を書いてください。いらなければ空にしてください。
register-mark = 「{ $value }」という出欠はありません。
    .remedy = どれかを書いてください：{ $marks }
register-remark = ひとことが長すぎます：{ $value }
    .remedy = 100文字までに縮めてください。

venues-imported = { $rows }行：書きとめた会場{ $count }
venues-would-import = { $rows }行：書きとめることになる会場{ $count }。まだ何も記録していません。
venue-cell = 「{ $column }」の「{ $value }」が読めません。
    .remedy = docs/classes.md の書き方を見てください。

## できないとき

helper-may-not = { $number }番の人には、できないことです。
    .remedy = まとめ役の人に頼んでください。
venue-unknown = 「{ $which }」という会場はありません。
    .remedy = 近い名前：{ $names }。`terakoya venue list` で一覧が出ます。
venue-ambiguous = 「{ $which }」に当たる会場がいくつかあります。
    .remedy = `terakoya venue list --all` の左の記号を使うか、もっと長く書いてください。
venue-there = 「{ $name }」という会場は、もうあります。
    .remedy = 変えるなら `terakoya venue change`、また使うなら `terakoya venue offer` です。
venue-code = 「{ $code }」は、市区町村のコードではありません。
    .remedy = 検査数字まで入れた6けたで書いてください。
venue-position = 「{ $position }」は、地図の上の場所ではありません。
    .remedy = --position 34.781389,135.470000 のように、緯度と経度を度で書いてください。
venue-rooms = 名前のない部屋か、同じ名前の部屋があります。
    .remedy = --room 名前=人数 を確かめてください。
venue-hours = 終わりが始まりより前の時間があります。
    .remedy = --hours "mon 09:00-12:00" のように書いてください。
venue-columns = { $path } に name の列がありません。
    .remedy = `terakoya venue export` の見出しを使ってください。
class-unknown = 「{ $which }」という教室はありません。
    .remedy = `terakoya class list` の左の記号を使ってください。
class-ambiguous = 「{ $which }」に当たる教室がいくつかあります。
    .remedy = もっと長く書いてください。
class-incomplete = { $flag } がありません。
    .remedy = { $flag } を足してください。`terakoya class plan --help` に説明があります。
class-title = 題がないか、長すぎます。
    .remedy = --title に、{ $most }文字までで書いてください。
class-about-long = 内容の説明が長すぎます。
    .remedy = { $most }文字までに縮めてください。
class-time = 終わりが始まりより前です。
    .remedy = --at 10:00-12:00 のように書いてください。
class-capacity = 定員が範囲の外です。
    .remedy = 1 から { $most } までで書いてください。
class-book-until-late = 申し込みの終わりが、教室の日より後です。
    .remedy = --book-until を教室の日までにしてください。
class-page-bad = 申し込みページのアドレスは、QRコードにできません。
    .remedy = --page に、「https://」で始まる{ $most }文字までのアドレスを、「?」「#」「@」や全角の文字なしで書いてください。
class-rule = 「{ $days }」は、くり返しの曜日として読めません。
    .remedy = 毎週なら --every week --on mon、毎月なら --every month --on 1mon,3mon や --on lastfri のように書いてください。
class-no-days = 教室の日が1日も残りません。
    .remedy = --day と --until（か --times）を確かめてください。
class-not-bookable = この教室には、今は申し込めません。
    .remedy = 準備中なら `terakoya class open`、中止なら `terakoya class restore` です。
class-is-called-off = この教室は中止になっています。
    .remedy = 開いたのなら、先に `terakoya class restore` をしてください。
guest-unknown = 「{ $who }」という人の申し込みはありません。
    .remedy = `terakoya class register` で名前を確かめてください。
guest-ambiguous = 「{ $who }」に当たる人が何人かいます。
    .remedy = `terakoya class register` の左の記号を使ってください。
guest-empty = 呼び名がありません。
    .remedy = 呼び名か、番号札の番号を書いてください。
guest-long = 呼び名が長すぎます。
    .remedy = { $most }文字までにしてください。
guest-not-a-slip = 番号札の番号ではありません。
    .remedy = 1 から { $last } までです。電話番号は --phone に書いてください。
slip-taken = 番号札{ $slip }番は、ほかの人が持っています。
    .remedy = 別の番号札を渡してください。
sheet-changed = 印刷した後で名簿が変わりました（用紙は { $code }、今は { $now }）。何も記録していません。
    .remedy = `terakoya class sheet` を印刷しなおすか、`terakoya class register` の行の番号を使ってください。
sheet-no-line = { $line }行目はありません。何も記録していません。
    .remedy = 1 から { $last } までの行の番号を書いてください。
sheet-mark = 「{ $typed }」は出欠として読めません。何も記録していません。
    .remedy = 3=absent や 4,7=late:バス のように書いてください。出席 present、遅刻 late、早退 left-early、届けあり欠席 excused、欠席 absent です。
register-columns = { $path } に called も booking も、列がありません。
    .remedy = `terakoya class register --format csv` の見出しを使ってください。
class-would-forget-of = { $on } { $title }：{ $count }
class-would-forget = 消すことになる電話番号：{ $count }。1日に1度、ひとりでに消えます。
