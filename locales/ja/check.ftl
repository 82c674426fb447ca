# 講座と一覧の点検（terakoya check）で出る文。ひとつの項目に、何がおきたか（本文）と、どう直すか（.remedy）。

## ファイル

file-too-large = ファイルが大きすぎます（{ $size_kib } KiB。上限は { $limit_kib } KiB）。
    .remedy = 講座を2つに分けるか、まちがって入った物を取りのぞいてください。
file-not-utf8 = UTF-8ではない文字があります（{ $byte } バイト目）。
    .remedy = エディタで、文字コードを「UTF-8」にして保存しなおしてください。
file-unreadable = 読めません（{ $reason }）。
    .remedy = ファイルがあるか、読む権限があるかを、たしかめてください。
file-not-a-file = ファイルではありません。
    .remedy = 同じ名前のフォルダなどを取りのぞき、ふつうのファイルを置いてください。
file-leaves-folder = 講座のフォルダの外につながるリンクです。
    .remedy = リンクではなく、ファイルそのものを講座のフォルダに置いてください。
file-missing = 「{ $name }」がありません。
    .remedy = 講座のフォルダに「{ $name }」を作ってください。書き方は lessons/README.md にあります。
file-unknown-name = 「{ $name }」は、どこからも読まれません。
    .remedy = 名前をたしかめてください。使える名前：{ $names }
folder-without-lessons = 講座がひとつもありません。
    .remedy = フォルダの指定をたしかめてください。講座ひとつが、フォルダひとつです。
lesson-in-no-course = courses.toml のどこにも、この講座が入っていません。学ぶ人の一覧に出ません。
    .remedy = courses.toml の lessons のどれかに、この講座のフォルダの名前を書いてください。
more-problems = このファイルには、ほかに { $count } 件あります。
    .remedy = 上の分を直してから、もう一度点検してください。

## 文字

character-ambiguous = 「{ $character }」（{ $code }）は、端末によって幅が変わる文字です。
    .remedy = 丸数字は 1 2 3、矢印や点線はことばに、書きかえてください。
character-emoji = 絵文字（{ $code }）は使えません。
    .remedy = ことばに書きかえてください。
character-half-width = 「{ $character }」は半角カタカナです。
    .remedy = 全角のカタカナで書いてください。
character-control = 目に見えない制御文字（{ $code }）があります。
    .remedy = その文字を消してください。タブなら、空白に変えてください。
character-invisible = 目に見えない文字（{ $code }）があります。
    .remedy = その場所の文字をいったん消して、打ちなおしてください。
character-box-outside-phone = 罫線の「{ $character }」は、phone の中でだけ使えます。
    .remedy = スマホの絵なら ```phone で囲み、そうでなければ消してください。

## 文章

reading-missing = 「{ $kanji }」に、ふりがながありません。
    .remedy = {"{"}{ $kanji }|よみかた{"}"} と書いてください。
reading-not-kana = ふりがな「{ $reading }」に、かな以外の文字があります。
    .remedy = ふりがなは、ひらがなかカタカナで書いてください。
reading-broken = 「{"{"}」か「{"}"}」が、ひとつだけ残っています。
    .remedy = ふりがなは {"{"}漢字|かんじ{"}"} の形で書きます。ほかの所では波かっこを使えません。
stray-markup = 「{ $mark }」が、そのまま画面に出てしまいます。
    .remedy = 太字の ** は、かっこや句点の内側に置くか、前後に空白を入れます。リンクは [ことば](word:名前) と、すきまなく書きます。
sentence-too-long = 文が長すぎます（{ $length } 文字。目安は { $limit } 文字まで）。
    .remedy = 文を2つに分けてください。

## TOML

toml-syntax = TOMLとして読めません（{ $detail }）。
    .remedy = この場所と前の行の、引用符、かっこ、「=」をたしかめてください。
toml-unknown-key = 「{ $key }」という項目はありません。
    .remedy = つづりをたしかめてください。使える名前：{ $names }
toml-missing-key = 「{ $key }」がありません。
    .remedy = 「{ $key }」の行を足してください。書き方は lessons/README.md にあります。
toml-wrong-type = 「{ $key }」の値の形がちがいます。
    .remedy = この形で書いてください：{ $example }
toml-unknown-value = 「{ $key }」には「{ $value }」を書けません。
    .remedy = 書ける値：{ $names }
toml-out-of-range = 「{ $key }」の数が、{ $least } から { $most } までの間にありません。
    .remedy = 数をたしかめてください。
toml-empty-text = 「{ $key }」が空です。
    .remedy = 中身を書くか、行ごと消してください。
text-too-wide = 「{ $key }」の文が、画面の幅をこえます（{ $columns } 桁。上限は { $limit } 桁）。
    .remedy = 短く書きなおしてください。全角の文字は2桁です。
slip-short-missing = 「{ $key }」がありません。名前が長く、ボタンに入りません（{ $columns } 桁。上限は { $limit } 桁）。
    .remedy = 「{ $key }」に短い名前を書くか、名前を短くしてください。全角の文字は2桁です。
slip-nothing-offered = slip.toml の「{ $key }」に、えらべるものがひとつもありません。
    .remedy = [[{ $key }]] を、「retired = true」を付けずに、ひとつは書いてください。それまでは、プログラムの一覧を使います。
toml-too-many = 「{ $key }」が多すぎます（{ $limit } まで）。
    .remedy = ひとつの画面に入るように、減らしてください。
id-malformed = 「{ $id }」は、名前（id）として使えません。
    .remedy = 小文字の英字、数字、間のハイフンだけで書いてください。例：qr-code
id-twice = 名前（id）「{ $id }」が、2回使われています。
    .remedy = どちらかの名前を変えてください。
language-unknown = 「{ $locale }」という言語はありません。
    .remedy = つづりをたしかめてください。使える言語：{ $names }
language-japanese-missing = 「{ $key }」の日本語（ja）がありません。
    .remedy = ほかの言語がない時に使うので、日本語は必ず書いてください。
language-missing = 「{ $key }」の { $locale } がありません。
    .remedy = { $locale } の文も書いてください。それまでは、ほかの言語で出ます。

## 日付

date-ahead = たしかめた日（{ $date }）が、まだ来ていません。
    .remedy = 日付と、このコンピュータの時計をたしかめてください。
date-due = たしかめた日（{ $date }）から、日がたちました。
    .remedy = 本物の画面や案内と見くらべて、checked_on を今日の日付にしてください。
date-stale = たしかめた日（{ $date }）が古いので、利用者には出ません。
    .remedy = 本物の画面や案内と見くらべて、checked_on を今日の日付にしてください。

## つながり

unknown-service = 「{ $id }」というサービスはありません。
    .remedy = services.toml の名前（id）をたしかめてください。近い名前：{ $names }
unknown-lesson = 「{ $id }」という講座はありません。
    .remedy = 講座のフォルダの名前をたしかめてください。近い名前：{ $names }
unknown-word = 「{ $id }」ということばの説明はありません。
    .remedy = words/ja.toml の名前をたしかめてください。近い名前：{ $names }
unknown-group = 「{ $id }」という分類はありません。
    .remedy = [[group]] の名前（id）をたしかめてください。近い名前：{ $names }
unknown-topic = 相談のこと「{ $id }」は、slip.toml にありません。
    .remedy = 名前をたしかめてください。近い名前：{ $names }
unknown-referral = つなぐ先「{ $id }」は、slip.toml にありません。
    .remedy = 名前をたしかめてください。近い名前：{ $names }
service-without-need = 「for」に、必要ごと（need）がひとつもありません。このサービスは一覧に出ません。
    .remedy = need の名前を入れてください：{ $names }
trouble-step-out-of-range = 講座「{ $lesson }」は、{ $steps } 番目の画面までです。
    .remedy = step の数をたしかめてください。最初の画面が 1 です。
trouble-step-without-lesson = step だけがあり、lesson がありません。
    .remedy = lesson を書くか、step を消してください。
trouble-leads-nowhere = このこまりごとから、どこへも進めません。
    .remedy = lesson、service、helper = true のどれかを書いてください。

## QRコード

address-not-https = アドレスが https:// で始まっていません。
    .remedy = https:// のアドレスを書いてください。ない時は url を消し、電話番号を書きます。
address-host-not-allowed = 「{ $host }」は、許された行き先ではありません。
    .remedy = つづりをたしかめてください。近い名前：{ $names }。正しければ、設定の行き先の一覧に足してもらいます。
address-malformed = アドレスの形がちがいます。
    .remedy = 小文字で、空白や特別な記号のない、最後に行き着くアドレスを書いてください。
address-with-user = アドレスの行き先の前に「@」があります。
    .remedy = 「@」とその前を消してください。にせの行き先を作る時に使われる形です。
address-with-port = アドレスに番号（ポート）がついています。
    .remedy = 「:」とその後の数を消してください。
address-with-query = アドレスに「?」か「#」があります。
    .remedy = 「?」や「#」から後を消し、それでも開くことをたしかめてください。
address-punycode = 行き先の名前が「xn--」の形です。見まちがえやすいので使えません。
    .remedy = ふつうの英字の行き先を書いてください。
address-not-ascii = アドレスに、英数字でない文字があります。
    .remedy = 全角の文字や、英字に似た文字がないか、たしかめてください。
code-too-long = QRコードに入りません（{ $bytes } バイト。上限は { $limit } バイト）。
    .remedy = もっと短い、正式なアドレスを使ってください。短くするサービスは使えません。
phone-malformed = 「{ $phone }」は、電話番号の形ではありません。
    .remedy = 半角の数字とハイフンで書いてください。例：0120-95-0178
wifi-name-length = Wi-Fiの名前（ssid）が長すぎます。
    .remedy = { $limit } バイトまでの名前を、機械に書いてあるとおりに書いてください。
wifi-password-missing = Wi-Fiのパスワードがありません。
    .remedy = password を書くか、パスワードのない電波なら security を "nopass" にしてください。
wifi-password-unneeded = パスワードのない電波に、password が書いてあります。
    .remedy = password を消すか、security を "WPA" にしてください。
wifi-password-length = { $security } のパスワードの長さではありません。
    .remedy = 機械に書いてあるとおりか、たしかめてください。

## 講座：順番

lesson-too-deep = 引用やリストが、何重にもかさなっています（{ $limit } まで）。
    .remedy = 行の先頭の「>」や「-」を減らしてください。
lesson-title-missing = 講座の題がありません。
    .remedy = ファイルの最初の行に「# 題」と書いてください。
lesson-title-twice = 題が2つあります。
    .remedy = 2つ目は「##」にしてください。
lesson-about-missing = 題の下に、何ができるようになるかの文がありません。
    .remedy = 題の次に、1つの段落で書いてください。
lesson-without-steps = 画面（ステップ）がひとつもありません。
    .remedy = 「## 画面の題」で、画面を書いてください。
lesson-section-misplaced = 「{ $title }」の場所がちがいます。
    .remedy = 「はじめる前に」は最初、「よくあるご質問」は最後に、ひとつだけ置きます。
lesson-heading-empty = 見出しが空です。
    .remedy = 見出しのことばを書くか、行を消してください。
lesson-heading-underlined = 下の行の「---」か「===」のせいで、見出しになっています。
    .remedy = 見出しは「##」で書き、線の行は消してください。
lesson-heading-misplaced = ここに「###」の見出しは置けません。
    .remedy = 「###」は「よくあるご質問」の中でだけ使います。画面の題は「##」です。
lesson-step-empty = この画面には、何も書いてありません。
    .remedy = 中身を書くか、見出しを消してください。
lesson-step-too-tall = この画面は、80x22に { $rows } 行はみ出します。
    .remedy = 文を短くするか、画面を2つに分けてください。このままだと、ページが分かれます。
lesson-nothing-to-do = 読むだけの画面が、{ $limit } より多く続いています。
    .remedy = とちゅうに、問いか練習を入れてください。
lesson-asked-text-misplaced = 最初の質問の前に、文があります。
    .remedy = 「### 質問」の下に移してください。
lesson-asked-without-answer = この質問には、答えがありません。
    .remedy = 質問の下に、答えを書いてください。

## 講座：使えない物

lesson-html = HTMLは使えません。
    .remedy = 「<」で始まる所を消し、文で書いてください。
lesson-image = 画像は使えません。
    .remedy = 文で書くか、```phone で絵をかいてください。
lesson-bare-address = アドレス（{ $address }）に、じかにはつなげません。
    .remedy = services.toml に書いて、[ことば](service:名前) としてください。
lesson-link-unknown = 「{ $link }」というつなぎ先はありません。
    .remedy = service:名前、lesson:名前、word:名前 のどれかで書いてください。
lesson-link-definition = リンクの定義は使えません。画面に出ずに消えてしまいます。
    .remedy = [ことば](word:名前) の形で、文の中に書いてください。
lesson-table = 表は使えません。
    .remedy = 文かリストで書いてください。
lesson-code-block = 「{ $language }」の囲みは使えません。
    .remedy = phone か practice にしてください。行の先頭に空白が4つあっても、囲みになります。
lesson-code-open = ``` の囲みが、閉じていません。
    .remedy = 囲みの最後に ``` の行を書いてください。
lesson-code-inline = ` で囲んだ文字は使えません。
    .remedy = スマホに出ることばなら、**太字** にしてください。
lesson-emphasis = ななめの文字などは使えません。
    .remedy = 「*」や「_」を消すか、スマホに出ることばなら **太字** にしてください。
lesson-rule = 区切りの線は使えません。
    .remedy = 線の行を消してください。画面は「##」で分かれます。
lesson-list-nested = リストや引用の中に、別のリストや囲みがあります。
    .remedy = ひとつの段にしてください。字下げの空白も、たしかめてください。
lesson-list-item-long = ひとつの項目に、段落が2つ以上あります。
    .remedy = ひとつにまとめるか、リストの外に出してください。
lesson-list-item-empty = 項目が空です。
    .remedy = 中身を書くか、行を消してください。

## 講座：枠

lesson-quote-without-alert = この引用には、[!TIP] のような名前がありません。
    .remedy = 最初の行に「> [!TIP]」などと書いてください。
lesson-unknown-alert = [!{ $name }] という枠はありません。
    .remedy = 使える名前：{ $names }
lesson-alert-title-shared = [!TIP] などの名前と同じ行に、文があります。
    .remedy = 名前だけの行にし、文は次の行から「> 」で書いてください。
lesson-alert-empty = この枠は、空です。
    .remedy = 中身を書くか、枠を消してください。
lesson-alert-only-text = 枠の中には、文とリストだけを置けます。
    .remedy = ほかの物は、枠の外に出してください。
lesson-handset-unlisted = lesson.toml の handsets に「{ $handset }」がありません。
    .remedy = handsets に "{ $handset }" を足すか、この枠を消してください。

## 講座：問い

lesson-question-misplaced = ここに問いは置けません。
    .remedy = 問いは、「##」の画面の中に、枠に入れずに置いてください。
lesson-question-twice = ひとつの画面に、問いが2つあります。
    .remedy = 2つ目の問いは、別の画面にしてください。
lesson-question-without-ask = 何を聞いているかの文が、ありません。
    .remedy = 「- [ ]」のすぐ上に、聞く文を1つの段落で書いてください。
lesson-question-without-right = 正しい答えがありません。
    .remedy = 正しい答えを「- [x]」にしてください。
lesson-choice-count = 答えが { $count } 個です。
    .remedy = 答えは、2個から4個にしてください。
lesson-choice-mixed = 「[ ]」のない項目が、答えの中にまじっています。
    .remedy = 「- [ ] 答え」か「- [x] 答え」と書いてください。説明は、空白2つ下げて書きます。
lesson-feedback-missing = この答えを選んだ人に、何も返しません。
    .remedy = 答えの下に、空白2つ下げて、ひとこと書いてください。
lesson-feedback-long = 答えへのひとことが、2段落以上あります。
    .remedy = 1つの段落にまとめてください。
lesson-text-after-question = 問いの後に文があります。画面では、問いの前に出ます。
    .remedy = 問いより上に移してください。

## 講座：スマホの絵と練習

lesson-phone-empty = スマホの絵が空です。
    .remedy = 絵をかくか、囲みを消してください。
lesson-phone-wide = スマホの絵の行が長すぎます（{ $columns } 桁。{ $limit } 桁まで）。
    .remedy = 短くしてください。漢字とかなは、2桁に数えます。
lesson-phone-tall = スマホの絵の行が多すぎます（{ $rows } 行。{ $limit } 行まで）。
    .remedy = 行を減らしてください。スマホのわくは、かかなくても出ます。
lesson-practice-syntax = 練習を、TOMLとして読めません（{ $detail }）。
    .remedy = この場所と前の行の、引用符、かっこ、「=」をたしかめてください。

## 講座：言語のちがい

lesson-step-count-differs = 画面が { $steps } 個あります。日本語では { $expected } 個です。
    .remedy = どの言語でも、同じ画面を同じ順番に書いてください。
lesson-question-differs = { $step } 番目の画面の問いが、日本語とちがいます（片方にしかありません）。
    .remedy = どの言語でも、同じ画面に問いを置いてください。
lesson-answers-differ = { $step } 番目の画面の答えの数か、正しい答えの場所が、日本語とちがいます。
    .remedy = 答えを、どの言語でも同じ順番にしてください。
