# コマンドが頼まれたことをできないときの文。何が起きたか（本文）と、どうすればよいか（.remedy）。

## 名前

lesson-unknown = 「{ $id }」という講座はありません。
    .remedy = 近い名前：{ $names }。`terakoya lessons list` で一覧が出ます。
service-unknown = 「{ $id }」というサービスはありません。
    .remedy = 近い名前：{ $names }。すべて services.toml にあります。
service-without-code = 「{ $id }」は窓口か電話なので、QRコードはありません。
    .remedy = かわりに電話番号を伝えてください。services.toml にあります。
service-to-confirm = 「{ $id }」のアドレスは、まだだれも確かめていません。
    .remedy = 持ち主のページでアドレスを確かめてから、services.toml の status を "confirmed" にし、checked_on に日付を書いてください。
page-unknown = 「{ $page }」という説明ページはありません。
    .remedy = 近い名前：{ $names }。
term-unknown = { $list ->
    [outcome] 「{ $id }」という結果はありません。
    [referral] 「{ $id }」という紹介先はありません。
   *[topic] 「{ $id }」という相談の種類はありません。
 }
    .remedy = 近い名前：{ $names }。`terakoya topics list --list { $list }` で一覧が出ます。
term-not-offered = 「{ $id }」は、今は使っていません。
    .remedy = 今あるもの：{ $names }。`terakoya topics list --list { $list }` で一覧が出ます。
bookmark-not-here = しおり { $number } は、この機械にはありません。
    .remedy = 紙の番号と見くらべてください。ほかの機械で作ったしおりは、その機械にあります。
bookmark-same = どちらの番号も { $number } です。
    .remedy = なくしたほうの番号、これから使う番号の順に書いてください。
bookmark-none-left = この機械のしおりの番号を、すべて使いました。
    .remedy = この機械に別の番号を付けるまで、ほかの機械を使ってください。
not-set-up = この機械には、まだ番号がありません。
    .remedy = 先に「terakoya setup」で名前と番号を決めてください。
consultation-unknown = 「{ $which }」という相談の記録はありません。
    .remedy = A261128-7 のような番号か ID を書いてください。`terakoya consultations list` で一覧が出ます。
helper-unknown = { $number }番の人はいません。
    .remedy = 番号を確かめてください。

## 書きとめるもの

list-empty = { $list } の一覧に、使えるものがありません。
    .remedy = `terakoya topics add --list { $list }` で足してください。
text-too-long = { $flag } が長すぎます（{ $count }文字）。
    .remedy = { $most }文字までに縮めてください。
day-ahead = { $day } は、まだ来ていない日です。
    .remedy = 日付を確かめてください。コンピューターの時計も確かめてください。
id-taken = ID { $id } には、もうほかの記録があります。
    .remedy = 新しい ID を使うか、--id をやめてください。
record-erased = { $id } の記録は、前に消しました。もう記録できません。
    .remedy = 別の相談なら、新しい ID で記録してください。

## 伝票の一覧

term-there = 「{ $id }」は、もう一覧にあります。
    .remedy = 名前を変えるなら `terakoya topics rename --list { $list }`、また出すなら `offer` を使ってください。
term-id = 「{ $id }」は ID に使えません。
    .remedy = 小文字のローマ字と数字を、1つのハイフンでつないでください。例：line-calls
term-name-missing = 「{ $id }」に日本語の名前がありません。
    .remedy = --name 名前 を足してください。
term-name-wide = 「{ $id }」の名前（{ $language }）が長すぎます。
    .remedy = 半角で{ $most }文字分までにしてください。
term-short-missing = 「{ $id }」の名前（{ $language }）は、ボタンには長すぎます。
    .remedy = 半角で{ $most }文字分までの短い名前を --short { $language }=名前 で足してください。
term-short-wide = 「{ $id }」の短い名前（{ $language }）が長すぎます。
    .remedy = 半角で{ $most }文字分までにしてください。
term-no-origin = 「{ $id }」は、ここからは分けられません。
    .remedy = 一覧にある、別のものから分けてください。
term-last = 「{ $id }」をやめると、使えるものがなくなります。
    .remedy = 先にほかのものを足してください。
term-split = 「{ $id }」を分けるには、2つ以上いります。
    .remedy = --into ID=名前 を2回以上書いてください。
term-no-name = 「{ $id }」の新しい名前がありません。
    .remedy = --name 名前 か --short 名前 を書いてください。

## 読み込む表

table-empty = { $path } に見出しの行がありません。
    .remedy = 1行目に、日付や相談内容などの見出しを書いてください。
table-bad = { $path } に直すところが{ $count }か所あります。何も記録していません。
    .remedy = 上に出たところを直すか読みかえを決めて、もう一度試してください。
table-encoding = { $path } の{ $row }行目に、読めない文字があります。何も記録していません。
    .remedy = Excel などの日本語の CSV なら --encoding shift_jis、そうでなければ UTF-8 で保存しなおしてください。
table-quote-open = { $path } の{ $row }行目で始まる引用符 " が閉じていません。何も記録していません。
    .remedy = 文の中の " は "" と書いてください。
table-after-quote = { $path } の{ $row }行目で、引用符 " を閉じたあとに文が続いています。何も記録していません。
    .remedy = 文の中の " は "" と書いてください。
table-row-long = { $path } の{ $row }行目が長すぎます（{ $most }バイトまで）。何も記録していません。
    .remedy = 引用符 " の閉じ忘れがないか、CSV の表かを確かめてください。
table-changed = 読んでいる間に { $path } が変わりました。何も記録していません。
    .remedy = ほかのプログラムで閉じてから、もう一度試してください。
table-alike = { $row }行目など{ $count }行は、すでにある記録と一字一句同じです。
    .remedy = 前に読み込んだ表に行が増えたのなら --alike skip、たまたま同じ別の相談なら --alike add を付けてください。
map-syntax = 読みかえのファイルが読めません：{ $detail }
    .remedy = [columns]、[values.topic]、[defaults] の下に、名前 = "値" の形で書いてください。`terakoya import consultations --help` に説明があります。
column-unknown = 「{ $name }」という項目はありません。
    .remedy = 近い名前：{ $names }。

## ファイルと端末

path-folder-missing = フォルダ { $path } がありません。
    .remedy = 場所を確かめてください。
path-unreadable = { $path } を読めません：{ $reason }
    .remedy = 場所と、読む権限を確かめてください。
path-unwritable = { $path } に書けません：{ $reason }
    .remedy = 場所と、書く権限を確かめてください。
output-failed = 出力を書けません：{ $reason }
    .remedy = 出力の行き先を確かめてください。
terminal-missing = キオスクには端末が必要ですが、ここは端末ではありません。
    .remedy = 入出力を切りかえずに端末で始めるか、行で読み書きする `terakoya --plain` を使ってください。
terminal-refused = 端末を準備できません：{ $reason }
    .remedy = ほかの端末で試すか、行で読み書きする `terakoya --plain` を使ってください。

## 設定

config-syntax = TOML として読めません：{ $detail }
    .remedy = この行を直してください。`terakoya generate config` で、すべての項目の説明つきの見本が出ます。
config-unknown-key = 「{ $key }」という項目は、ここにはありません。
    .remedy = 近い名前：{ $names }。`terakoya generate config` で、すべての項目の見本が出ます。
config-wrong-type = 「{ $key }」の値の種類がちがいます。
    .remedy = このように書いてください：{ $example }
config-out-of-range = 「{ $key }」の数が範囲の外です。
    .remedy = { $least } から { $most } までの数を書いてください。
config-unknown-value = 「{ $key }」に「{ $value }」は使えません。
    .remedy = 使えるもの：{ $names }。
config-empty = 「{ $key }」に何も書いてありません。
    .remedy = 何か書くか、その行を消してください。消すと、はじめの値になります。
config-host = 「{ $host }」は、ただのホスト名ではありません。
    .remedy = www.example.jp のように、ホスト名だけを小文字で書いてください。https://、パス、*、xn-- は使えません。
config-wifi-incomplete = Wi-Fi の「{ $key }」がありません。
    .remedy = { $key } = "..." を足すか、この部分をすべて消してください。パスワードのない電波なら security = "nopass" と書きます。
config-wifi-password = { $security } の電波に、このパスワードは使えません。
    .remedy = WPA は半角で8から63文字、WEP は5、10、13、26文字のどれか、nopass はパスワードなしです。
config-wifi-too-long = 名前とパスワードが長く、画面のQRコードに入りません。
    .remedy = 名前は32バイトまで、名前とパスワードを合わせて60バイトほどまでです。短いパスワードにしてください。

## 講座と記録

lessons-bad = 講座や一覧に、直すところがあります：{ $count }件
    .remedy = 上に出たところを直して、もう一度調べてください。直るまで、その講座や項目は学ぶ人に見えません。
journal-missing = { $path } に記録がありません。
    .remedy = キオスクのデータのフォルダを --data か設定で指してください。まだ一度も動いていないキオスクには記録がありません。
journal-unsound = { $path } の記録が、記録したときのままではありません。
    .remedy = 何も消さないでください。フォルダを安全な場所に写し、上の結果をとっておき、機械の担当者に知らせてください。前の日の写しは、その中の backup にあります。
search-unsound = { $path } の、ことばを探すための索引が、記録と合っていません。索引にない記録：{ $missing }件、記録のない索引：{ $extra }件、中身が違うもの：{ $stale }件。記録は失われていません。
    .remedy = 「terakoya journal rebuild-search」で、索引を作り直してください。
days-backwards = 終わりの日が、始まりの日より前です。
    .remedy = --from に早い日、--to に遅い日を入れてください。
year-unknown = { $year } 年度の集計はできません。
    .remedy = 4けたの西暦で入れてください。例：2026
workbook-on-terminal = 表計算のファイルは、画面には出せません。
    .remedy = 「-o ファイル名.xlsx」で、書きこむ先を指してください。
reason-length = 理由は、{ $most }文字までで書いてください。
    .remedy = 「--reason 理由」で入れてください。
pin-wrong = 暗証番号がちがいます。
    .remedy = 番号と暗証番号を確かめて、もう一度どうぞ。
pin-wait = ちがう暗証番号が、続けて入れられました。
    .remedy = 相談の窓口の画面で、待ち時間のあとに入ってください。そのあと、ここでも使えます。
month-closed = { $month } は、もう締めてあります。
    .remedy = 直すときは、先に「terakoya report reopen { $month } --reason 理由」で開いてください。
month-open = { $month } は、締めてありません。
    .remedy = 締めるときは「terakoya report close { $month }」です。
month-not-over = { $month } は、まだ終わっていません。
    .remedy = 月が終わってから締めてください。
figures-unsound = 集計のもとになる数が、記録と合いません（{ $wrong } か所）：{ $path }
    .remedy = 記録は失われていません。「terakoya journal rebuild-figures」で、数を作り直してください。
data-unwritable = { $path } に書けません。
    .remedy = フォルダの持ち主が、動かす人と同じか確かめてください。ほかのフォルダは --data で指せます。
data-disk-full = { $path } のディスクがいっぱいです。
    .remedy = ディスクに空きを作ってから、もう一度試してください。何も失われていません。
data-damaged = { $path } の記録がこわれています。そのままにしてあります。
    .remedy = まず、フォルダを安全な場所に写してください。前の日の写しは、その中の backup にあります。
data-newer = { $path } の記録は、より新しい terakoya のものです。そのままにしてあります。
    .remedy = 新しい版を入れてください。
data-busy = ほかのプログラムが { $path } の記録を使っています。
    .remedy = 少し待って、もう一度試してください。
data-unreachable = { $path } の記録に届きません。
    .remedy = ディスクと、そのつなぎ目を確かめて、もう一度試してください。

## 打った人のせいではないもの

broken = 申しわけありません。terakoya そのものがこわれました。
    .remedy = 起きたことは { $log } に書いてあります。もう一度始めてください。くり返すときは、このファイルを送ってください。
randomness-missing = システムが乱数をくれません：{ $reason }
    .remedy = /dev/urandom があり、読めることを確かめてください。

## 見本

demo-folder-taken = { $path } は記録をしまう場所か、ほかのものが入っています。そのままにしてあります。
    .remedy = まだないフォルダを --data で指してください。
demo-there = { $path } には、もう見本があります。そのままにしてあります。
    .remedy = 別の見本を作るときは、ほかのフォルダを --data で指すか、先にこのフォルダを消してください：rm -r { $path }
demo-half = { $path } は、途中で止まった作業の残りか、いま作っている途中のものです。
    .remedy = ほかに作っている人がいなければ、消してから、もう一度試してください：rm -r { $path }

## オープンデータ
open-data-folder-taken = フォルダ { $path } にはほかのものがあります：{ $other }。そのままにしてあります。
    .remedy = まだないフォルダか、空のフォルダを -o で指定してください。
open-data-no-month = { $from } から { $to } までに、しめた月がありません。
    .remedy = 月をしめてから、もう一度書き出してください。オープンデータにするのは、しめた月だけです。
open-data-code = 全国地方公共団体コードが1つに決まりません：{ $codes }
    .remedy = 会場のコードを terakoya venue change 会場 --municipal-code コード でそろえてください。

## 係の人

setup-already = この機械は、もう設定されています。
    .remedy = 係の人を加えるには「terakoya staff add」を、暗証番号を忘れたときは「terakoya staff reset-pin」を使ってください。
name-missing = { $what } の名前がないか、長すぎます。
    .remedy = 名前を入れてください。人は40文字まで、会場と機械は60文字までです。
number-out-of-range = { $what } は、1から{ $last }までの数字です。
    .remedy = 数字をたしかめてください。
staff-unknown = 番号{ $number }の人はいません。
    .remedy = 「terakoya staff list」で、番号を見てください。
staff-number-taken = 番号{ $number }は、ほかの人が使っています。
    .remedy = ほかの番号にしてください。
staff-last-organizer = まとめ役の人が、ひとりもいなくなります。
    .remedy = 先に、ほかの人をまとめ役にしてください（terakoya staff add --organizer）。
pin-length = 暗証番号は、6けたから10けたの数字です。
    .remedy = もう一度入れてください。
pin-easy = 人がすぐ思いつく暗証番号です。
    .remedy = ほかの番号にしてください。
pin-date = 日付のように見える暗証番号です。
    .remedy = ほかの番号にしてください。
pin-own-number = 自分の番号と同じ暗証番号です。
    .remedy = ほかの番号にしてください。
pin-unhashed = 暗証番号をしまうためのメモリーが足りません。
    .remedy = ほかのプログラムを終えてから、もう一度ためしてください。
input-failed = 入力を読めません（{ $reason }）。
    .remedy = 端末から実行するか、1行めに書いて渡してください。
stopped = 途中で止められました。何も変えていません。
    .remedy = もう一度、はじめから行ってください。
bookmark-not-erased = しおり { $number } は、まだ消していません。
    .remedy = 消すと、もとにもどせません。よければ --yes を付けてください。
